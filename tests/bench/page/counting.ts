// The widget's own matching, asked for no more than a filter knows: how many offers fit.

import type { Found, Question, Rules, Subject } from "./contract";
import Matching from "./matching";

export default class Counting implements Subject {
  private readonly matching = new Matching();

  read(bytes: Uint8Array, rules: Rules, questions: Question[]) {
    this.matching.read(bytes, rules, questions);
  }

  index() {
    this.matching.index();
  }

  ask(question: number): Found {
    return { count: this.matching.count(question), first: [] };
  }

  all(question: number) {
    return this.matching.all(question);
  }

  free() {
    this.matching.free();
  }
}

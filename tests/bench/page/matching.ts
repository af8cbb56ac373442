// The widget's own matching, compiled to WebAssembly without the widget.

import init, { BrowserDesk } from "./matching_bench.js";
import type { Found, Question, Rules, Subject } from "./contract";

await init({ module_or_path: fetch("matching_bench_bg.wasm") });

function found(numbers: Uint32Array): Found {
  const [count, ...first] = numbers;
  return { count, first };
}

export default class Matching implements Subject {
  private desk?: BrowserDesk;

  read(bytes: Uint8Array, rules: Rules, questions: Question[]) {
    this.desk = BrowserDesk.read(bytes, rules.today);
    for (const [phase, place, topic] of questions) this.desk.add_question(phase, place, topic);
  }

  index() {
    this.desk!.index();
  }

  indexWords() {
    this.desk!.index_words();
  }

  ask(question: number) {
    return found(this.desk!.ask(question));
  }

  count(question: number) {
    return this.desk!.count(question);
  }

  all(question: number) {
    return [...this.desk!.fitting(question)];
  }

  facets(question: number) {
    this.desk!.facets(question);
  }

  search(words: string) {
    return found(this.desk!.search(words));
  }

  free() {
    this.desk?.free();
  }
}

// Orama: each filter is an `enum[]`, for which it keeps a set of offers.

import { create, insertMultiple, search } from "@orama/orama";
import { SHOWN, type Found, type Question, type Rules, type Subject } from "./contract";
import { prepare, type Prepared } from "./prepare";

const schema = {
  name: "string",
  summary: "string",
  organization: "string",
  locations: "string",
  phases: "enum[]",
  places: "enum[]",
  topics: "enum[]",
} as const;

export default class Orama implements Subject {
  private offers: Prepared[] = [];
  private questions: Question[] = [];
  private database = this.empty();

  read(bytes: Uint8Array, rules: Rules, questions: Question[]) {
    this.offers = prepare(bytes, rules);
    this.questions = questions;
  }

  index() {
    this.database = this.empty();
    // Nothing here is asynchronous, so it is done when the call returns.
    insertMultiple(this.database, this.offers, this.offers.length);
  }

  ask(question: number) {
    return this.found(question, SHOWN);
  }

  all(question: number) {
    return this.found(question, this.offers.length).first;
  }

  search(words: string): Found {
    return found(search(this.database, { term: words, tolerance: 1, limit: SHOWN }));
  }

  private found(question: number, limit: number): Found {
    const [phase, place, topic] = this.questions[question];
    const where = {
      phases: { containsAny: [phase] },
      places: { containsAny: [place] },
      topics: { containsAny: [topic] },
    };
    return found(search(this.database, { where, limit }));
  }

  private empty() {
    return create({ schema, sort: { enabled: false }, components: { tokenizer: { stemming: false, language: "german" } } });
  }
}

function found(results: any): Found {
  const { count, hits } = results as { count: number; hits: { id: string }[] };
  return { count, first: hits.map(({ id }) => Number(id)) };
}

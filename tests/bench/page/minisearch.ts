// MiniSearch: specializes in words; a filter is a function called for every hit.

import MiniSearch, { type SearchResult } from "minisearch";
import { SHOWN, type Found, type Question, type Rules, type Subject } from "./contract";
import { prepare, type Prepared } from "./prepare";

export default class Mini implements Subject {
  private offers: Prepared[] = [];
  private questions: Question[] = [];
  private engine = this.empty();

  read(bytes: Uint8Array, rules: Rules, questions: Question[]) {
    this.offers = prepare(bytes, rules);
    this.questions = questions;
  }

  index() {
    this.engine = this.empty();
    this.engine.addAll(this.offers);
  }

  ask(question: number) {
    return found(this.fitting(question));
  }

  all(question: number) {
    return this.fitting(question).map(({ id }) => Number(id));
  }

  search(words: string) {
    return found(this.engine.search(words, { prefix: true, fuzzy: 0.2, combineWith: "AND" }));
  }

  private fitting(question: number): SearchResult[] {
    const [phase, place, topic] = this.questions[question];
    const filter = ({ phases, places, topics }: SearchResult) =>
      phases.includes(phase) && places.includes(place) && topics.includes(topic);
    return this.engine.search(MiniSearch.wildcard, { filter });
  }

  private empty() {
    return new MiniSearch<Prepared>({
      fields: ["name", "summary", "organization", "locations"],
      storeFields: ["phases", "places", "topics"],
    });
  }
}

function found(results: SearchResult[]): Found {
  return { count: results.length, first: results.slice(0, SHOWN).map(({ id }) => Number(id)) };
}

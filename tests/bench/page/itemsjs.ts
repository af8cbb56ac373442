// ItemsJS: specializes in facets; every search counts them all.

import itemsjs from "itemsjs";
import { SHOWN, type Found, type Question, type Rules, type Subject } from "./contract";
import { prepare, type Prepared } from "./prepare";

export default class Items implements Subject {
  private offers: Prepared[] = [];
  private questions: Question[] = [];
  private engine?: any;

  read(bytes: Uint8Array, rules: Rules, questions: Question[]) {
    this.offers = prepare(bytes, rules);
    this.questions = questions;
  }

  index() {
    // Any of the chosen options is enough, as in the widget.
    const facet = { size: 100, conjunction: false };
    this.engine = itemsjs(this.offers, {
      searchableFields: ["name", "summary", "organization", "locations"],
      aggregations: { phases: facet, places: facet, topics: facet },
    } as any);
  }

  ask(question: number) {
    return this.found(question, SHOWN);
  }

  all(question: number) {
    return this.found(question, this.offers.length).first;
  }

  search(words: string) {
    return found(this.engine.search({ query: words, per_page: SHOWN }));
  }

  private found(question: number, per_page: number): Found {
    const [phase, place, topic] = this.questions[question];
    const filters = { phases: [phase], places: [place], topics: [topic] };
    return found(this.engine.search({ filters, per_page }));
  }
}

function found({ pagination, data }: any): Found {
  return { count: pagination.total, first: data.items.map(({ id }: Prepared) => Number(id)) };
}

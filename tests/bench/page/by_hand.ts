// What a web engineer would hand-write for speed: a bitset for each option, one bit per offer; a
// question intersects three of them. No word search: for that, one uses a library.

import { SHOWN, type Found, type Question, type Rules, type Subject } from "./contract";
import { prepare, type Prepared } from "./prepare";

type Bits = Uint32Array;

export default class ByHand implements Subject {
  private offers: Prepared[] = [];
  private questions: Question[] = [];
  private positions = new Uint32Array();
  private phases = new Map<string, Bits>();
  private places = new Map<string, Bits>();
  private topics = new Map<string, Bits>();

  read(bytes: Uint8Array, rules: Rules, questions: Question[]) {
    this.offers = prepare(bytes, rules);
    this.questions = questions;
  }

  index() {
    this.positions = Uint32Array.from(this.offers, ({ id }) => Number(id));
    this.phases = this.sets((offer) => offer.phases);
    this.places = this.sets((offer) => offer.places);
    this.topics = this.sets((offer) => offer.topics);
  }

  ask(question: number): Found {
    const bits = this.fitting(question);
    const first: number[] = [];
    let count = 0;
    for (let word = 0; word < bits.length; word++) {
      for (let rest = bits[word]; rest !== 0; rest &= rest - 1) {
        if (count++ < SHOWN) first.push(this.positions[word * 32 + lowest(rest)]);
      }
    }
    return { count, first };
  }

  all(question: number) {
    const bits = this.fitting(question);
    const has = (offer: number) => (bits[offer >>> 5] >>> (offer & 31)) & 1;
    return [...this.positions].filter((_, offer) => has(offer));
  }

  private sets(options: (offer: Prepared) => string[]): Map<string, Bits> {
    const sets = new Map<string, Bits>();
    this.offers.forEach((offer, at) => {
      for (const option of options(offer)) {
        let set = sets.get(option);
        if (!set) sets.set(option, (set = new Uint32Array(Math.ceil(this.offers.length / 32))));
        set[at >>> 5] |= 1 << (at & 31);
      }
    });
    return sets;
  }

  private fitting(question: number): Bits {
    const [phase, place, topic] = this.questions[question];
    const none = new Uint32Array(Math.ceil(this.offers.length / 32));
    const [a, b, c] = [this.phases.get(phase), this.places.get(place), this.topics.get(topic)];
    return a && b && c ? none.map((_, word) => a[word] & b[word] & c[word]) : none;
  }
}

/** The index of the lowest set bit. */
function lowest(word: number): number {
  return 31 - Math.clz32(word & -word);
}

// What all that are compared have to do, and what they get for it.

/** A life phase, the id of a place, a topic: the offers that surely fit all three are wanted. */
export type Question = [phase: string, place: string, topic: string];

/** How many offers there are, and the positions of those that a page shows at first. */
export interface Found {
  count: number;
  first: number[];
}

/** As many offers as a page shows at first. */
export const SHOWN = 20;

/** The tables that are not in a catalogue. */
export interface Rules {
  /** Topics by the situations that the catalogue asks for. */
  situations: Record<string, string>;
  /** Ages in months, half-open, by life phase; pregnancy has none. */
  ages: Record<string, [from: number, to: number]>;
  today: string;
}

export interface Subject {
  /** The bytes of the catalogue, made into whatever the index is built of. */
  read(bytes: Uint8Array, rules: Rules, questions: Question[]): void;
  /** Makes filters work, and words too where they are in one with them. */
  index(): void;
  /** Makes words work where that is apart. */
  indexWords?(): void;
  /** Asks the question with this number. */
  ask(question: number): Found;
  /** All positions, for comparing. */
  all(question: number): number[];
  /** All numbers beside the filters. */
  facets?(question: number): void;
  search?(words: string): Found;
}

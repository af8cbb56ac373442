// The interface that every competitor implements, and its inputs.

/** A life phase, the id of a place, a topic: wanted are the offers sure to match all three. */
export type Question = [phase: string, place: string, topic: string];

/** The number of offers, and the positions of those on the first page of results. */
export interface Found {
  count: number;
  first: number[];
}

/** The number of offers on the first page of results. */
export const SHOWN = 20;

/** Tables that are not part of a catalogue. */
export interface Rules {
  /** The topic of each situation in the catalogue. */
  situations: Record<string, string>;
  /** Ages in months, half-open, by life phase; pregnancy has none. */
  ages: Record<string, [from: number, to: number]>;
  today: string;
}

export interface Subject {
  /** Parses the catalogue's bytes into the index's input. */
  read(bytes: Uint8Array, rules: Rules, questions: Question[]): void;
  /** Builds the index for filters, and for words if it is the same index. */
  index(): void;
  /** Builds the index for words if it is a separate one. */
  indexWords?(): void;
  /** Asks the question with this number. */
  ask(question: number): Found;
  /** All positions, for comparison. */
  all(question: number): number[];
  /** All counts next to the filters. */
  facets?(question: number): void;
  search?(words: string): Found;
}

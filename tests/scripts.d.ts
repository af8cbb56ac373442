// What the scripts of the tests find in their pages.

// Texts that the tests put in place of these names.
declare const LOCAL_TIME: string;
declare const SETTINGS: Record<"allOffers" | "next" | "showResults" | "situation" | "word", string>;

interface Window {
  // The program of the accessibility rules; see tests/src/page/axe.rs.
  axe: typeof import("axe-core");
  benchAsksForTap: Promise<void>;
  benchResult: Promise<unknown>;
  benchTimes: Promise<unknown>;
  benchWaitsFor: string;
  harnessClock: { forward(milliseconds: number): void };
  harnessTabStops: Element[][];
}

// It has no types of its own.
declare module "itemsjs";

// What wasm-bindgen makes of crates/matching-bench.
declare module "*/matching_bench.js" {
  export default function init(program: { module_or_path: Promise<Response> }): Promise<void>;
  export class BrowserDesk {
    static read(bytes: Uint8Array, today: string): BrowserDesk;
    add_question(phase: string, place: string, topic: string): void;
    index(): void;
    index_words(): void;
    ask(question: number): Uint32Array;
    fitting(question: number): Uint32Array;
    facets(question: number): void;
    search(words: string): Uint32Array;
    free(): void;
  }
}

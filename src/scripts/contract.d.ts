// The contract between the program, the scripts and the page, all via the root element, <html>. Every
// name is here; xtask/tests/contract.rs checks the program, the styles and `katalog publish` against it.

/** The JavaScript glue that wasm-bindgen generates for the program. */
declare module "angebotsfinder-glue" {
  export function initSync(options: { module: WebAssembly.Module }): object;
}

/** Events on the root, `angebotsfinder:…`, that the program dispatches or listens for. */
type PageEvent =
  | "details"
  | "forgotten"
  | "handover"
  | "harmless"
  | "lost"
  | "next-family"
  | "speak"
  | "theme"
  | "wanted";

/** Events from one script to another. */
type ScriptEvent = "leave";

/** Attributes of the root, `data-…`. */
type PageData =
  | "catalogue"
  | "codes"
  | "crashed"
  | "embedded"
  | "failed"
  | "language"
  | "leaving"
  | "list"
  | "mode"
  | "next"
  | "place"
  | "placeless"
  | "scripts"
  | "sensitive"
  | "shared"
  | "started"
  | "team"
  | "topic"
  | "unfit";

type PageRoot = Omit<HTMLElement, "dataset"> & {
  dataset: { [name in PageData]?: string };
  /** The request for the catalogue, taken over by the program. */
  catalogue?: Promise<Response>;
  /** Records a tap made before the program has started; early.js listens with it, unless a host's policy forbids it. */
  remember?: any;
  /** The everyday words of the language shown, for the search; none in German. */
  words?: Promise<string>;
};

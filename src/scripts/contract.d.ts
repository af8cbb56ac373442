// The contract between the program, the scripts and the page, all via the root element, <html>. Every
// name is here; xtask/tests/contract.rs checks the program, the styles and `katalog publish` against it.

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
  | "demo"
  | "embedded"
  | "failed"
  | "leaving"
  | "list"
  | "mode"
  | "name"
  | "next"
  | "place"
  | "placeless"
  | "scripts"
  | "sensitive"
  | "shared"
  | "started"
  | "team"
  | "topic"
  | "unfit"
  | "unserved";

type PageRoot = Omit<HTMLElement, "dataset"> & {
  dataset: { [name in PageData]?: string };
  /** The request for the catalogue, taken over by the program. */
  catalogue?: Promise<Response>;
  /** The everyday words of the language shown, for the search; none in German. */
  words?: Promise<string>;
};

// What the program, the scripts and the page tell each other by the page's root, <html>. Every name is
// here; xtask/tests/contract.rs compares them with the program, the styles and `katalog publish`.

/** Events of the root, `angebotsfinder:…`, that the program sends or listens to. */
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

/** Events that one script sends to another. */
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
  | "sensitive"
  | "shared"
  | "started"
  | "team"
  | "topic"
  | "unserved";

type PageRoot = Omit<HTMLElement, "dataset"> & {
  dataset: { [name in PageData]?: string };
  /** The request for the catalogue, which the program takes over. */
  catalogue?: Promise<Response>;
};

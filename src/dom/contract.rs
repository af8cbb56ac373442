//! The contract between the program, the page's scripts, `index.html` and `katalog publish`: the
//! names of events and attributes. `xtask/tests/contract.rs` checks all four against this list.

/// Dispatched on `<html>` by the boot script: a language, its direction, its texts (none for
/// German, or if they failed to load), and whether they are for the handout.
pub const SPEAK: &str = "angebotsfinder:speak";
/// Dispatched by the boot script: a part of the program failed to load.
pub const LOST: &str = "angebotsfinder:lost";
/// Dispatched by the team-mode script, and accepted from any other: forget everything.
pub const NEXT_FAMILY: &str = "angebotsfinder:next-family";
/// Asks the boot script for the third part.
pub const DETAILS: &str = "angebotsfinder:details";
/// Asks the boot script to retry the part that failed to load.
pub const WANTED: &str = "angebotsfinder:wanted";
/// Tells the boot script that the catalogue's theme is in the page's attributes.
pub const THEME: &str = "angebotsfinder:theme";
/// Tells the boot script that a link is to be shown: the code for it is fetched only then.
pub const HANDOVER: &str = "angebotsfinder:handover";
/// Tells the exit script that nothing of a family may stay in the URL.
pub const FORGOTTEN: &str = "angebotsfinder:forgotten";
/// Tells the exit script that the link's list may be kept in the URL of the first history entry.
pub const HARMLESS: &str = "angebotsfinder:harmless";

/// Performance marks: the program has started.
pub const STARTED: &str = "angebotsfinder:started";
/// The catalogue is ready.
pub const CATALOGUE_READY: &str = "angebotsfinder:catalogue-ready";

/// Attributes of `<html>`. Set by the boot script: the absolute URL of the catalogue; empty if the
/// page's URL asks for one that it may not choose.
pub const CATALOGUE: &str = "data-catalogue";
/// Set by the boot script: the short codes of the list that was in the URL.
pub const CODES: &str = "data-codes";
/// Set by the boot script: a place preset by the host.
pub const PLACE: &str = "data-place";
/// Set by the boot script: topics preset by the host.
pub const TOPIC: &str = "data-topic";
/// Set by the boot script: the URL of the other mode.
pub const MODE: &str = "data-mode";
/// Set by `early.js`: what was tapped before the program had started; the id of the button, or empty
/// for "Weiter".
pub const NEXT: &str = "data-next";
/// Set by the boot script: the URL asks for team mode.
pub const TEAM: &str = "data-team";
/// Set by the boot script: families share the device.
pub const SHARED: &str = "data-shared";
/// Set by the boot script: the URL of the list of all offers, where the site has one.
pub const LIST: &str = "data-list";
/// For the boot script: what it says if the program stops.
pub const CRASHED: &str = "data-crashed";
/// For the exit script: the URL to leave to; empty if the catalogue gives none. Absent while
/// nothing sensitive is shown.
pub const SENSITIVE: &str = "data-sensitive";

/// Attributes of elements. For hosts and styles: the screen's name.
pub const SCREEN: &str = "data-screen";
/// For styles and tests: the offer's id.
pub const OFFER: &str = "data-offer";
/// For styles and tests: the list's name.
pub const SECTION: &str = "data-section";
/// For tests: something failed to load.
pub const FAILURE: &str = "data-failure";
/// For the handover script: where the focus moves when the list is rebuilt.
pub const FOCUS: &str = "data-focus";
/// For the handover script: the chosen language.
pub const CHOSEN: &str = "data-chosen";
/// For the handover script: the fragment of the link.
pub const LINK: &str = "data-link";
/// For the handover script: the subject of a message.
pub const TITLE: &str = "data-title";
/// For the handover script: the text of a message.
pub const TEXT: &str = "data-text";
/// For the handover script: a button that copies the link, and what to say afterwards.
pub const COPY: &str = "data-copy";
/// For the handover script: a button that prints.
pub const PRINT: &str = "data-print";
/// For the handover script: where it says what has come of the buttons above, and what it says if
/// nothing has.
pub const REFUSED: &str = "data-refused";
/// For the handover script: a button that opens the device's share menu.
pub const SHARE: &str = "data-share";
/// For the handover script: the URL scheme or service that sends a message.
pub const WAY: &str = "data-way";

/// The id of the data block in which `katalog publish` says what the questions show.
pub const OUTLINE: &str = "outline";

/// A property of `<html>`, set by the boot script: the promise of the catalogue that it has already
/// requested.
pub const UNDERWAY: &str = "catalogue";
/// A property of `<html>`, set by the boot script in another language than German: the promise of
/// the everyday words of the language.
pub const OWN_WORDS: &str = "words";

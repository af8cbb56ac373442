//! What the program, the page's scripts, `index.html` and `katalog publish` have agreed on: the
//! names of events and attributes. `xtask/tests/contract.rs` compares all four with this list.

/// Sent to the page's root by the boot script: a language, its direction, its texts (none for
/// German, or if they have not come), and whether they are for the handout.
pub const SPEAK: &str = "angebotsfinder:speak";
/// Sent by the boot script: a part of the program does not come.
pub const LOST: &str = "angebotsfinder:lost";
/// Sent by the team's script, and understood from any other: everything is to be forgotten.
pub const NEXT_FAMILY: &str = "angebotsfinder:next-family";
/// Asks the boot script for the third part.
pub const DETAILS: &str = "angebotsfinder:details";
/// Asks the boot script once more for the part that has not come.
pub const WANTED: &str = "angebotsfinder:wanted";
/// Tells the boot script that the page's attributes say how the catalogue wants to look.
pub const THEME: &str = "angebotsfinder:theme";
/// Tells the boot script that a link is to be shown: only then the code for it is fetched.
pub const HANDOVER: &str = "angebotsfinder:handover";
/// Tells the boot script that nothing of a family may stay in the address.
pub const FORGOTTEN: &str = "angebotsfinder:forgotten";
/// Tells the way out that the list of the link may stand in the address of the first entry.
pub const HARMLESS: &str = "angebotsfinder:harmless";

/// Marks on the browser's timeline, for measuring.
pub const STARTED: &str = "angebotsfinder:started";
/// The catalogue is there.
pub const CATALOGUE_READY: &str = "angebotsfinder:catalogue-ready";

/// Attributes of the page's root. By the boot script: the absolute address of the catalogue; empty
/// where the page's address may not choose it.
pub const CATALOGUE: &str = "data-catalogue";
/// By the way out: the short codes of the list that the address held.
pub const CODES: &str = "data-codes";
/// By the boot script: a place that the host has chosen.
pub const PLACE: &str = "data-place";
/// By the boot script: topics that the host has chosen.
pub const TOPIC: &str = "data-topic";
/// By the boot script: the address of the other mode.
pub const MODE: &str = "data-mode";
/// By the boot script: "Weiter" was tapped before the program was there.
pub const NEXT: &str = "data-next";
/// By the boot script: the address asks for the team mode.
pub const TEAM: &str = "data-team";
/// By the boot script: the device is shared by families.
pub const SHARED: &str = "data-shared";
/// By the boot script: the address of the list of all offers, where the site has one.
pub const LIST: &str = "data-list";
/// By `katalog publish`: the catalogue's name.
pub const NAME: &str = "data-name";
/// By `katalog publish`: the catalogue is a demonstration.
pub const DEMO: &str = "data-demo";
/// By `katalog publish`: the catalogue leaves no choice of places.
pub const PLACELESS: &str = "data-placeless";
/// By `katalog publish`: the codes of the life phases without an offer.
pub const UNSERVED: &str = "data-unserved";
/// For the way out: where to leave to; empty where the catalogue does not say. Missing as long as
/// nothing is sensitive.
pub const SENSITIVE: &str = "data-sensitive";
/// What the names of the attributes for the catalogue's theme begin with (`catalogue::Theme`).
pub const THEME_PREFIX: &str = "data-";

/// Attributes of elements. For hosts and styles: the name of the screen.
pub const SCREEN: &str = "data-screen";
/// For styles and tests: the id of the offer.
pub const OFFER: &str = "data-offer";
/// For styles and tests: the name of the list.
pub const SECTION: &str = "data-section";
/// For tests: something has not come.
pub const FAILURE: &str = "data-failure";
/// For the handover's script: where the focus goes when the list is made anew.
pub const FOCUS: &str = "data-focus";
/// For the handover's script: the language that is chosen.
pub const CHOSEN: &str = "data-chosen";
/// For the handover's script: the fragment of the link.
pub const LINK: &str = "data-link";
/// For the handover's script: the subject of a message.
pub const TITLE: &str = "data-title";
/// For the handover's script: the text of a message.
pub const TEXT: &str = "data-text";
/// For the handover's script: copies the link, and says this then.
pub const COPY: &str = "data-copy";
/// For the handover's script: opens the device's own way to share.
pub const SHARE: &str = "data-share";
/// For the handover's script: the kind of address that a message needs.
pub const WAY: &str = "data-way";

/// A property of the page's root, by the boot script: the promise of the catalogue that it has
/// asked for already.
pub const UNDERWAY: &str = "catalogue";

//! Nobody learns where a secret address is, whoever has written it into whichever text: what would
//! tell it is refused, and what is made tells nothing. An honest catalogue is never refused.

mod desk;
mod honest;
mod planted;
mod sites;
mod spelling;
mod unseen;

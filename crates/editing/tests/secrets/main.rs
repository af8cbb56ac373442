//! Nobody learns a secret address, whichever text it was written into and by whom: what would
//! reveal it is rejected, and what is generated reveals nothing. An honest catalogue is never
//! rejected.

mod desk;
mod honest;
mod planted;
mod sites;
mod spelling;
mod unseen;

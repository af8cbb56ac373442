//! The Angebotsfinder: leads families to the local support that fits.

mod finder;
mod history;
mod intl;
mod language;
mod live;
mod load;
mod markup;
mod phrase;
mod start;
mod text;
mod view;

fn main() {
    start::start();
}

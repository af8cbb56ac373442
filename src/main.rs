//! The Angebotsfinder: leads families to the local support that fits.

mod finder;
mod history;
mod intl;
mod language;
mod link;
mod live;
mod load;
mod markup;
mod phrase;
mod start;
mod text;
mod view;

/// Smaller than the one that comes with Rust.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    start::start();
}

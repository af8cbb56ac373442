//! `docs/benchmarks.md`.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};

use xtask::bench_input::BenchInput;
use xtask::content_name;
use xtask::limits::{BEFORE_THE_FIRST_QUESTION, BEFORE_THE_RESULTS};
use xtask::sizes::{Sizes, grouped};

use crate::format::{megabytes, milliseconds, milliseconds_if_any, table, whole};
use crate::machine::Machine;
use crate::median::Middle;
use crate::verdict::{beside, growth, word};
use crate::{browser, native, visit};

const PREFACE: &str = include_str!("preface.md");
/// A long task blocks the main thread for more than this many milliseconds.
const BLOCK: f64 = 50.0;

/// All measurements.
pub struct Document {
    pub machine: Machine,
    /// Chromium's version.
    pub browser: String,
    pub input: BenchInput,
    /// The number of visits of each widget.
    pub visits: usize,
    pub phones: Vec<Phone>,
    pub growth: Vec<Growth>,
    pub comparisons: Vec<Comparison>,
}

/// The visits with one device and connection.
pub struct Phone {
    pub name: &'static str,
    pub columns: Vec<Waiting>,
}

/// The visits of one widget with a catalogue of one size.
pub struct Waiting {
    /// `None`: this checkout.
    pub revision: Option<String>,
    pub offers: usize,
    /// The compressed size of what the results need of the catalogue.
    pub bytes: usize,
    pub visits: Vec<visit::Times>,
}

impl Waiting {
    fn middle(&self, time: fn(&visit::Times) -> f64) -> Middle {
        Middle::of(self.visits.iter().map(time))
    }
}

/// The matching on its own, with a catalogue of one size.
pub struct Growth {
    pub offers: usize,
    pub native: native::Times,
    /// On this CPU, and on one four times slower.
    pub browsers: Vec<browser::Times>,
}

/// The comparison with a catalogue of one size.
pub struct Comparison {
    pub offers: usize,
    pub answer: browser::Answer,
}

/// What is measured during a visit, and its budget in milliseconds for that many offers.
struct Row {
    name: &'static str,
    time: fn(&visit::Times) -> f64,
    budget: fn(usize) -> Option<f64>,
}

const ROWS: [Row; 8] = [
    Row { name: "first question painted", time: |times| times.painted, budget: |_| Some(500.0) },
    Row { name: "second question painted", time: |times| times.second, budget: |_| Some(900.0) },
    Row {
        name: "„Weiter“ → third question", time: |times| times.third, budget: |_| Some(100.0)
    },
    Row {
        name: "catalogue ready",
        time: |times| times.catalogue_ready,
        budget: |offers| {
            Some(match offers {
                ..1_000 => 1_400.0,
                1_000..10_000 => 1_750.0,
                10_000.. => 5_000.0,
            })
        },
    },
    Row { name: "last answer → results", time: |times| times.results, budget: of_an_answer },
    Row { name: "„Alle Angebote“ → list", time: |times| times.all_offers, budget: |_| None },
    Row { name: "slowest keystroke → hits", time: |times| times.keystroke, budget: of_an_answer },
    Row {
        name: "taps and keys → next frame, 75th percentile",
        time: |times| times.interactions,
        budget: |_| Some(100.0),
    },
];

#[expect(clippy::unnecessary_wraps, reason = "a row's budget may be none")]
fn of_an_answer(offers: usize) -> Option<f64> {
    Some(if offers <= 1_000 { 50.0 } else { 150.0 })
}

impl Display for Document {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "{PREFACE}")?;
        self.environment(f)?;
        self.bytes(f)?;
        self.visits(f)?;
        self.matching(f)?;
        self.side_by_side(f)
    }
}

impl Document {
    fn environment(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Machine { date, processor, cores, memory, load } = &self.machine;
        writeln!(f, "## Where\n")?;
        writeln!(
            f,
            "{date}, {processor}, {cores} cores, {memory} GB of memory; load when it began: {load}.\n"
        )?;
        let versions =
            self.input.versions.iter().map(|(name, version)| format!("{name} {version}"));
        let versions: Vec<_> =
            [format!("Chromium {}", self.browser)].into_iter().chain(versions).collect();
        writeln!(f, "{}.\n", versions.join(", "))
    }

    fn bytes(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "## Bytes\n\nThe first load, without the catalogue, in the order in which it comes.\n"
        )?;
        let mut so_far = 0;
        for (at, (when, files)) in self.input.files.iter().enumerate() {
            let sum: Sizes = files.iter().map(|(_, sizes)| *sizes).sum();
            so_far += sum.brotli;
            writeln!(
                f,
                "{when}\n\n{}",
                sizes(files.iter().chain(&[("**together**".to_owned(), sum)]))
            )?;
            match at {
                0 => writeln!(
                    f,
                    "At most {} B with brotli: {}. For comparison: a Leptos 0.8 counter 28.6 kB.\n",
                    grouped(BEFORE_THE_FIRST_QUESTION),
                    word(so_far <= BEFORE_THE_FIRST_QUESTION)
                )?,
                1 => writeln!(
                    f,
                    "So far {} B with brotli, and no more is needed for the results. At most {} B: {}. \
                     For comparison: the Benefit Finder of USAGov (React) 110.6 kB with its data.\n",
                    grouped(so_far),
                    grouped(BEFORE_THE_RESULTS),
                    word(so_far <= BEFORE_THE_RESULTS)
                )?,
                _ => {}
            }
        }
        Ok(())
    }

    fn visits(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "## Waiting\n\nMilliseconds: medians of {} visits, in brackets the middle half of them. The second \
             question is painted once its own heading and its first option are; taps on „Weiter“ begin \
             with the first paint, ten a second.\n",
            self.visits
        )?;
        for (nth, Phone { name, columns }) in self.phones.iter().enumerate() {
            // The budgets are those of the slowest device.
            writeln!(f, "### {name}\n\n{}", Self::waiting(columns, nth == 0))?;
        }
        Ok(())
    }

    fn waiting(columns: &[Waiting], has_budget: bool) -> String {
        let titles = columns.iter().map(|Waiting { revision, offers, .. }| {
            let offers = grouped(*offers);
            match revision {
                None => format!("{offers} offers"),
                Some(revision) => format!("{offers} offers, at {revision}"),
            }
        });
        let header: Vec<_> =
            ["what (of the budget)".to_owned()].into_iter().chain(titles).collect();
        let row = |name: &str, cell: &dyn Fn(&Waiting) -> String| {
            let cells = columns.iter().map(cell);
            [name.to_owned()].into_iter().chain(cells).collect::<Vec<_>>()
        };
        let timed = ROWS.iter().map(|Row { name, time, budget }| {
            row(name, &|each| {
                let Middle { median, from, to } = each.middle(*time);
                let spread = [from, to].map(milliseconds).join("–");
                let budget = budget(each.offers).filter(|_| has_budget && each.revision.is_none());
                format!("{} ({spread})", beside(median, budget))
            })
        });
        let block = |longest: f64| {
            if longest < BLOCK { "none above 50".to_owned() } else { milliseconds(longest) }
        };
        let median = |each: &Waiting, of: fn(&visit::Times) -> f64| each.middle(of).median;
        let rest = [
            row("longest block while loading", &|each| {
                block(median(each, |times| times.block_loading))
            }),
            row("longest block afterwards", &|each| block(median(each, |times| times.block_using))),
            row("memory of the WebAssembly", &|each| {
                megabytes(median(each, |times| times.wasm_memory))
            }),
            row("JavaScript heap", &|each| megabytes(median(each, |times| times.heap))),
            row("catalogue until the results, brotli bytes", &|each| grouped(each.bytes)),
        ];
        table(&header, timed.chain(rest))
    }

    fn matching(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "## The matching alone\n\nMilliseconds; in brackets how many times longer than in the row \
             above.\n"
        )?;
        let places = ["Natively", "In the browser", "In the browser, four times slower"];
        for (place, title) in places.iter().enumerate() {
            let header = [title, "read", "index", "query", "facets"].map(ToOwned::to_owned);
            writeln!(f, "{}", table(&header, self.grown(place)))?;
        }
        let query = |offers: usize| {
            let row = self.growth.iter().find(|row| row.offers == offers)?;
            Some(row.native.query)
        };
        if let (Some(ten), Some(hundred)) = (query(10_000), query(100_000)) {
            writeln!(
                f,
                "A native query with 10,000 offers: {} ms. With 100,000 no more than ten times as long: \
                 {}, {}.\n",
                beside(ten, Some(1.0)),
                growth(ten, hundred),
                word(hundred <= ten * 10.0)
            )?;
        }
        Ok(())
    }

    /// A row for each catalogue size, for the environment with this number.
    fn grown(&self, place: usize) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        let mut before: Option<[f64; 4]> = None;
        for each in &self.growth {
            let Some(steps) = each.steps(place) else {
                continue;
            };
            let mut cells = vec![format!("{} offers", grouped(each.offers))];
            for (at, time) in steps.iter().enumerate() {
                let grown = before.map(|before| format!(" ({})", growth(before[at], *time)));
                cells.push([milliseconds(*time), grown.unwrap_or_default()].concat());
            }
            rows.push(cells);
            before = Some(steps);
        }
        rows
    }

    fn side_by_side(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "## Side by side\n\n{}", include_str!("side_by_side.md"))?;
        for Comparison { offers, answer } in &self.comparisons {
            let offers = grouped(*offers);
            let fitting = grouped(whole(answer.fitting));
            writeln!(f, "{offers} offers, of which {fitting} fit a question on average:\n")?;
            let rows = self.input.subjects.iter().map(|(name, sizes)| {
                let times = answer.times.get(name).copied().unwrap_or_default();
                vec![
                    title(name).to_owned(),
                    grouped(sizes.brotli),
                    milliseconds(times.read),
                    milliseconds(times.index),
                    milliseconds_if_any(times.index_words),
                    milliseconds(times.first_query),
                    milliseconds(times.query),
                    milliseconds_if_any(times.first_search),
                    milliseconds_if_any(times.search),
                ]
            });
            let header = [
                "",
                "brotli bytes",
                "read",
                "index",
                "index of words",
                "first query",
                "query",
                "first search",
                "search",
            ];
            writeln!(f, "{}", table(&header.map(ToOwned::to_owned), rows))?;
            writeln!(f, "{}\n", faster(&answer.times))?;
        }
        Ok(())
    }
}

impl Growth {
    /// Read, index, query and facets: natively, then in each browser.
    fn steps(&self, place: usize) -> Option<[f64; 4]> {
        let Some(browser) = place.checked_sub(1) else {
            let native::Times { read, index, query, facets } = self.native;
            return Some([read, index, query, facets]);
        };
        let browser::Times { read, index, query, facets, .. } = *self.browsers.get(browser)?;
        Some([read, index, query, facets.unwrap_or(f64::NAN)])
    }
}

fn sizes<'a>(files: impl IntoIterator<Item = &'a (String, Sizes)>) -> String {
    let rows = files.into_iter().map(|(path, Sizes { raw, gzip, brotli })| {
        let path = content_name::without(path);
        [raw, gzip, brotli].into_iter().fold(vec![path], |mut row, size| {
            row.push(grouped(*size));
            row
        })
    });
    table(&["file", "raw", "gzip", "brotli"].map(ToOwned::to_owned), rows)
}

/// A module's display name.
fn title(module: &str) -> &str {
    match module {
        "matching" => "**Angebotsfinder** (WebAssembly)",
        "counting" => "the same, counting only",
        "by_hand" => "TypeScript by hand",
        "orama" => "Orama",
        "minisearch" => "MiniSearch",
        "itemsjs" => "ItemsJS",
        other => other,
    }
}

/// Lists what competitors do faster than the widget's own matching, which is the first module.
fn faster(times: &BTreeMap<String, browser::Times>) -> String {
    let Some(own) = times.get("matching") else {
        return String::new();
    };
    let index = |times: &browser::Times| times.index + times.index_words.unwrap_or(0.0);
    let mut sentences = Vec::new();
    let mut compare = |what: &str, of: &dyn Fn(&browser::Times) -> Option<f64>| {
        let others = times.iter().filter(|(name, _)| *name != "counting");
        let faster = others.filter(|(_, each)| of(each) < of(own) && of(each).is_some());
        let faster: Vec<_> = faster.map(|(name, _)| title(name)).collect();
        if !faster.is_empty() {
            sentences.push(format!("{what}: {}", faster.join(", ")));
        }
    };
    compare("reading", &|times| Some(times.read));
    compare("indexing all that it can", &|times| Some(index(times)));
    compare("the first query", &|times| Some(times.first_query));
    compare("a query", &|times| Some(times.query));
    compare("the first search", &|times| times.first_search);
    compare("a search", &|times| times.search);
    if sentences.is_empty() {
        return "Nobody is faster than the Angebotsfinder at anything.".to_owned();
    }
    format!("Faster than the Angebotsfinder: {}.", sentences.join("; "))
}

#[cfg(test)]
mod tests {
    use super::{BTreeMap, browser, faster};

    #[test]
    fn who_is_faster_is_told() {
        let own = browser::Times {
            read: 5.0,
            index: 5.0,
            query: 1.0,
            search: Some(2.0),
            ..Default::default()
        };
        let other = browser::Times { read: 6.0, query: 0.5, search: None, ..own };
        let times = BTreeMap::from([("matching".to_owned(), own), ("by_hand".to_owned(), other)]);
        assert_eq!(faster(&times), "Faster than the Angebotsfinder: a query: TypeScript by hand.");
        let alone = BTreeMap::from([("matching".to_owned(), own)]);
        assert_eq!(faster(&alone), "Nobody is faster than the Angebotsfinder at anything.");
    }
}

//! The cost of an offer.

use super::attributes::Ours;
use super::node::Node;
use super::notes::Notes;
use crate::exchange::hsds::term::Term;
use catalogue::Cost;

/// The highest price that a catalogue accepts, in euros.
const LIMIT: f64 = 1_000_000.0;

/// The price, if there is one in euros and without conditions; everything else becomes text.
pub fn cost(service: &Node, ours: &Ours, notes: &mut Notes) -> Option<Cost> {
    let options = service.list("cost_options", notes);
    let mut words: Vec<String> = service.text("fees_description", notes).into_iter().collect();
    words.extend(service.text("fees", notes).filter(|fees| !words.contains(fees)));
    let mut cost = Cost { free: ours.flag(Term::Free, notes), ..Cost::default() };
    for option in &options {
        let said = Said::of(option, notes);
        if options.len() == 1 && said.is_plain() {
            cost.amount_cents = said.cents();
        }
        if cost.amount_cents.is_none() {
            words.extend(said.words());
        }
        let known = [
            "option",
            "amount",
            "currency",
            "amount_description",
            "valid_from",
            "valid_to",
            "attributes",
        ];
        option.rest("cost_option", &known, notes);
    }
    if cost.amount_cents == Some(0) {
        // Our own export represents "free" as a price of zero.
        cost.amount_cents = None;
        cost.free = cost.free.or(Some(true));
    }
    cost.note = (!words.is_empty()).then(|| words.join("\n"));
    (cost != Cost::default()).then_some(cost)
}

/// The content of one cost option.
struct Said {
    amount: Option<f64>,
    currency: Option<String>,
    conditions: Vec<String>,
}

impl Said {
    fn of(option: &Node, notes: &mut Notes) -> Self {
        let mut conditions = Vec::new();
        for (key, before) in [
            ("amount_description", ""),
            ("option", ""),
            ("valid_from", "ab "),
            ("valid_to", "bis "),
        ] {
            conditions.extend(option.text(key, notes).map(|text| [before, &text].concat()));
        }
        Self {
            amount: option.number("amount", notes),
            currency: option.text("currency", notes).map(|code| code.to_uppercase()),
            conditions,
        }
    }

    fn is_plain(&self) -> bool {
        self.conditions.is_empty() && self.currency.as_deref().is_none_or(|code| code == "EUR")
    }

    fn cents(&self) -> Option<u32> {
        let amount = self.amount.filter(|amount| (0.0..=LIMIT).contains(amount))?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "within the range"
        )]
        let cents = (amount * 100.0).round() as u32;
        Some(cents)
    }

    fn words(&self) -> Option<String> {
        let amount = self.amount.map(|amount| {
            let currency = self.currency.as_deref().unwrap_or("EUR");
            format!("{} {currency}", amount.to_string().replace('.', ","))
        });
        let words: Vec<String> = amount.into_iter().chain(self.conditions.clone()).collect();
        (!words.is_empty()).then(|| words.join(", "))
    }
}

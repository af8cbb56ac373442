//! The shapes of values that have no type of their own.

use crate::{Ags, Id, Problem, ServiceArea};

pub fn whole(number: f64, min: i32, max: i32) -> Option<i32> {
    // Tables write whole numbers as 36.0, too, as soon as one cell of a column is empty.
    let fits = number.fract() == 0.0 && (f64::from(min)..=f64::from(max)).contains(&number);
    #[expect(clippy::cast_possible_truncation, reason = "whole and within the range")]
    fits.then_some(number as i32)
}

pub fn service_area(text: &str) -> Option<ServiceArea> {
    let ags = Ags::new(text).map(ServiceArea::Ags);
    ags.or_else(|| Id::new(text).map(ServiceArea::Place))
}

pub fn bad_service_area(text: String) -> Problem {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        Problem::BadAgs(text)
    } else {
        Problem::BadId(text)
    }
}

/// The shape of a BCP 47 tag: a language of two or three letters, and subtags.
pub fn language_tag(text: &str) -> Option<String> {
    let mut subtags = text.split('-');
    let language = subtags.next()?;
    let shaped = matches!(language.len(), 2 | 3)
        && language.bytes().all(|byte| byte.is_ascii_alphabetic())
        && subtags.all(|subtag| {
            matches!(subtag.len(), 1..=8) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
    shaped.then(|| text.to_owned())
}

pub fn color(text: &str) -> Option<String> {
    let digits = text.strip_prefix('#')?;
    let shaped = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    shaped.then(|| text.to_owned())
}

pub fn email(text: &str) -> Option<String> {
    let (user, host) = text.split_once('@')?;
    let clean = |c: char| !(c.is_whitespace() || c.is_control() || "<>\"?&@,".contains(c));
    let shaped = !user.is_empty() && host.contains('.') && !host.starts_with('.');
    (shaped && user.chars().all(clean) && host.chars().all(clean)).then(|| text.to_owned())
}

pub fn postal_code(text: &str) -> Option<String> {
    let shaped = text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    shaped.then(|| text.to_owned())
}

//! What the browser already knows about languages: numbers, dates, plurals, language names.
//! Costs a few bytes of glue instead of tables.

use super::voice::Voice;
use catalogue::{Date, Moment, TimeOfDay};
use js_sys::{Array, Function, JsString, Object, Reflect};
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    /// Cache of `Intl` objects: creating one takes longer than rendering a card.
    static MADE: RefCell<Vec<(Recipe, JsValue)>> = const { RefCell::new(Vec::new()) };
    /// The current time, and the minute since 1970 for which it was computed.
    static NOW: Cell<Option<(f64, Moment)>> = const { Cell::new(None) };
}

/// Language, class and options of an `Intl` object.
type Recipe = (&'static str, &'static str, &'static str);

/// The interface's language for `Intl`, always with the calendar and digits of German signs,
/// phones and letters; English in its European form.
fn locale() -> String {
    let tag = Voice::current().tag;
    let tag = if tag == "en" { "en-GB" } else { tag };
    [tag, "-u-ca-gregory-nu-latn"].concat()
}

/// The time in Europe/Berlin, whatever the device's time zone; to the minute.
pub fn now() -> Moment {
    let minute = (js_sys::Date::now() / 60_000.0).floor();
    match NOW.get() {
        Some((known, now)) if minute <= known && known <= minute => now,
        _ => {
            let now = read_clock();
            NOW.set(Some((minute, now)));
            now
        }
    }
}

fn read_clock() -> Moment {
    // Swedish dates are formatted as in ISO 8601.
    let options = js_sys::JSON::parse(r#"{"timeZone":"Europe/Berlin"}"#).unwrap_or_default();
    let text = String::from(js_sys::Date::new_0().to_locale_string("sv-SE", &options));
    let date = text.get(..10).and_then(Date::parse);
    let time = text.get(11..16).and_then(TimeOfDay::parse);
    // With a clock set outside 1900 to 2199 no dates are shown, but everything else works.
    Moment { date: date.unwrap_or(Date::MIN), time: time.unwrap_or(TimeOfDay::MIDNIGHT) }
}

/// Days have no time zone: passed as midnight UTC, they are formatted in UTC.
fn format_date(date: Date, options: &'static str) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let midnight = js_sys::Date::utc(f64::from(year), f64::from(month) - 1.0)
        + (f64::from(day) - 1.0) * 86_400_000.0;
    let format = intl("DateTimeFormat", options, "format", &midnight.into());
    format.unwrap_or_else(|| date.to_string())
}

/// "8. Dezember 2026".
pub fn full_date(date: Date) -> String {
    format_date(date, r#"{"timeZone":"UTC","day":"numeric","month":"long","year":"numeric"}"#)
}

/// "Di., 8. Dez."; with the year if it differs from `today`'s.
pub fn short_date(date: Date, today: Date) -> String {
    format_date(
        date,
        if date.year() == today.year() {
            r#"{"timeZone":"UTC","weekday":"short","day":"numeric","month":"short"}"#
        } else {
            r#"{"timeZone":"UTC","weekday":"short","day":"numeric","month":"short","year":"numeric"}"#
        },
    )
}

/// "heute" for 0, "morgen" for 1.
pub fn near_day(days: i32) -> String {
    let options = r#"{"numeric":"auto"}"#;
    intl("RelativeTimeFormat", options, "format", &days.into()).unwrap_or_default()
}

/// "14:00".
pub fn time(time: TimeOfDay) -> String {
    let minutes = f64::from(time.hour()) * 60.0 + f64::from(time.minute());
    let options = r#"{"timeZone":"UTC","hour":"2-digit","minute":"2-digit","hourCycle":"h23"}"#;
    let format = intl("DateTimeFormat", options, "format", &(minutes * 60_000.0).into());
    format.unwrap_or_else(|| time.to_string())
}

/// "Dezember 2026".
pub fn month_and_year(date: Date) -> String {
    format_date(date, r#"{"timeZone":"UTC","month":"long","year":"numeric"}"#)
}

/// "Dezember".
pub fn month_name(date: Date) -> String {
    format_date(date, r#"{"timeZone":"UTC","month":"long"}"#)
}

/// "Dienstag".
pub fn weekday_name(date: Date) -> String {
    format_date(date, r#"{"timeZone":"UTC","weekday":"long"}"#)
}

/// "Di.".
pub fn short_weekday_name(date: Date) -> String {
    format_date(date, r#"{"timeZone":"UTC","weekday":"short"}"#)
}

/// "1.234".
pub fn number(number: usize) -> String {
    let plain = number.to_string();
    intl("NumberFormat", NONE, "format", &whole(number)).unwrap_or(plain)
}

/// "12,50 €".
pub fn euros(cents: u32) -> String {
    let euros = f64::from(cents) / 100.0;
    let options = if cents.is_multiple_of(100) {
        r#"{"style":"currency","currency":"EUR","maximumFractionDigits":0}"#
    } else {
        r#"{"style":"currency","currency":"EUR"}"#
    };
    intl("NumberFormat", options, "format", &euros.into()).unwrap_or_default()
}

/// The plural category of a number in the interface's language: `one`, `other`, …
pub fn plural_category(count: usize) -> String {
    intl("PluralRules", NONE, "select", &whole(count)).unwrap_or_default()
}

/// The indices of the names in the language's alphabetical order.
pub fn alphabetical(names: &[String]) -> Vec<u32> {
    let (locales, options) = (Array::of1(&locale().into()), Object::new());
    let mut places: Vec<u32> = (0..).take(names.len()).collect();
    catalogue::sort(&mut places, &|a, b| {
        let (a, b) = (&names[a as usize], &names[b as usize]);
        JsString::from(a.as_str()).locale_compare(b, &locales, &options).cmp(&0)
    });
    places
}

/// "a, b und c".
pub fn list(items: &[String]) -> String {
    let array: Array = items.iter().map(JsValue::from).collect();
    intl("ListFormat", NONE, "format", &array).unwrap_or_else(|| items.join(", "))
}

/// "Arabisch" for `ar`; the tag itself if the browser has no name for it.
pub fn language_name(tag: &str) -> String {
    let name = intl("DisplayNames", r#"{"type":"language"}"#, "of", &tag.into());
    name.unwrap_or_else(|| tag.to_owned())
}

/// No options.
const NONE: &str = "{}";

fn whole(number: usize) -> JsValue {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX)).into()
}

/// `new Intl[class](locales, options)[method](argument, "day")`, the options as JSON; `None` if the
/// browser lacks the class or rejects the argument. The object is cached. Only relative times have
/// a unit; everything else ignores it.
fn intl(
    class: &'static str,
    options: &'static str,
    method: &str,
    argument: &JsValue,
) -> Option<String> {
    let recipe = (Voice::current().tag, class, options);
    let known = MADE.with_borrow(|made| {
        let known = made.iter().find(|each| each.0 == recipe);
        known.map(|(_, object)| object.clone())
    });
    let object = if let Some(object) = known {
        object
    } else {
        let object = make(class, options)?;
        MADE.with_borrow_mut(|made| made.push((recipe, object.clone())));
        object
    };
    let method: Function = Reflect::get(&object, &method.into()).ok()?.dyn_into().ok()?;
    method.call2(&object, argument, &"day".into()).ok()?.as_string()
}

fn make(class: &str, options: &str) -> Option<JsValue> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &class.into()).ok()?.dyn_into().ok()?;
    let options = js_sys::JSON::parse(options).ok()?;
    Reflect::construct(&class, &Array::of2(&locale().into(), &options)).ok()
}

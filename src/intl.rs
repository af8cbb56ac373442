//! What the browser already knows about languages: numbers, dates, plurals, names of
//! languages. Costs a few bytes of glue instead of tables.

use catalogue::{Date, Moment, TimeOfDay};
use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The language of the interface (BCP 47).
const LANGUAGE: &str = "de";

fn locales() -> Array {
    Array::of1(&LANGUAGE.into())
}

fn options(entries: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (key, value) in entries {
        // Setting a key of a plain object cannot fail.
        let _ = Reflect::set(&options, &(*key).into(), &(*value).into());
    }
    options
}

/// The moment on the wall clock in Europe/Berlin, wherever the phone is.
pub fn now() -> Moment {
    // Swedish writes dates as ISO 8601 does.
    let text =
        js_sys::Date::new_0().to_locale_string("sv-SE", &options(&[("timeZone", "Europe/Berlin")]));
    let text = String::from(text);
    let date = text.get(..10).and_then(Date::parse);
    let time = text.get(11..16).and_then(TimeOfDay::parse);
    // A clock set outside 1900 to 2199 shows no dates, but everything else.
    Moment { date: date.unwrap_or(Date::MIN), time: time.unwrap_or(TimeOfDay::MIDNIGHT) }
}

fn format_date(date: Date, entries: &[(&str, &str)]) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let millis = js_sys::Date::utc(f64::from(year), f64::from(month) - 1.0)
        + (f64::from(day) - 1.0) * 86_400_000.0;
    let options = options(entries);
    let _ = Reflect::set(&options, &"timeZone".into(), &"UTC".into());
    js_sys::Date::new(&millis.into()).to_locale_date_string(LANGUAGE, &options).into()
}

/// "Di., 8. Dez."; with the year when it is not `today`'s.
pub fn short_date(date: Date, today: Date) -> String {
    let mut entries = vec![("weekday", "short"), ("day", "numeric"), ("month", "short")];
    if date.year() != today.year() {
        entries.push(("year", "numeric"));
    }
    format_date(date, &entries)
}

/// "Dezember 2026".
pub fn month_and_year(date: Date) -> String {
    format_date(date, &[("month", "long"), ("year", "numeric")])
}

/// "Dezember".
pub fn month_name(date: Date) -> String {
    format_date(date, &[("month", "long")])
}

/// "Dienstag".
pub fn weekday_name(date: Date) -> String {
    format_date(date, &[("weekday", "long")])
}

/// "1.234".
pub fn number(number: usize) -> String {
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    js_sys::Number::from(number).to_locale_string(LANGUAGE).into()
}

/// "12,50 €".
pub fn euros(cents: u32) -> String {
    let mut entries = vec![("style", "currency"), ("currency", "EUR")];
    if cents.is_multiple_of(100) {
        entries.push(("maximumFractionDigits", "0"));
    }
    let format = Intl::NumberFormat::new(&locales(), &options(&entries));
    let amount = JsValue::from_f64(f64::from(cents) / 100.0);
    let text = format.format().call1(&JsValue::UNDEFINED, &amount);
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// The plural category of a number in the interface's language: `one`, `other`, …
pub fn plural_category(count: usize) -> String {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    let rules = Intl::PluralRules::new(&locales(), &Object::new());
    rules.select(f64::from(count)).into()
}

/// "a, b und c".
pub fn list(items: &[String]) -> String {
    let items: Array = items.iter().map(JsValue::from).collect();
    intl_object("ListFormat", &Object::new(), "format", &items)
        .unwrap_or_else(|| String::from(items.join(", ")))
}

/// "Arabisch" for `ar`; the tag itself where the browser has no name for it.
pub fn language_name(tag: &str) -> String {
    let options = options(&[("type", "language")]);
    intl_object("DisplayNames", &options, "of", &tag.into()).unwrap_or_else(|| tag.to_owned())
}

/// `new Intl[class](locales, options)[method](argument)`; none where the browser lacks the
/// class or refuses the argument.
fn intl_object(class: &str, options: &Object, method: &str, argument: &JsValue) -> Option<String> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &class.into()).ok()?.dyn_into().ok()?;
    let arguments = Array::of2(&locales(), options);
    let object = Reflect::construct(&class, &arguments).ok()?;
    let method: Function = Reflect::get(&object, &method.into()).ok()?.dyn_into().ok()?;
    method.call1(&object, argument).ok()?.as_string()
}

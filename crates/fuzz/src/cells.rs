use crate::fixed::today;
use catalogue::AgeRange;
use editing::import::{
    age, date, language, list, money, number_code, phone, slug, time, web, yes_no,
};

/// Any text as a cell of every column that is more than text: ranges are not empty, phone numbers
/// and addresses are ones that a catalogue accepts, and ids are valid.
pub fn cells(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Some(ages) = age::read(&text) {
        for AgeRange { from, to } in ages.ranges {
            assert!(to.is_none_or(|to| from < to), "an empty age range");
        }
    }
    for schedule in time::read(&text, today()).schedules {
        // Expanding it terminates, whatever the rule.
        assert!(schedule.days(today(), today().plus_days(1000), 10).len() <= 10);
    }
    for phone in phone::read(&text).phones {
        let number = phone.number.as_str();
        assert_eq!(catalogue::PhoneNumber::new(number), Some(phone.number.clone()));
    }
    if let Some(url) = web::url(&text) {
        assert_eq!(catalogue::Url::new(url.as_str()), Some(url.clone()));
    }
    let id = slug::slug(&text);
    assert_eq!(catalogue::Id::new(id.as_str()), Some(id.clone()));
    let _ = (date::read(&text), money::read(&text), yes_no::read(&text), web::email(&text));
    let _ = (language::read(&text), list::values(&text), list::words(&text));
    let _ = (number_code::postal_code(&text), number_code::ags(&text));
}

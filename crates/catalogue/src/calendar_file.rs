//! Calendar files (RFC 5545, `.ics`) for the next dates of an offer.
//!
//! In [`calendar_file`] every date is a separate event, in local time with the time zone's rules
//! included, not in UTC: no recurrence rule, because the venue may change from date to date.

use crate::{Date, Location, Offer, TimeOfDay};

impl Offer {
    /// The name of its calendar file, which remains among the device's downloads: for a sensitive
    /// offer it reveals nothing.
    pub fn calendar_file_name(&self) -> String {
        let name = if self.sensitive { "termine" } else { self.id.as_str() };
        [name, ".ics"].concat()
    }
}

/// One date in a calendar file.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarEvent<'c> {
    /// Globally unique for this date of this offer, forever.
    pub uid: String,
    /// The title.
    pub summary: String,
    /// The day.
    pub date: Date,
    /// When it begins; `None` = all day.
    pub opens_at: Option<TimeOfDay>,
    /// When it ends; earlier than `opens_at` = on the next day.
    pub closes_at: Option<TimeOfDay>,
    /// Where; written with its address, or omitted if it must stay hidden.
    pub location: Option<&'c Location>,
    /// Anything else, such as a phone number.
    pub description: Option<String>,
    /// Whether to add a reminder, nine hours into the day; for all-day events. Some calendars ignore it, so
    /// the day itself has to be early enough.
    pub reminds: bool,
}

/// The rules of Europe/Berlin since 1996, for calendars without a time zone database.
const TIME_ZONE: &str = "BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n\
    BEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\n\
    DTSTART:19960331T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n\
    BEGIN:STANDARD\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\n\
    DTSTART:19961027T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n\
    END:VTIMEZONE\r\n";

/// The maximum length of a line in octets before it is folded (RFC 5545, 3.1).
const LINE_LIMIT: usize = 75;

/// The calendar file for these dates, created at `now`: milliseconds since 1970, as browsers report
/// it.
pub fn calendar_file(events: &[CalendarEvent], now: f64) -> String {
    let mut file = CalendarFile::new(None);
    let now = utc(now);
    for event in events {
        file.line("BEGIN", "VEVENT");
        file.text("UID", &event.uid);
        file.line("DTSTAMP", &now);
        file.when(event.date, event.opens_at, event.closes_at);
        file.text("SUMMARY", &event.summary);
        let location = event.location.and_then(whereabouts);
        for (name, text) in [("LOCATION", &location), ("DESCRIPTION", &event.description)] {
            if let Some(text) = text {
                file.text(name, text);
            }
        }
        if event.reminds {
            file.line("BEGIN", "VALARM");
            file.line("ACTION", "DISPLAY");
            file.text("DESCRIPTION", &event.summary);
            file.line("TRIGGER", "PT9H");
            file.line("END", "VALARM");
        }
        file.line("END", "VEVENT");
    }
    file.finish()
}

/// Name, street and town on one line.
fn whereabouts(location: &Location) -> Option<String> {
    let mut line = location.name.clone();
    if let Some(address) = location.public_address() {
        let parts = [(", ", &address.address_1), (", ", &address.postal_code)];
        let is_coded = address.postal_code.is_some();
        let city = (if is_coded { " " } else { ", " }, &address.city);
        for (before, part) in parts.into_iter().chain([city]) {
            if let Some(part) = part {
                line.push_str(before);
                line.push_str(part);
            }
        }
    }
    (!location.is_hidden()).then_some(line)
}

/// A moment in UTC, to the minute.
fn utc(milliseconds: f64) -> String {
    /// From 1900, the epoch of [`Date`], to 1970.
    const DAYS: i32 = 25_567;
    #[expect(clippy::cast_possible_truncation, reason = "`i32` holds minutes until 6053")]
    let minutes = (milliseconds / 60_000.0) as i32;
    let date = Date::from_days(DAYS + minutes.div_euclid(1440));
    let time = minutes.rem_euclid(1440);
    format!("{}T{:02}{:02}00Z", day(date), time / 60, time % 60)
}

fn day(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

fn stamp(date: Date, time: TimeOfDay) -> String {
    // 24:00 is the next day's 00:00.
    let (date, hour) = match time.hour() {
        24 => (date.plus_days(1), 0),
        hour => (date, hour),
    };
    format!("{}T{hour:02}{:02}00", day(date), time.minute())
}

/// A calendar file under construction, line by line: it handles the time zone, the escaping of
/// texts and the folding of lines. The contents of an event, including its BEGIN and END lines, are
/// up to the caller.
pub struct CalendarFile(String);

impl CalendarFile {
    /// A file without events, optionally with a name for calendars to display.
    pub fn new(name: Option<&str>) -> Self {
        let mut file = Self(String::new());
        file.0.push_str("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Angebotsfinder//DE\r\n");
        if let Some(name) = name {
            // Not in the standard, but supported by calendars.
            file.text("X-WR-CALNAME", name);
        }
        file.0.push_str(TIME_ZONE);
        file
    }

    /// The complete file.
    pub fn finish(mut self) -> String {
        self.line("END", "VCALENDAR");
        self.0
    }

    /// When an event begins and ends: all day without `opens_at`, on the next day if it ends before
    /// it begins.
    pub fn when(&mut self, date: Date, opens_at: Option<TimeOfDay>, closes_at: Option<TimeOfDay>) {
        let Some(opens) = opens_at else {
            self.line("DTSTART;VALUE=DATE", &day(date));
            return;
        };
        self.line("DTSTART;TZID=Europe/Berlin", &stamp(date, opens));
        // The end must be later than the beginning (RFC 5545, 3.8.2.2).
        if let Some(closes) = closes_at.filter(|closes| *closes != opens) {
            let overnight = i32::from(closes < opens);
            let end = stamp(date.plus_days(overnight), closes);
            self.line("DTEND;TZID=Europe/Berlin", &end);
        }
    }

    /// A text, escaped (RFC 5545, 3.3.11).
    pub fn text(&mut self, name: &str, text: &str) {
        let mut escaped = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '\\' | ';' | ',' => {
                    escaped.push('\\');
                    escaped.push(c);
                }
                '\n' => escaped.push_str("\\n"),
                c if c.is_control() => {}
                c => escaped.push(c),
            }
        }
        self.line(name, &escaped);
    }

    /// A line, folded between characters.
    pub fn line(&mut self, name: &str, value: &str) {
        let mut room = LINE_LIMIT;
        for c in [name, ":", value].concat().chars() {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LINE_LIMIT - 1;
            }
            room -= c.len_utf8();
            self.0.push(c);
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Address;

    fn event() -> CalendarEvent<'static> {
        CalendarEvent {
            uid: "offer-2026-12-08@angebotsfinder".into(),
            summary: "Tag der Familienleistungen; Anträge, Fragen".into(),
            date: Date::new(2026, 12, 8).expect("a day"),
            opens_at: TimeOfDay::new(22, 0),
            closes_at: TimeOfDay::new(24, 0),
            location: None,
            description: Some("Familienzentrum\r\nHauptstraße\u{7} 1".into()),
            reminds: false,
        }
    }

    /// 2026-11-24, 09:30:59 in UTC: half past ten in Berlin.
    const NOW: f64 = 1_795_512_659_000.0;

    fn location() -> Location {
        Location {
            id: crate::Id::new("haus").expect("a slug"),
            name: "Familienhaus".into(),
            address: Some(Address {
                address_1: Some("Markt 1".into()),
                postal_code: Some("00110".into()),
                city: Some("Trellenburg".into()),
            }),
            place: None,
            latitude: None,
            longitude: None,
            accessibility: None,
            hide_address: None,
            editor_note: None,
            is_sensitive: false,
        }
    }

    #[test]
    fn it_says_in_utc_when_it_was_made() {
        for (now, stamp) in [
            (NOW, "20261124T093000Z"),
            (0.0, "19700101T000000Z"),
            (1_782_863_999_999.0, "20260630T235900Z"),
        ] {
            let file = calendar_file(&[event()], now);
            assert!(file.contains(&format!("DTSTAMP:{stamp}\r\n")), "{file}");
        }
    }

    #[test]
    fn the_way_there_is_told_unless_it_must_stay_unknown() {
        let told = |location: &Location| {
            let event = CalendarEvent { location: Some(location), ..event() };
            let file = calendar_file(&[event], NOW);
            let line = file.lines().find_map(|line| line.strip_prefix("LOCATION:"));
            line.map(str::to_owned)
        };
        let whole = "Familienhaus\\, Markt 1\\, 00110 Trellenburg";
        assert_eq!(told(&location()).as_deref(), Some(whole));
        assert_eq!(told(&Location { hide_address: Some(true), ..location() }), None);
        let with = |address| Location { address, ..location() };
        assert_eq!(told(&with(None)).as_deref(), Some("Familienhaus"));
        let town = Address { city: Some("Trellenburg".into()), ..Address::default() };
        assert_eq!(told(&with(Some(town))).as_deref(), Some("Familienhaus\\, Trellenburg"));
    }

    #[test]
    fn text_is_escaped_and_midnight_is_the_next_day() {
        let file = calendar_file(&[event()], NOW);
        assert!(file.contains("SUMMARY:Tag der Familienleistungen\\; Anträge\\, Fragen\r\n"));
        assert!(file.contains("DESCRIPTION:Familienzentrum\\nHauptstraße 1\r\n"));
        assert!(file.contains("DTSTART;TZID=Europe/Berlin:20261208T220000\r\n"));
        assert!(file.contains("DTEND;TZID=Europe/Berlin:20261209T000000\r\n"));
        assert!(file.starts_with("BEGIN:VCALENDAR\r\n"));
        assert!(file.ends_with("END:VCALENDAR\r\n"));
    }

    #[test]
    fn an_event_has_an_end_only_when_it_lies_after_its_beginning() {
        let ends = |closes_at: Option<TimeOfDay>| {
            let event = CalendarEvent { closes_at, ..event() };
            let file = calendar_file(&[event], NOW);
            let end = file.lines().find_map(|line| line.strip_prefix("DTEND;TZID=Europe/Berlin:"));
            end.map(str::to_owned)
        };
        assert_eq!(ends(TimeOfDay::new(2, 0)).as_deref(), Some("20261209T020000"));
        assert_eq!(ends(TimeOfDay::new(22, 0)), None);
        assert_eq!(ends(None), None);
    }

    #[test]
    fn no_line_is_longer_than_75_octets_and_unfolding_gives_the_text_back() {
        let summary = "Üben, üben, üben – ".repeat(20);
        let file = calendar_file(&[CalendarEvent { summary: summary.clone(), ..event() }], NOW);
        assert!(file.split("\r\n").all(|line| line.len() <= 75));
        let unfolded = file.replace("\r\n ", "").replace("\\,", ",");
        assert!(unfolded.contains(&summary));
    }

    #[test]
    fn a_line_is_folded_only_where_it_is_full() {
        for letter in ['a', 'ä', '中'] {
            let mut calendar = CalendarFile(String::new());
            calendar.line("X", &letter.to_string().repeat(200));
            let mut lines: Vec<&str> = calendar.0.trim_end().split("\r\n").collect();
            // The last one contains the remainder.
            lines.pop();
            let room = LINE_LIMIT - letter.len_utf8();
            assert!(lines.iter().all(|line| (room + 1..=LINE_LIMIT).contains(&line.len())));
            assert!(!lines.is_empty());
        }
    }

    #[test]
    fn the_name_of_a_file_tells_nothing_of_what_is_sensitive() {
        let name = |sensitive| {
            let offer =
                format!(r#"{{ "id": "frauenhaus", "name": "F", "sensitive": {sensitive} }}"#);
            let json = format!(r#"{{ "schema_version": "1.0", "offers": [{offer}] }}"#);
            crate::read(json.as_bytes())
                .ok()
                .map(|reading| reading.catalogue.offers[0].calendar_file_name())
        };
        assert_eq!(name(false).as_deref(), Some("frauenhaus.ics"));
        assert_eq!(name(true).as_deref(), Some("termine.ics"));
    }
}

//! Normalizes texts for comparison, ignoring case, diacritics and the spelling of umlauts.

/// The text in lower case without diacritics: ä, ö and ü become a, o and u, ß becomes ss, ş, ł and
/// ț become s, l and t. Letters of other scripts become lower case (Cyrillic, Greek) or stay as
/// they are, except that ё becomes е and the forms of an Arabic letter become one; Arabic and
/// Persian digits become 0 to 9, for postal codes. Combining marks, soft hyphens and invisible
/// characters are dropped.
///
/// Folding is idempotent.
///
/// ```
/// assert_eq!(matching::fold("Müßiggang in ŁÓDŹ"), "mussiggang in lodz");
/// assert_eq!(matching::fold("Допомога"), "допомога");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        push(letter, &mut folded);
    }
    folded
}

/// Base letters of U+00C0 to U+017F; upper-case letters stand for two letters, see [`push`].
const LATIN: &[u8; 192] = b"\
    aaaaaaEceeeeiiiidnooooo*ouuuuyTS\
    aaaaaaEceeeeiiiidnooooo*ouuuuyTy\
    aaaaaaccccccccddddeeeeeeeeeegggg\
    gggghhhhiiiiiiiiiiIIjjkkklllllll\
    lllnnnnnnnnnooooooOOrrrrrrssssss\
    ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Not `char::to_lowercase`: its table alone is 11 kB, and it keeps diacritics.
fn push(letter: char, folded: &mut String) {
    let shifted = |by: u32| char::from_u32(letter as u32 + by).unwrap_or(letter);
    match letter {
        '\0'..='\x7f' => folded.push(letter.to_ascii_lowercase()),
        'À'..='ſ' => match LATIN[letter as usize - 0xC0] {
            b'E' => folded.push_str("ae"),
            b'O' => folded.push_str("oe"),
            b'I' => folded.push_str("ij"),
            b'S' => folded.push_str("ss"),
            b'T' => folded.push_str("th"),
            b'*' => folded.push(letter),
            base => folded.push(char::from(base)),
        },
        'Ș' | 'ș' => folded.push('s'),
        'Ț' | 'ț' => folded.push('t'),
        'ẞ' => folded.push_str("ss"),
        'Α'..='Ϋ' | 'А'..='Я' => folded.push(shifted(32)),
        'Ё' | 'ё' => folded.push('е'),
        'Ѐ'..='Џ' => folded.push(shifted(80)),
        // In these ranges upper-case letters are the even ones, such as the Ukrainian Ґ.
        'Ѡ'..='ҁ' | 'Ҋ'..='ҿ' | 'Ӑ'..='ԯ' => {
            folded.push(shifted(1 - letter as u32 % 2));
        }
        // Arabic and Persian keyboards have different letters for the same sound.
        'أ' | 'إ' | 'آ' | 'ٱ' => folded.push('ا'),
        'ى' | 'ی' | 'ئ' => folded.push('ي'),
        'ة' => folded.push('ه'),
        'ؤ' => folded.push('و'),
        'ک' => folded.push('ك'),
        '٠'..='٩' | '۰'..='۹' => folded.push(char::from(b'0' + (letter as u8 & 15))),
        // Combining marks, Arabic vowel marks, the tatweel, invisible characters.
        '\u{300}'..='\u{36f}'
        | '\u{640}'
        | '\u{64b}'..='\u{652}'
        | '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2060}'
        | '\u{feff}' => {}
        _ => folded.push(letter),
    }
}

/// The folded words of a folded text.
pub(crate) fn words(folded: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut add = |start: usize, end: usize| {
        if start < end {
            words.extend(folded.get(start..end));
        }
    };
    let mut start = 0;
    for (at, letter) in folded.char_indices() {
        if is_separator(letter) {
            add(start, at);
            start = at + letter.len_utf8();
        }
    }
    add(start, folded.len());
    words
}

/// Calls `visit` with the folded words of a text, and whether they begin with a Latin capital, as
/// German nouns do.
pub(crate) fn visit_words(text: &str, visit: &mut dyn FnMut(&str, bool)) {
    let mut word = String::new();
    let mut is_noun = false;
    for letter in text.chars() {
        let before = word.len();
        push(letter, &mut word);
        if word.len() == before {
            // Dropped.
        } else if is_separator(letter) {
            word.truncate(before);
            if before > 0 {
                visit(&word, is_noun);
                word.clear();
            }
        } else if before == 0 {
            is_noun = matches!(letter, 'A'..='Z' | 'À'..='Þ');
        }
    }
    if !word.is_empty() {
        visit(&word, is_noun);
    }
}

/// The endings of German words' forms, longest first.
const ENDINGS: [&str; 8] = ["ern", "en", "er", "es", "em", "e", "n", "s"];
/// The fewest letters that a stem has.
const STEM: usize = 4;

/// A folded word without the ending of its form: plural and case in German, the last vowels in
/// Cyrillic script, the article in Arabic script. Words with the same stem are forms of one word,
/// as far as a search is concerned.
pub(crate) fn stem(word: &str) -> &str {
    for ending in ENDINGS {
        if let Some(stem) = word.strip_suffix(ending)
            && has_letters(stem, STEM)
        {
            return stem;
        }
    }
    if let Some(stem) = word.strip_prefix("ال")
        && has_letters(stem, 3)
    {
        return stem;
    }
    let mut stem = word;
    for _ in 0..2 {
        let Some(shorter) = stem.strip_suffix(is_soft) else { break };
        if !has_letters(shorter, STEM) {
            break;
        }
        stem = shorter;
    }
    stem
}

fn has_letters(word: &str, least: usize) -> bool {
    word.chars().nth(least - 1).is_some()
}

/// Cyrillic vowels and the letters that act like one at the end of a word.
fn is_soft(letter: char) -> bool {
    matches!(
        letter,
        'а' | 'е' | 'и' | 'й' | 'о' | 'у' | 'ы' | 'ь' | 'э' | 'ю' | 'я' | 'є' | 'і' | 'ї'
    )
}

/// Not `char::is_alphanumeric`, because of its table's size: everything counts as a letter except
/// ASCII punctuation and the blocks of punctuation and symbols.
fn is_separator(letter: char) -> bool {
    match letter {
        '\0'..='\x7f' => !letter.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}'
        | '×'
        | '÷'
        | '،'
        | '؛'
        | '؟'
        | '\u{2000}'..='\u{206f}'
        | '\u{20a0}'..='\u{20cf}'
        | '\u{2190}'..='\u{2bff}'
        | '\u{3000}'..='\u{303f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{1f000}'..='\u{1faff}' => true,
        _ => false,
    }
}

/// A folded word with ae, oe and ue spelled a, o and u, if it has any: makes "ä", "ae" and "a"
/// match each other.
pub(crate) fn without_umlaut_e(word: &str) -> Option<String> {
    let mut pairs = word.as_bytes().windows(2);
    if !pairs.any(|pair| matches!(pair, b"ae" | b"oe" | b"ue")) {
        return None;
    }
    let mut before = ' ';
    let mut short = String::with_capacity(word.len());
    for letter in word.chars() {
        // The e of an umlaut does not start another one: "aee" is "ae".
        if letter == 'e' && matches!(before, 'a' | 'o' | 'u') {
            before = ' ';
        } else {
            short.push(letter);
            before = letter;
        }
    }
    Some(short)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn umlauts_and_diacritics_fall_away() {
        for (text, folded) in [
            ("Ärztliche Öffnung für Übergänge", "arztliche offnung fur ubergange"),
            ("Straße STRASSE STRAẞE", "strasse strasse strasse"),
            ("Şefkat, İstanbul, ılık, ÇOCUK, ğ", "sefkat, istanbul, ilik, cocuk, g"),
            ("Łódź, żółć, ęąśń", "lodz, zolc, easn"),
            ("Școală, țară, Ţară, înot", "scoala, tara, tara, inot"),
            ("ҐАНОК Їжак Є", "ґанок їжак є"),
            ("ПОМОЩЬ Ёлка", "помощь елка"),
            ("دَعْم", "دعم"),
            ("إقامة مدرسةٌ کودکی", "اقامه مدرسه كودكي"),
            ("u\u{308}ber Schul\u{ad}kind", "uber schulkind"),
            ("Æ œ Þ", "ae oe th"),
            ("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹", "0123456789 0123456789"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn no_capital_letter_stays_in_the_scripts_of_our_languages() {
        let latin = ('\0'..='\u{17f}').chain(['Ș', 'Ț', 'ẞ']);
        let scripts = latin.chain('\u{391}'..='\u{3c9}').chain('\u{400}'..='\u{4bf}');
        for letter in scripts.filter(|letter| letter.is_uppercase()) {
            let lower: String = letter.to_lowercase().collect();
            assert_eq!(fold(&letter.to_string()), fold(&lower), "{letter}");
        }
    }

    #[test]
    fn words_are_parted_by_punctuation_in_every_script() {
        let words_of = |text: &str| -> Vec<String> {
            words(&fold(text)).into_iter().map(str::to_owned).collect()
        };
        assert_eq!(
            words_of("Eltern-Kind-Treff (0–3 J.)"),
            ["eltern", "kind", "treff", "0", "3", "j"]
        );
        assert_eq!(words_of("„Starke Eltern“ 😀 5 €"), ["starke", "eltern", "5"]);
        assert_eq!(words_of("أين؟ متى،"), ["اين", "متي"]);
        assert_eq!(words_of(" … "), Vec::<String>::new());
    }

    #[test]
    fn ae_oe_ue_may_stand_for_umlauts() {
        assert_eq!(without_umlaut_e("mueller").as_deref(), Some("muller"));
        assert_eq!(without_umlaut_e("aeoeue").as_deref(), Some("aou"));
        assert_eq!(without_umlaut_e("treuee").as_deref(), Some("treue"));
        assert_eq!(without_umlaut_e("eltern"), None);
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for forms in [
            &["hebamme", "hebammen"][..],
            &["kind", "kinder", "kindern", "kindes"],
            &["kurs", "kurse", "kursen", "kurses"],
            &["beratung", "beratungen"],
            &["haus", "hauser", "hausern"],
            &["квартира", "квартиру", "квартиры"],
            &["беременность", "беременности"],
            &["سكن", "السكن"],
        ] {
            for form in forms {
                assert_eq!(stem(form), stem(forms[0]), "{form}");
            }
        }
        for different in [["kur", "kurs"], ["alter", "alten"], ["eltern", "elternteil"]] {
            assert_ne!(stem(different[0]), stem(different[1]));
        }
        // Letters, not bytes.
        assert_eq!(stem("ااe"), "ااe");
    }

    #[test]
    fn nouns_begin_with_a_capital() {
        let mut found = Vec::new();
        visit_words("Über das (gute) Ärzte-haus: ab ЧАС", &mut |word, is_noun| {
            found.push((word.to_owned(), is_noun));
        });
        let nouns = found.iter().filter(|each| each.1).map(|each| each.0.as_str());
        assert!(nouns.eq(["uber", "arzte"]), "{found:?}");
    }

    proptest! {
        #[test]
        fn words_are_the_same_whether_folded_before_or_after(text in any::<String>()) {
            let mut visited = Vec::new();
            visit_words(&text, &mut |word, _| visited.push(word.to_owned()));
            let folded = fold(&text);
            prop_assert_eq!(words(&folded), visited);
        }

        #[test]
        fn a_stem_is_part_of_its_word(word in "[a-zа-яا-ي]{0,9}") {
            prop_assert!(word.contains(stem(&word)));
            prop_assert!(stem(&word) == word || stem(&word).chars().count() >= 3);
        }

        #[test]
        fn folding_twice_is_folding_once(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn case_does_not_matter(text in "[a-zäöüßçğşłńțа-яґїє ]{0,12}") {
            prop_assert_eq!(fold(&text.to_uppercase()), fold(&text));
        }
    }
}

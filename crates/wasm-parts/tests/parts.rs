//! Splits small programs and checks the parts.

mod linker;
mod told;

use std::error::Error as StdError;
use std::ops::Range;

use linker::Source;
use told::{Told, told};
use wasm_parts::{Entry, Error, Plan, divide, trap, undivided};
use wasmparser::{Operator, Parser, Payload};

type Result<T = ()> = std::result::Result<T, Box<dyn StdError>>;

/// Both parts call `$log`. `$later` needs `$start`, and two functions by their slots: one slot
/// number is in its code, the other in its data. `IMPORTS`, `REST` and names of exports are filled
/// in.
const PROGRAM: &str = r#"(module
    (type $plain (func))
    (import "glue" "A" (func $log))
    IMPORTS
    (table 5 funcref)
    (memory 1)
    (func $start (export "start") call $log  (drop (i32.const 1))  (drop (i32.const 1000)))
    (func $later (export "LATER")
        call $log  call $start  (drop (i32.const 2))  (drop (i32.const 1032)))
    (func $in_the_first_slot)
    (func $in_a_later_slot)
    (func $in_a_slot_that_is_in_data)
    (export "memory" (memory 0))
    (elem (i32.const 1) func $in_the_first_slot $in_a_later_slot $in_a_slot_that_is_in_data)
    (data (i32.const 1000) "what the first part has to say, that only later is of use\00\00\00\03\00\00\00")
    REST)"#;
const FIRST_DATA: (u32, &str) = (1000, "what the first part has to say, ");
const LATER_DATA: (u32, &str) = (1032, "that only later is of use\0\0\0\u{3}\0\0\0");

const LATER: Entry = Entry { name: "later", finished: "later" };
const MORE: Entry = Entry { name: "more", finished: "more" };

fn program(imports: &str, rest: &str, later: &str) -> Result<Vec<u8>> {
    let text = PROGRAM.replace("IMPORTS", imports).replace("REST", rest).replace("LATER", later);
    Source { text: &text, data: &[1000..1032, 1032..1064], pointers: &[(1060, 3)] }.link()
}

fn divided(program: &[u8], entries: &[Entry]) -> Result<Vec<Told>> {
    let parts = divide(program, program, &Plan::new("glue", entries))?;
    Ok(parts.iter().map(|part| told(part)).collect::<std::result::Result<_, _>>()?)
}

fn owned<const N: usize>(data: [(u32, &str); N]) -> Vec<(u32, String)> {
    data.map(|(address, text)| (address, text.to_owned())).to_vec()
}

#[test]
fn each_part_has_what_only_it_needs() -> Result {
    let parts = divided(&program("", "", "later")?, &[LATER])?;
    let [first, later] = &parts[..] else { panic!("two parts") };
    assert_eq!((first.functions, &first.slots), (2, &vec![1]));
    assert_eq!(first.data, owned([FIRST_DATA]));
    assert_eq!((later.functions, &later.slots), (3, &vec![2, 3]));
    assert_eq!(later.data, owned([LATER_DATA]));
    assert_eq!(later.exports, ["later"]);
    assert!(!first.exports.contains(&"later".to_owned()), "{:?}", first.exports);
    Ok(())
}

#[test]
fn a_later_part_takes_from_the_first_what_that_exports() -> Result {
    let parts = divided(&program("", "", "later")?, &[LATER])?;
    let [first, later] = &parts[..] else { panic!("two parts") };
    // `$log`, `$start`, memory and table.
    assert_eq!(later.imports.len(), 4);
    for name in &later.imports {
        let name = name.strip_prefix("glue.").ok_or("another module")?;
        assert!(first.exports.iter().any(|each| each == name), "{name}: {:?}", first.exports);
    }
    assert_eq!(first.imports, ["glue.A"]);
    Ok(())
}

#[test]
fn what_two_later_parts_need_is_in_the_earlier_one() -> Result {
    let more = r#"(func (export "more") call $log  (drop (i32.const 2))  (drop (i32.const 1032)))"#;
    let parts = divided(&program("", more, "later")?, &[LATER, MORE])?;
    let [_, later, more] = &parts[..] else { panic!("three parts") };
    assert_eq!((later.functions, &later.data), (3, &owned([LATER_DATA])));
    assert_eq!((more.functions, &more.slots, &more.data), (1, &vec![], &vec![]));
    // In reverse order, they land in the part that is then the earlier one.
    let program = program("", r#"(func (export "more") (drop (i32.const 1032)))"#, "later")?;
    let parts = divided(&program, &[MORE, LATER])?;
    assert_eq!((&parts[1].data, &parts[1].slots), (&owned([LATER_DATA]), &vec![3]));
    assert_eq!((&parts[2].data, &parts[2].slots), (&vec![], &vec![2]));
    Ok(())
}

#[test]
fn what_the_first_part_needs_stays_there_whoever_else_needs_it() -> Result {
    let also = r#"(func (export "also") (drop (i32.const 2)) (drop (i32.const 1032)))"#;
    let parts = divided(&program("", also, "later")?, &[LATER])?;
    let [first, later] = &parts[..] else { panic!("two parts") };
    assert_eq!((first.functions, &first.slots), (5, &vec![1, 2, 3]));
    assert_eq!((later.functions, later.slots.len(), later.data.len()), (1, 0, 0));
    Ok(())
}

#[test]
fn a_stretch_that_is_too_short_for_a_segment_stays_where_it_is() -> Result {
    let program = program("", "", "later")?;
    let entries = [LATER];
    let cut = |shortest_segment| {
        let plan = Plan { shortest_segment, ..Plan::new("glue", &entries) };
        let parts = divide(&program, &program, &plan)?;
        Ok::<_, Box<dyn StdError>>(told(&parts[1])?.data.len())
    };
    assert_eq!((cut(32)?, cut(33)?), (1, 0));
    Ok(())
}

#[test]
fn names_may_have_changed_since_the_program_was_linked() -> Result {
    let linked = program("", "", "later_0123456789abcdef")?;
    let finished = program("", "", "C")?;
    let entries = [Entry { name: "later", finished: "C" }];
    let parts = divide(&linked, &finished, &Plan::new("glue", &entries))?;
    assert_eq!(told(&parts[1])?.exports, ["later"]);
    Ok(())
}

#[test]
fn what_is_no_longer_of_use_is_left_out() -> Result {
    for part in divided(&program("", "", "later")?, &[LATER])? {
        assert_eq!(part.custom_sections, [""; 0]);
    }
    Ok(())
}

#[test]
fn functions_that_are_alike_stand_together() -> Result {
    let functions = r#"
        (func $long (export "l") nop nop nop)
        (func $other (export "o") (param i32))
        (func $short (export "s") nop)"#;
    let program = program("", functions, "later")?;
    let parts = divide(&program, &program, &Plan::new("glue", &[LATER]))?;
    let exports = told(&parts[0])?.exports;
    let at = |name| exports.iter().position(|each| each == name);
    assert!(at("s") < at("l") && at("l") < at("o"), "{exports:?}");
    Ok(())
}

/// `$start` panics in two ways: with a message of its own, and with that of `$fail`, both times from a
/// place in a source file. Only `$panic` needs the function in slot 1 and the first message.
const PANICKING: &str = r#"(module
    (import "glue" "A" (func $log))
    (table 5 funcref)
    (memory 1)
    (global $stack (mut i32) (i32.const 0))
    (func $panic (param i32 i32)
        (if (local.get 0) (then call $log))  (drop (i32.const 1))  (drop (i32.const 1000)))
    (func $fail (param i32)
        (i32.store (global.get $stack) (i32.const 1032))
        (call $panic (global.get $stack) (local.get 0)))
    (func $start (export "start") (param i32)
        (if (local.get 0) (then (call $panic (i32.const 1064) (i32.const 1160))))
        (drop (i32.const 1096))  (call $fail (i32.const 1176))  (drop (i32.const 2)))
    (func $in_the_first_slot)
    (func $in_the_second_slot)
    (export "memory" (memory 0))
    (elem (i32.const 1) func $in_the_first_slot $in_the_second_slot)
    (data (i32.const 1000)
        "the first message, 32 bytes long" "the second one, again 32 bytes.."
        "the third one, again 32 bytes..."
        "what the program needs otherwise"
        "src/a/file/with/a/long/name1.rs\00"
        "\68\04\00\00len.line.col" "\68\04\00\00len.line.col"))"#;
const PIECES: [Range<u32>; 7] =
    [1000..1032, 1032..1064, 1064..1096, 1096..1128, 1128..1160, 1160..1176, 1176..1192];

#[test]
fn what_only_a_trap_needs_is_left_out() -> Result {
    let pointers = [(1160, 1128), (1176, 1128)];
    let linked = Source { text: PANICKING, data: &PIECES, pointers: &pointers }.link()?;
    let whole = told(&divide(&linked, &linked, &Plan::new("glue", &[]))?[0])?;
    assert_eq!((whole.functions, whole.slots, whole.data.len()), (5, vec![1, 2], 1));
    let finished = trap(&linked, &["panic"])?;
    let plan = Plan { traps: &["panic"], ..Plan::new("glue", &[]) };
    let part = told(&divide(&linked, &finished, &plan)?[0])?;
    assert_eq!((part.functions, part.slots), (4, vec![2]));
    assert_eq!(part.data, owned([(1096, "what the program needs otherwise")]));
    // Bytes in no symbol may be of use to somebody.
    let pieces = [PIECES[0].clone(), PIECES[2].clone(), PIECES[3].clone()];
    let linked = Source { text: PANICKING, data: &pieces, pointers: &[] }.link()?;
    let part = told(&divide(&linked, &trap(&linked, &["panic"])?, &plan)?[0])?;
    assert!(part.data.iter().any(|(at, _)| *at == 1032), "{:?}", part.data);
    Ok(())
}

#[test]
fn a_trap_does_nothing_but_trap_and_the_rest_is_as_it_was() -> Result {
    let linked = Source { text: PANICKING, data: &PIECES, pointers: &[] }.link()?;
    let trapped = trap(&linked, &["panic"])?;
    assert_eq!(told(&trapped)?, told(&linked)?);
    assert_eq!(operators(&trapped)?[..2], [["Unreachable", "End"]; 2]);
    assert_eq!(operators(&trapped)?[2..], operators(&linked)?[2..]);
    assert!(
        matches!(trap(&linked, &["none"]), Err(Error::NoFunction(name)) if name == "none"),
        "a compiler that calls it otherwise is noticed"
    );
    Ok(())
}

#[test]
fn a_function_that_may_return_or_be_noticed_is_no_trap() -> Result {
    for body in [
        "(if (local.get 0) (then (call $panic (i32.const 0) (i32.const 0))))",
        "call $log  (call $panic (i32.const 0) (i32.const 0))",
        "(call_indirect (i32.const 1))  (call $panic (i32.const 0) (i32.const 0))",
        "(drop (i32.const 0))",
        "",
    ] {
        let (before, rest) = PANICKING.split_once("(i32.store").ok_or("no store")?;
        let (_, after) = rest.split_once("(local.get 0))").ok_or("no call")?;
        let text = [before, body, after].concat();
        let linked = Source { text: &text, data: &PIECES, pointers: &[] }.link()?;
        assert_eq!(
            operators(&trap(&linked, &["panic"])?)?[1..],
            operators(&linked)?[1..],
            "{body}"
        );
    }
    Ok(())
}

/// The names of the instructions of each function.
fn operators(module: &[u8]) -> Result<Vec<Vec<String>>> {
    let mut functions = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::CodeSectionEntry(body) = payload? {
            let operators = body.get_operators_reader()?.into_iter();
            let name =
                |operator: Operator| format!("{operator:?}").split(' ').next().map(str::to_owned);
            functions.push(operators.filter_map(|each| name(each.ok()?)).collect());
        }
    }
    Ok(functions)
}

#[test]
fn what_cannot_be_divided_safely_is_refused() -> Result {
    for (imports, rest, why) in [
        (r#"(import "glue" "m" (global i32))"#, "", "an import that is no function"),
        (r#"(import "other" "f" (func))"#, "", "an import from `other`"),
        ("", "(start $start)", "a start function: the program runs before it is called"),
        ("", "(memory 1)", "a second memory"),
        ("", "(tag)", "exceptions"),
        ("", r#"(data "passive")"#, "a data segment without an address"),
        ("", "(elem func $start)", "an element segment without a slot"),
        (
            "",
            "(table $two 1 funcref) (elem (table $two) (i32.const 0) func $start)",
            "functions in several tables",
        ),
        ("", "(elem (i32.const 4) funcref (ref.null func))", "an element segment of expressions"),
        (
            "",
            r#"(global $g i32 (i32.const 1)) (data (global.get $g) "x")"#,
            "an address that is no constant: GlobalGet { global_index: 0 }",
        ),
    ] {
        let program = program(imports, rest, "later")?;
        match divide(&program, &program, &Plan::new("glue", &[LATER])) {
            Err(Error::Unsupported(what)) => assert_eq!(what, why),
            other => panic!("{why}: {other:?}"),
        }
    }
    Ok(())
}

#[test]
fn a_program_without_its_own_relocations_is_refused() -> Result {
    let program = program("", "", "later")?;
    let plan = Plan::new("glue", &[LATER]);
    let bare = wat::parse_str("(module)")?;
    assert!(matches!(divide(&bare, &program, &plan), Err(Error::NoRelocations)));
    assert!(matches!(divide(&program, &bare, &plan), Err(Error::OtherRelocations)));
    Ok(())
}

#[test]
fn an_entry_is_one_export() -> Result {
    let plan = Plan::new("glue", &[LATER]);
    let (none, one) = (program("", "", "else")?, program("", "", "later")?);
    let two = program("", r#"(func (export "later_2"))"#, "later")?;
    assert!(matches!(divide(&none, &none, &plan), Err(Error::NoExport(name)) if name == "later"));
    assert!(matches!(divide(&one, &none, &plan), Err(Error::NoExport(name)) if name == "later"));
    assert!(matches!(divide(&two, &two, &plan), Err(Error::SeveralExports(_))));
    assert!(matches!(undivided(&none, &plan), Err(Error::NoExport(name)) if name == "later"));
    Ok(())
}

#[test]
fn an_error_says_what_is_wrong_and_what_lies_behind_it() -> Result {
    let Err(error) = divide(b"no module", b"", &Plan::new("glue", &[])) else {
        return Err("this is no module".into());
    };
    assert_eq!(error.to_string(), "the module cannot be read");
    assert!(error.source().is_some());
    assert_eq!(
        Error::NoRelocations.to_string(),
        "the linked program has no relocations; link it with --emit-relocs"
    );
    Ok(())
}

#[test]
fn undivided_the_first_part_is_the_program_and_the_others_hand_on_their_entry() -> Result {
    // What makes `divide` fail does not matter here.
    let program = program("", "(start $start)", "C")?;
    let entries = [Entry { name: "later", finished: "C" }];
    let parts = undivided(&program, &Plan::new("glue", &entries))?;
    let whole = Told { custom_sections: Vec::new(), ..told(&program)? };
    assert_eq!(told(&parts[0])?, whole);
    let later = Told {
        imports: vec!["glue.C".to_owned()],
        exports: vec!["later".to_owned()],
        ..Told::default()
    };
    assert_eq!(told(&parts[1])?, later);
    Ok(())
}

#[test]
fn undivided_no_part_but_its_own_has_the_name_of_an_entry() -> Result {
    let program = program("", r#"(func (export "a"))"#, "later")?;
    let parts = undivided(&program, &Plan::new("glue", &[LATER]))?;
    assert_eq!(told(&parts[0])?.exports, ["start", "b", "memory*", "a"]);
    let later = told(&parts[1])?;
    assert_eq!((later.imports, later.exports), (vec!["glue.b".into()], vec!["later".into()]));
    Ok(())
}

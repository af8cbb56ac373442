//! Problems reported by the reader.

use super::{Code, context::Context};
use catalogue::{Diagnostic, Problem};

pub fn check(context: &mut Context, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        let spot = context.source.spot_of(&diagnostic.pointer);
        let code = code(&diagnostic.problem);
        context.note(spot, diagnostic.severity, code, diagnostic.what(), diagnostic.help());
    }
}

fn code(problem: &Problem) -> Code {
    match problem {
        Problem::Missing { .. } => Code::Missing,
        Problem::WrongType { .. } => Code::WrongType,
        Problem::BadId(_) => Code::BadId,
        Problem::DuplicateId(_) => Code::DuplicateId,
        Problem::UnknownReference { list: "situations", .. } => Code::UnknownSituation,
        Problem::UnknownReference { .. } => Code::UnknownReference,
        Problem::UnknownCode { .. } => Code::UnknownCode,
        Problem::BadUrl(_) => Code::BadUrl,
        Problem::BadEmail(_) => Code::BadEmail,
        Problem::BadPhone(_) => Code::BadPhone,
        Problem::LocalPhone(_) => Code::LocalPhone,
        Problem::BadDate(_) | Problem::BadCutoff(_) => Code::BadDate,
        Problem::BadTime(_) => Code::BadTime,
        Problem::BadAgs(_) => Code::BadAgs,
        Problem::BadPostalCode(_) => Code::BadPostalCode,
        Problem::BadLanguage(_) => Code::BadLanguage,
        Problem::BadColor(_) => Code::BadColor,
        Problem::BadExit(_) => Code::BadExit,
        Problem::BadFonts(_) => Code::BadFonts,
        Problem::BadPicture(_) => Code::BadPicture,
        Problem::OutOfRange { .. } => Code::OutOfRange,
        Problem::EmptyAgeRange => Code::EmptyAgeRange,
        Problem::BadByDay(_) => Code::BadByDay,
        Problem::OnlyMonthly => Code::OnlyMonthly,
        Problem::ScheduleLacksStart => Code::ScheduleLacksStart,
        Problem::ScheduleEndsBeforeStart => Code::ScheduleEndsBeforeStart,
        Problem::TooLong { .. } => Code::TooLong,
        Problem::CircularPlace(_) => Code::CircularPlace,
        Problem::OverBudget(_) => Code::OverBudget,
        Problem::NeverTakesPlace => Code::NeverTakesPlace,
    }
}

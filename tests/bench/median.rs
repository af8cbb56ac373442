//! Medians and how far values spread around them.

/// The median of some values, and the range of the half of them that lies around it; NaN if there are
/// none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Middle {
    pub median: f64,
    pub from: f64,
    pub to: f64,
}

impl Middle {
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values = Vec::from_iter(values);
        values.sort_by(f64::total_cmp);
        let quarter = |quarters: usize| {
            let at = values.len().saturating_sub(1) * quarters / 4;
            values.get(at).copied().unwrap_or(f64::NAN)
        };
        Self { median: quarter(2), from: quarter(1), to: quarter(3) }
    }
}

#[cfg(test)]
mod tests {
    use super::Middle;

    #[test]
    fn one_slow_run_does_not_move_it() {
        let middle = Middle { median: 3.0, from: 2.0, to: 5.0 };
        assert_eq!(Middle::of([5.0, 1.0, 900.0, 2.0, 3.0]), middle);
    }
}

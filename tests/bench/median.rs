//! Medians.

/// The median, or NaN if there are no values.
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values = Vec::from_iter(values);
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn one_slow_run_does_not_move_it() {
        assert!((median([5.0, 1.0, 900.0, 2.0, 3.0]) - 3.0).abs() < f64::EPSILON);
    }
}

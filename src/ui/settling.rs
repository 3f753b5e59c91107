//! Something that changes often and is acted upon once it has come to rest.

/// A value that is watched.
#[derive(Debug)]
pub struct Settling<T> {
    /// The value that was acted upon last.
    done: T,
    /// The newer one, when it came, and when the first came that is not acted upon yet.
    waiting: Option<(T, f64, f64)>,
}

impl<T: PartialEq> Settling<T> {
    /// Begins with a value that needs no action.
    pub fn new(value: T) -> Self {
        Self { done: value, waiting: None }
    }

    /// Seconds until the value has to be acted upon: after so many seconds without change, and after so many at the
    /// latest. Zero or less once, when the time has come; none when there is nothing to do.
    pub fn left(&mut self, value: T, now: f64, (quiet, longest): (f64, f64)) -> Option<f64> {
        if value == self.done {
            self.waiting = None;
            return None;
        }
        let (changed, first) = match &self.waiting {
            Some((waiting, changed, first)) if *waiting == value => (*changed, *first),
            Some((_, _, first)) => (now, *first),
            None => (now, now),
        };
        let left = (changed + quiet).min(first + longest) - now;
        if left > 0.0 {
            self.waiting = Some((value, changed, first));
        } else {
            (self.done, self.waiting) = (value, None);
        }
        Some(left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_due_once_after_rest_and_at_the_latest_after_long() {
        let mut settling = Settling::new(0);
        assert_eq!(settling.left(0, 0.0, (3.0, 10.0)), None);
        assert_eq!(settling.left(1, 1.0, (3.0, 10.0)), Some(3.0));
        assert_eq!(settling.left(1, 2.0, (3.0, 10.0)), Some(2.0));
        assert_eq!(settling.left(1, 4.0, (3.0, 10.0)), Some(0.0));
        assert_eq!(settling.left(1, 5.0, (3.0, 10.0)), None);
        for second in 0..10_u8 {
            assert!(settling.left(i32::from(second) + 2, f64::from(second), (3.0, 10.0)).unwrap() > 0.0);
        }
        assert_eq!(settling.left(99, 10.0, (3.0, 10.0)), Some(0.0));
    }
}

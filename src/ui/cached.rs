//! Something worked out once for as long as what it was made of stays the same: a panel's view-model is made when a
//! panel is drawn first after a change, and not every frame.

/// A value with what it was made of.
pub struct Cached<K, V>(Option<(K, V)>);

impl<K, V> Default for Cached<K, V> {
    fn default() -> Self {
        Self(None)
    }
}

impl<K: PartialEq, V> Cached<K, V> {
    /// The value for this key, made anew when the one that is held was made for another.
    pub fn of(&mut self, key: K, make: impl FnOnce() -> V) -> &V {
        if self.0.as_ref().is_none_or(|(held, _)| *held != key) {
            self.0 = None;
        }
        &self.0.get_or_insert_with(|| (key, make())).1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_once_for_a_key() {
        let mut cached = Cached::default();
        let mut made = 0;
        for (key, expected) in [(1, 1), (1, 1), (2, 2), (1, 3)] {
            cached.of(key, || made += 1);
            assert_eq!(made, expected, "{key}");
        }
    }
}

//! Compounds: words that are written together of others, with a link between them.

/// Languages that write compounds as one word.
const LANGUAGES: [&str; 7] = ["da", "sv", "nb", "de", "nl", "fi", "is"];
/// Letters that may stand between the parts.
const LINKS: [char; 3] = ['s', 'e', 'n'];
/// Letters of a part, of a compound at least and at most.
const SHORTEST_PART: usize = 3;
const SHORTEST: usize = 7;
const LONGEST: usize = 40;

/// The ways to take a compound apart in two, the longest right part first; with a link without it too.
pub(super) fn splits<'a>(word: &'a str, language: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let places: Vec<usize> = match LANGUAGES.contains(&language) {
        true => word.char_indices().map(|(at, _)| at).take(LONGEST + 1).collect(),
        false => Vec::new(),
    };
    let is_compound = (SHORTEST..=LONGEST).contains(&places.len());
    let cuts = if is_compound { SHORTEST_PART..places.len() - SHORTEST_PART + 1 } else { 0..0 };
    cuts.flat_map(move |cut| {
        let (left, right) = word.split_at(places[cut]);
        let without_link = left.strip_suffix(LINKS).filter(|_| cut > SHORTEST_PART);
        [Some((left, right)), without_link.map(|left| (left, right))]
    })
    .flatten()
}

/// The parts of a hyphenated word; none for one without.
pub(super) fn hyphenated(word: &str) -> Vec<&str> {
    let parts: Vec<&str> = word.split('-').filter(|part| !part.is_empty()).collect();
    if (2..=4).contains(&parts.len()) { parts } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_come_apart() {
        let found: Vec<_> = splits("landsdel", "da").collect();
        let expected = [("lan", "dsdel"), ("land", "sdel"), ("lands", "del"), ("land", "del")];
        assert_eq!(found, expected);
        assert!(splits("landsdel", "en").next().is_none() && splits("vand", "da").next().is_none());
        assert!(splits(&"å".repeat(41), "da").next().is_none());
        assert_eq!(hyphenated("eu-land"), ["eu", "land"]);
        assert!(hyphenated("land").is_empty() && hyphenated("-").is_empty());
    }
}

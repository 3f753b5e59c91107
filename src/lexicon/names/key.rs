//! Words as the tables of names know them: folded, and with what their capitals say.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A token, made ready to be looked up.
pub(super) struct Word {
    form: String,
    /// Folded: lower case, no accents, one sort of apostrophe and hyphen.
    pub key: String,
    /// Begins with a capital letter.
    pub is_capital: bool,
    /// Has no small letter, and at least two capitals or one that stands alone.
    pub is_upper: bool,
}

impl Word {
    pub fn new(form: &str) -> Self {
        let form = form.replace('’', "'").replace(['‐', '‑'], "-").replace('\u{ad}', "");
        Self {
            key: fold(&form),
            is_capital: form.chars().next().is_some_and(char::is_uppercase),
            is_upper: form.chars().any(char::is_uppercase) && !form.chars().any(char::is_lowercase),
            form,
        }
    }

    /// What every name that this word may be begins with: three letters, or a shorter word and its end.
    pub fn beginning(&self) -> Beginning<'_> {
        match self.key.char_indices().nth(3) {
            Some((end, _)) => Beginning::Letters(&self.key[..end]),
            None if self.key.chars().count() == 3 => Beginning::Letters(&self.key),
            None => Beginning::Word(&self.key),
        }
    }

    /// The words inside: what an apostrophe parts, and the first and the last of those with hyphens.
    pub fn parts(&self, language: &str) -> Vec<Self> {
        let mut parts = Vec::new();
        if let Some((before, after)) = self.form.split_once('\'') {
            // An article before it (l'Allemagne) or an ending after it (Türkiye'de, USA's).
            let is_article = matches!(language, "fr" | "it") && before.chars().count() <= 5;
            parts.push(if is_article { after } else { before });
        }
        let whole = parts.first().copied().unwrap_or(&self.form);
        if let (Some((first, _)), Some((_, last))) = (whole.split_once('-'), whole.rsplit_once('-')) {
            parts.extend([first, last]);
        }
        parts.retain(|part| part.chars().count() > 1);
        parts.into_iter().map(Self::new).collect()
    }
}

/// How a name begins.
#[derive(Clone, Copy)]
pub(super) enum Beginning<'a> {
    /// With these letters.
    Letters(&'a str),
    /// With this whole word.
    Word(&'a str),
}

/// Whether the whole text is in capitals, which then say nothing.
pub(super) fn is_shouted<S: AsRef<str>>(forms: &[S]) -> bool {
    forms.len() > 3 && !forms.iter().any(|form| form.as_ref().chars().any(char::is_lowercase))
}

/// Lower case without accents; the dotless i and the final sigma as the usual ones. As `fold` in `build.py`.
pub(super) fn fold(text: &str) -> String {
    let lower = text.to_lowercase();
    let plain = lower.nfd().filter(|&c| !is_combining_mark(c));
    plain
        .map(|c| {
            if c == 'ı' {
                'i'
            } else if c == 'ς' {
                'σ'
            } else {
                c
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded() {
        for (form, key) in
            [("Türkiye’de", "turkiye'de"), ("IĞDIR", "igdir"), ("Île", "ile"), ("Δανός", "δανοσ"), ("Й", "и")]
        {
            assert_eq!(Word::new(form).key, key);
        }
        assert!(Word::new("USA").is_upper && !Word::new("Usa").is_upper && Word::new("Usa").is_capital);
    }

    #[test]
    fn parts_of_words() {
        let check = |form: &str, language: &str, expected: &[&str]| {
            let parts = Word::new(form).parts(language);
            assert_eq!(parts.iter().map(|p| p.key.as_str()).collect::<Vec<_>>(), expected, "{form}");
        };
        check("l’Allemagne", "fr", &["allemagne"]);
        check("Türkiye'de", "tr", &["turkiye"]);
        check("EU-landene", "da", &["eu", "landene"]);
        check("d'Aix-en-Provence", "fr", &["aix-en-provence", "aix", "provence"]);
        check("dansk", "da", &[]);
    }
}

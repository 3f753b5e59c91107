//! The shipped sentence encoder: texts in some ten languages become vectors, near each other when they mean the same.
//!
//! It is Google's multilingual Universal Sentence Encoder, version 3, made small; `assets/encoder/README.md` says
//! where it comes from, how small, and what that cost. A text is cut into pieces, the pieces' vectors go
//! through a small network and are summed; a head makes a unit vector of the sum. Sums of neighbouring
//! texts add up, so the vector of merged sentences costs only the head.
//!
//! The vectors are the same on every run of a machine, whatever other texts are encoded in the same call. Processors
//! with other vector units may round the last digits otherwise.

mod bytes;
mod forward;
mod matrix;
mod normal;
mod pieces;
mod pooled;
mod table;

pub use pooled::Pooled;

use crate::text::Language;
use bytes::Bytes;
use forward::Network;
use pieces::{BEGIN, END, Pieces, UNKNOWN};
use std::sync::OnceLock;
use table::Table;

static PIECES: &[u8] = include_bytes!("../../assets/encoder/pieces.bin");
static TABLE: &[u8] = include_bytes!("../../assets/encoder/table.bin");
static NETWORK: &[u8] = include_bytes!("../../assets/encoder/network.bin");

/// Languages of the training whose script the shipped tables have.
const LANGUAGES: &[&str] = &["de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "tr"];
/// Most pieces of a text that are read; the rest of a longer text has no say in its vector.
const MOST_PIECES: usize = 512;
/// Pieces that go through the network together: enough to share work, few enough for some 50 MB.
const BATCH: usize = 2048;

/// The encoder with its tables.
pub struct Encoder {
    pieces: Pieces,
    table: Table,
    network: Network,
}

impl Encoder {
    /// The shipped encoder, made ready at the first call.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Encoder> = OnceLock::new();
        SHIPPED.get_or_init(Self::load)
    }

    /// Makes the tables ready; [`Self::shipped`] does so once.
    pub fn load() -> Self {
        Self {
            pieces: Pieces::new(&mut Bytes::new(PIECES)),
            table: Table::new(&mut Bytes::new(TABLE)),
            network: Network::new(&mut Bytes::new(NETWORK)),
        }
    }

    /// Whether it was trained on the language; in others its vectors mean little.
    pub fn knows(language: &Language) -> bool {
        LANGUAGES.contains(&language.primary())
    }

    /// The sums of texts, each text by itself, in their order. Of a text longer than 4,096 characters or 510 pieces
    /// only the beginning is read; an empty text is one unknown piece.
    pub fn pool(&self, texts: &[&str]) -> Vec<Pooled> {
        let mut pooled = Vec::with_capacity(texts.len());
        let mut batch: Vec<Vec<u32>> = Vec::new();
        let mut count = 0;
        for text in texts {
            let rows = self.rows(text);
            if count + rows.len() > BATCH {
                pooled.append(&mut self.network.pool(&batch, &self.table));
                batch.clear();
                count = 0;
            }
            count += rows.len();
            batch.push(rows);
        }
        pooled.append(&mut self.network.pool(&batch, &self.table));
        pooled
    }

    /// The sums of the parts of texts, and behind them that of the text's beginning and end. Together they are the sum
    /// of the text with spaces between its parts. Parts behind 510 pieces are empty.
    pub fn pool_parts(&self, texts: &[Vec<String>]) -> Vec<Vec<Pooled>> {
        let mut pooled = Vec::with_capacity(texts.len());
        let mut batch: Vec<Vec<Vec<u32>>> = Vec::new();
        let mut count = 0;
        for text in texts {
            let mut left = MOST_PIECES - 2;
            let parts = text.iter().map(|part| {
                let pieces = self.pieces.cut(&normal::normal(part), left);
                left -= pieces.len();
                pieces
            });
            let parts: Vec<Vec<u32>> = parts.collect();
            let length = parts.iter().map(Vec::len).sum::<usize>() + 2;
            if count + length > BATCH {
                pooled.append(&mut self.network.pool_parts(&batch, &self.table));
                batch.clear();
                count = 0;
            }
            count += length;
            batch.push(parts);
        }
        pooled.append(&mut self.network.pool_parts(&batch, &self.table));
        pooled
    }

    /// The unit vectors of sums, 512 numbers each; the cosine of two is their dot product.
    pub fn vectors(&self, pooled: &[Pooled]) -> Vec<Vec<f32>> {
        self.network.vectors(pooled).iter().map(<[f32]>::to_vec).collect()
    }

    /// The rows of a text's pieces, with those that begin and end it.
    fn rows(&self, text: &str) -> Vec<u32> {
        let mut rows = vec![BEGIN];
        let pieces = self.pieces.cut(&normal::normal(text), MOST_PIECES - 2);
        rows.extend(if pieces.is_empty() { vec![UNKNOWN] } else { pieces });
        rows.push(END);
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize)]
    struct Reference {
        text: String,
        pieces: Vec<String>,
        vector: Vec<f32>,
    }

    /// What the script made of own sentences with the same tables.
    fn reference() -> Vec<Reference> {
        serde_json::from_str(include_str!("../../assets/encoder/reference.json")).unwrap()
    }

    fn vectors(texts: &[&str]) -> Vec<Vec<f32>> {
        let encoder = Encoder::shipped();
        encoder.vectors(&encoder.pool(texts))
    }

    fn cosine(a: &[f32], b: &[f32]) -> f32 {
        a.iter().zip(b).map(|(a, b)| a * b).sum()
    }

    #[test]
    fn assets_are_read_to_their_ends() {
        let mut assets = [PIECES, TABLE, NETWORK].map(Bytes::new);
        let [pieces, table, network] = &mut assets;
        assert_eq!(Pieces::new(pieces).rows(), Table::new(table).rows());
        Network::new(network);
        assert!(assets.iter().all(Bytes::is_empty));
    }

    #[test]
    fn text_is_cut_as_the_package_cuts_it() {
        for Reference { text, pieces, .. } in reference() {
            let cut = Encoder::shipped().pieces.spelled(&normal::normal(&text), MOST_PIECES);
            let expected: Vec<&str> = pieces[1..pieces.len() - 1].iter().map(String::as_str).collect();
            assert_eq!(cut, expected, "{text}");
        }
    }

    #[test]
    fn vectors_are_those_of_the_script() {
        let reference = reference();
        let texts: Vec<&str> = reference.iter().map(|r| r.text.as_str()).collect();
        for (reference, vector) in reference.iter().zip(vectors(&texts)) {
            assert!((cosine(&vector, &vector) - 1.0).abs() < 1e-5);
            for (at, (expected, number)) in reference.vector.iter().zip(&vector).enumerate() {
                assert!((expected - number).abs() < 1e-3, "{}: {at}: {expected} {number}", reference.text);
            }
        }
    }

    #[test]
    fn a_text_has_the_same_vector_in_any_company() {
        let reference = reference();
        let texts: Vec<&str> = reference.iter().map(|r| r.text.as_str()).collect();
        let together = vectors(&texts);
        let crowd: Vec<&str> = texts.iter().rev().cycle().take(300).copied().collect();
        for (at, text) in texts.iter().enumerate() {
            assert_eq!(vectors(&[text])[0], together[at], "{text}");
            assert_eq!(vectors(&texts[at / 2..=at]).last(), Some(&together[at]), "{text}");
        }
        for (text, vector) in crowd.iter().zip(vectors(&crowd)) {
            let at = texts.iter().position(|other| other == text).unwrap();
            assert_eq!(vector, together[at], "{text}");
        }
    }

    #[test]
    fn translations_are_near_and_other_sentences_are_not() {
        let reference = reference();
        let with = |part: &str| reference.iter().find(|r| r.text.contains(part)).unwrap().text.as_str();
        let same = ["ministry refused", "Ministerium wollte", "ministère", "ministerio", "ministerie", "Ministerstwo"];
        let vectors = vectors(&same.map(with));
        let ferry = &self::vectors(&[with("ferry")])[0];
        for vector in &vectors[1..] {
            assert!(cosine(&vectors[0], vector) > 0.6, "{}", cosine(&vectors[0], vector));
            assert!(cosine(ferry, vector) < 0.4, "{}", cosine(ferry, vector));
        }
    }

    #[test]
    fn sums_of_sentences_are_near_the_vector_of_both() {
        let encoder = Encoder::shipped();
        let (one, two) = ("The ferry was cancelled on Monday.", "Strong winds had closed the harbour.");
        let pooled = encoder.pool(&[one, two, &format!("{one} {two}")]);
        let merged: Pooled = pooled[..2].iter().sum();
        assert_eq!(merged.pieces(), pooled[0].pieces() + pooled[1].pieces());
        let vectors = encoder.vectors(&[merged, pooled[2].clone()]);
        let alike = cosine(&vectors[0], &vectors[1]);
        assert!(alike > 0.85, "{alike}");
    }

    #[test]
    fn hostile_texts_are_read_in_passing() {
        let long = "længere og længere ".repeat(60_000);
        let run = "a".repeat(1_000_000);
        let marks = format!("e{}", "\u{301}".repeat(500_000));
        let expanding = "\u{fdfa}".repeat(100_000);
        let texts = ["", " ", "\0\u{7f}\u{85}", "日本語", "\u{202e}\u{10ffff}", &long, &run, &marks, &expanding];
        let pooled = Encoder::shipped().pool(&texts);
        assert_eq!(pooled.len(), texts.len());
        assert!(pooled.iter().all(|p| (3..=MOST_PIECES).contains(&p.pieces())));
        assert!(vectors(&texts).iter().flatten().all(|number| number.is_finite()));
        assert!(vectors(&[]).is_empty());
    }

    #[test]
    fn it_knows_the_languages_of_its_training() {
        let knows = |tag: &str| Encoder::knows(&tag.parse().unwrap());
        assert!(["en", "en-GB", "de", "pl", "ru", "tr", "pt-BR"].into_iter().all(knows));
        assert!(!["da", "nb", "sv", "is", "uk", "ja", "und"].into_iter().any(knows));
    }
}

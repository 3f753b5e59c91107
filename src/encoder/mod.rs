//! The shipped sentence encoder: texts in some ten languages become vectors, near each other when they mean the same.
//!
//! It is Google's multilingual Universal Sentence Encoder, version 3, made small; `assets/encoder/README.md` says
//! where it comes from, how small, and what that cost. A text is [cut into pieces](pieces), the pieces' vectors go
//! through a [small network](forward) and are summed; a head makes a unit vector of the sum. Sums of neighbouring
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
        SHIPPED.get_or_init(|| Self {
            pieces: Pieces::new(&mut Bytes::new(PIECES)),
            table: Table::new(&mut Bytes::new(TABLE)),
            network: Network::new(&mut Bytes::new(NETWORK)),
        })
    }

    /// Whether it was trained on the language; in others its vectors mean little.
    pub fn knows(&self, language: &Language) -> bool {
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
        let read = |asset, read: &dyn Fn(&mut Bytes) -> usize| {
            let mut bytes = Bytes::new(asset);
            let rows = read(&mut bytes);
            assert!(bytes.is_empty());
            rows
        };
        let pieces = read(PIECES, &|bytes| Pieces::new(bytes).rows());
        let rows = read(TABLE, &|bytes| Table::new(bytes).rows());
        assert_eq!(pieces, rows);
        read(NETWORK, &|bytes| drop_it(&Network::new(bytes)));
    }

    fn drop_it(_: &Network) -> usize {
        0
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
}

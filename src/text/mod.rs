//! The words the whole program speaks: versions, paragraphs, sentences, tokens, spans, languages.
//!
//! Plain data without behaviour beyond its own invariants. Every offset in the program is a
//! **Unicode code point within one paragraph's text** (a Rust `char` count), never a byte: it is
//! what the record, the review file and the window use, so there is nothing to convert.

mod language;
mod sentence;
mod span;
mod version;
pub mod visible;

pub use language::Language;
pub use sentence::{Segmented, Sentence, Token, TokenKind};
pub use span::{Place, Span};
pub use version::{LanguageSource, Locator, Paragraph, Role, Source, Version};

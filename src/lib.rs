//! Sammenhold puts the language versions of an article side by side, aligns them paragraph by paragraph and marks
//! what each adds, leaves out or changes. This page is the map.
//!
//! # The way of the text
//!
//! ```text
//! file ──import──▶ Version ──segment──▶ paragraphs, sentences, tokens
//!                                         │
//!         facts (values, names) ◀─────────┤──────────▶ lexicon + encoder (meaning)
//!                    │                    ▼                     │
//!                    └──────▶ similarity of two sentences ◀─────┘
//!                                  ▼
//!            align: beads of paragraphs and sentences (n:m, empty, moved, pinned)
//!                                  ▼
//!             diff: added, left out, changed, moved, with evidence and confidence
//!                                  ▼
//!              collate: base and N versions ──▶ rows and ranked differences
//!                                  ▼
//!       review: a person's notes and edits, undo, the review file (.sammenhold)
//!                  ▼                                   ▼
//!      export, evaluate, train, cli               ui (feature `gui`)
//! ```
//!
//! [`collate::collate`] is the one door to the engine: versions in, a [`collate::Collation`] out. It reads no file,
//! knows no clock and no chance, and cannot fail; it can only be stopped. The window and the command line both go
//! through it, so they always say the same.
//!
//! # Layers
//!
//! A module may name only modules above it in this list; [`cli`] and `ui` do not know each other.
//!
//! | layer | module | owns |
//! |---|---|---|
//! | 0 | [`text`] | the words of the whole program: versions, paragraphs, sentences, tokens, spans, languages |
//! | 0 | [`progress`] | how long work tells how far it is, and learns that it is no longer wanted |
//! | 1 | [`import`] | files to versions: encodings, layouts, formats, one sentence for each trouble |
//! | 2 | [`segment`] | which paragraphs are the article and which the page; sentences, tokens; the language |
//! | 3 | [`facts`] | numbers, amounts, dates, times, names, quotations, negations, caveats by value, however they are written |
//! | 3 | [`encoder`] | the shipped sentence encoder: texts to vectors of their meaning |
//! | 3 | [`lexicon`] | the shipped dictionaries between languages, how rare words are, stems; names of places |
//! | 4 | [`similarity`] | how alike sentences are in words, meaning and shape, and the trained weights that turn this into odds |
//! | 5 | [`align`] | the search for beads, moves, pins |
//! | 6 | [`diff`] | word links; the rules that find differences, one file each; confidence and rank |
//! | 7 | [`collate`] | rows over all versions, groups, the ledger, what cannot be told; the door |
//! | 7 | [`summary`] | the totals that the window and the report share |
//! | 8 | [`review`] | what a person did, as invertible edits; the review file |
//! | 9 | [`export`], [`evaluate`] | records and reports; scores against gold |
//! | 9 | [`train`] | the weights of the alignment and of the differences, from gold |
//! | 10 | [`cli`], `ui` | the command line; the window |
//!
//! Files are touched in `import`, `review::file`, `cli` and the effects of `ui`, nowhere else, and source files are
//! never written. `cargo check --no-default-features` builds everything but the window.
//!
//! # Words
//!
//! One name for a thing, in code, files and window.
//!
//! - **Version**: the article in one language, from one file. **Base**: the version that the others are compared
//!   with; any version can be the base.
//! - **Paragraph**, **sentence**, **token**: units of a version. **Debris**: paragraphs that belong to the page and
//!   not to the article; they are shown, but take part in nothing.
//! - **Span**: start and end within one paragraph, in Unicode code points, never bytes.
//! - **Bead**: the units of base and version that correspond: one to one, one to two, none to one, … **Alignment**:
//!   beads that cover every unit exactly once; beads may cross. **Pin**: a bead that a person fixed.
//! - **Collation**: base, the alignments of all other versions, the rows and the differences. **Row**: one line of
//!   the grid, a cell for each version.
//! - **Difference**: something added, left out, changed, moved or left untranslated, with its spans on both sides,
//!   confidence, rank and reason. It is *possible* until a person confirms it. **Band**: how it is told, by its
//!   confidence: *marked* from [`diff::MARKED_FROM`] on, *unsure* from [`diff::UNSURE_FROM`] on, else *silent*, in the
//!   record only.
//! - **Fact**: a number, amount, date, time, name, quotation, negation or caveat with its value. **Verdict** of two
//!   facts: equal, rounded, converted, differs, missing here, only here. **Ledger**: all facts, a column a version.
//! - **Word link**: two words of linked sentences that stand for each other; words without one may be left out or added.
//! - **Judgement**: what a person says of what was found: a **verdict** on a difference (confirmed, dismissed, unsure) or
//!   on all like it, the status and tags of a row. It holds to words, as notes do, never to numbers of rows.
//! - **Review**: versions with a person's notes, judgements and edits, kept in one file. **Gold**: a reference answer that
//!   people made.
//!
//! # An example
//!
//! ```
//! use sammenhold::{
//!     collate::{Options, collate, unwatched},
//!     diff::Kind,
//!     import::from_text,
//!     segment::prepare,
//! };
//!
//! let danish = "Broen ved Lyngsund åbner i dag\n\nBroen kostede 1.500 kroner pr. meter, siger Anna Holm.\n\n\
//!               I Aarhus vil man ikke svare, før Peter Lund er tilbage.";
//! let english = "The Lyngsund bridge opens today\n\nThe bridge cost 15,000 kroner per metre, says Anna Holm.\n\n\
//!                In Aarhus nobody will answer until Peter Lund is back.";
//! let mut versions = [from_text("da.txt", danish), from_text("en.txt", english)];
//! versions.iter_mut().for_each(prepare);
//! assert_eq!(versions[0].language.tag(), "da");
//!
//! let collation = collate(&versions, &Options::default(), &unwatched)?;
//! assert_eq!(collation.rows.len(), 3);
//! let marked: Vec<_> = collation.differences.iter().filter(|difference| difference.is_marked()).collect();
//! assert_eq!(marked.len(), 1);
//! assert_eq!(marked[0].kind, Kind::Changed);
//! assert_eq!(marked[0].base_spans[0].span.of(&versions[0].paragraphs[1].text), "1.500 kroner");
//! assert_eq!(marked[0].version_spans[0].span.of(&versions[1].paragraphs[1].text), "15,000 kroner");
//! # Ok::<(), sammenhold::collate::Cancelled>(())
//! ```

pub mod align;
pub mod cli;
pub mod collate;
pub mod diff;
pub mod encoder;
pub mod evaluate;
pub mod export;
pub mod facts;
pub mod import;
pub mod lexicon;
pub mod progress;
pub mod review;
pub mod segment;
pub mod similarity;
pub mod summary;
pub mod text;
pub mod train;
#[cfg(feature = "gui")]
pub mod ui;

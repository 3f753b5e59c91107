//! Plain text and Markdown: lines to paragraphs to roles.

use super::{
    Format, Input, Parsed, ParsedVersion,
    encoding::{self, Decoded},
    error::Fault,
    front_matter, heading, layout,
    lines::{self, Line},
    markdown, put_title,
};
use crate::text::Paragraph;

/// Reads plain text or Markdown.
pub(super) fn read(input: &Input, format: Format) -> Result<Parsed, Fault> {
    let Decoded { text, encoding } = encoding::decode(input.bytes, input.declared.as_ref())?;
    let version = version(text.trim_start_matches('\u{feff}'), format);
    Ok(Parsed { versions: vec![version], rows: Vec::new(), encoding: encoding.to_owned() })
}

/// A version of a text; its front matter may declare language and title.
pub(super) fn version(text: &str, format: Format) -> ParsedVersion {
    let lines = lines::raw_lines(text);
    let (front, lines) = front_matter::split(&lines, format);
    let mut found = match format {
        Format::Markdown => markdown::paragraphs(&lines.join("\n")),
        _ => paragraphs(lines),
    };
    if let Some(title) = front.title {
        put_title(title, &mut found);
    }
    ParsedVersion { name: None, language: front.language, paragraphs: found }
}

/// The paragraphs of a plain text, given as its lines.
pub(super) fn paragraphs(lines: &[&str]) -> Vec<Paragraph> {
    let lines: Vec<Line> = lines.iter().map(|line| Line::of(line)).collect();
    let pieces = layout::pieces(&lines);
    let roles = heading::roles(&pieces);
    pieces.into_iter().zip(roles).map(|(piece, role)| Paragraph::new(piece.text, role)).collect()
}

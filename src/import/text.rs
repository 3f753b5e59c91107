//! Plain text: lines to paragraphs to roles.

use super::{heading, layout, lines::Line};
use crate::text::Paragraph;

/// The paragraphs of a plain text, given as its lines.
pub(super) fn paragraphs(lines: &[&str]) -> Vec<Paragraph> {
    let lines: Vec<Line> = lines.iter().map(|line| Line::of(line)).collect();
    let pieces = layout::pieces(&lines);
    let roles = heading::roles(&pieces);
    pieces.into_iter().zip(roles).map(|(piece, role)| Paragraph::new(piece.text, role)).collect()
}

//! The files of the lexicon: a directory, then word lists and relations.

use super::packed::{Fields, write_length};

const MAGIC: &[u8; 8] = b"SHlex\0\x01\0";

/// What a part of a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// The words of a language.
    Words([u8; 2]),
    /// From one language to another.
    Relation([u8; 2], [u8; 2]),
}

impl Part {
    fn tag(self) -> [u8; 4] {
        match self {
            Self::Words([a, b]) => [a, b, 0, 0],
            Self::Relation([a, b], [c, d]) => [a, b, c, d],
        }
    }

    fn of(tag: [u8; 4]) -> Self {
        match tag {
            [a, b, 0, 0] => Self::Words([a, b]),
            [a, b, c, d] => Self::Relation([a, b], [c, d]),
        }
    }
}

/// The parts of a file with their bytes, in the order of the file; none for a file of another kind.
pub(super) fn parts(file: &[u8]) -> Vec<(Part, &[u8])> {
    directory(file).unwrap_or_default()
}

fn directory(file: &[u8]) -> Option<Vec<(Part, &[u8])>> {
    let mut fields = Fields(file);
    if fields.bytes(MAGIC.len())? != MAGIC {
        return None;
    }
    let count = fields.length()?;
    let mut found = Vec::new();
    for _ in 0..count {
        let part = Part::of(fields.bytes(4)?.try_into().ok()?);
        let (start, length) = (fields.length()?, fields.length()?);
        found.push((part, file.get(start..start.checked_add(length)?)?));
    }
    Some(found)
}

/// One file of parts.
pub(super) fn write(parts: &[(Part, Vec<u8>)]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    write_length(parts.len(), &mut out);
    let mut start = out.len() + parts.len() * 12;
    for (part, bytes) in parts {
        out.extend(part.tag());
        write_length(start, &mut out);
        write_length(bytes.len(), &mut out);
        start += bytes.len();
    }
    for (_, bytes) in parts {
        out.extend(bytes);
    }
    out
}

//! The lines of a file with a record a line (JSON Lines), with their numbers; blank ones are passed over.

use anyhow::{Context, Result};
use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read as _},
    path::Path,
};

/// The longest line that is read, in bytes; no article has a thousandth of it.
const LONGEST: u64 = 64 * 1024 * 1024;

/// A line without its end, and its number from 1. One that is too long is an error of the kind `InvalidData`; the
/// lines behind it can still be read.
pub(super) type Line = (usize, io::Result<Vec<u8>>);

/// Lines of a file or of standard input.
pub(super) struct Lines {
    reader: Box<dyn BufRead + Send>,
    number: usize,
    is_over: bool,
}

impl Lines {
    /// Opens a file; `-` is standard input.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let reader: Box<dyn BufRead + Send> = if is_standard(path) {
            Box::new(BufReader::new(io::stdin()))
        } else {
            let problem = || format!("{}: cannot be read; check the path and that you may read it", path.display());
            let file = File::open(path).with_context(problem)?;
            if file.metadata().is_ok_and(|metadata| metadata.is_dir()) {
                anyhow::bail!("{}: is a folder; give a file with one JSON object a line", path.display());
            }
            Box::new(BufReader::new(file))
        };
        Ok(Self { reader, number: 0, is_over: false })
    }
}

/// Whether a path stands for standard input or output.
pub(super) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

impl Iterator for Lines {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        while !self.is_over {
            let mut line = Vec::new();
            let read = self.reader.by_ref().take(LONGEST + 1).read_until(b'\n', &mut line);
            self.number += 1;
            if line.len() as u64 > LONGEST {
                let rest = self.reader.skip_until(b'\n');
                let too_long = io::Error::new(io::ErrorKind::InvalidData, "the line is longer than 64 MiB");
                return Some((self.number, rest.and(Err(too_long))));
            }
            match read {
                Ok(0) => self.is_over = true,
                Ok(_) => {
                    if self.number == 1 && line.starts_with(b"\xef\xbb\xbf") {
                        line.drain(..3);
                    }
                    line.truncate(line.trim_ascii_end().len());
                    if !line.trim_ascii().is_empty() {
                        return Some((self.number, Ok(line)));
                    }
                }
                Err(error) => {
                    self.is_over = true;
                    return Some((self.number, Err(error)));
                }
            }
        }
        None
    }
}

//! Where results go: standard output, or a file that appears only when it is whole and is never one that is read.

use super::lines::is_standard;
use crate::review::file::atomic::{AtomicFile, Fault};
use anyhow::{Context, Result, bail};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

/// Open for results; what is written to a file counts only after [`Output::finish`].
pub(super) enum Output {
    Standard(io::StdoutLock<'static>),
    /// A pipe or a device, which cannot be exchanged for another file.
    Direct(File),
    File(BufWriter<AtomicFile>, PathBuf),
}

impl Output {
    /// Opens `path`; none and `-` are standard output. One of `inputs` is refused.
    pub(super) fn open<'a>(path: Option<&Path>, inputs: impl Iterator<Item = &'a Path>) -> Result<Self> {
        let Some(path) = path.filter(|path| !is_standard(path)) else {
            return Ok(Self::Standard(io::stdout().lock()));
        };
        refuse_inputs(path, inputs)?;
        let problem = || format!("{}: cannot be written; choose another place for the output", path.display());
        if is_direct(path) {
            return Ok(Self::Direct(OpenOptions::new().write(true).open(path).with_context(problem)?));
        }
        let file = AtomicFile::create(path).with_context(problem)?;
        Ok(Self::File(BufWriter::with_capacity(1 << 16, file), path.to_owned()))
    }

    /// Writes what is still on its way and puts a file at its path.
    pub(super) fn finish(mut self) -> Result<()> {
        self.flush()?;
        if let Self::File(file, path) = self {
            let whole = file.into_inner().map_err(|error| Fault::from(error.into_error())).and_then(AtomicFile::commit);
            whole.with_context(|| format!("{}: cannot be written", path.display()))?;
        }
        Ok(())
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Standard(stdout) => stdout.write(bytes),
            Self::Direct(file) => file.write(bytes),
            Self::File(file, _) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Standard(stdout) => stdout.flush(),
            Self::Direct(file) => file.flush(),
            Self::File(file, _) => file.flush(),
        }
    }
}

/// An error when `path` is one of the files that are read.
pub(super) fn refuse_inputs<'a>(path: &Path, mut inputs: impl Iterator<Item = &'a Path>) -> Result<()> {
    if inputs.any(|input| is_same(input, path)) {
        bail!("{}: is one of the files that are read; choose another place for the output", path.display());
    }
    Ok(())
}

/// Whether a path is of a pipe or device, which is written to and never exchanged.
pub(super) fn is_direct(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
}

fn is_same(one: &Path, two: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(two)), (Ok(one), Ok(two)) if one == two)
}

#![no_main]
use std::{path::PathBuf, sync::LazyLock};

/// A folder of this process alone, in memory where there is one.
static PATH: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = tempfile::Builder::new().tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
    folder.expect("a scratch folder").keep().join("review.sammenhold")
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| check::review(&PATH, bytes));

#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| check::import("a.pdf", bytes));

#![no_main]
libfuzzer_sys::fuzz_target!(|text: &str| check::sentences(text));

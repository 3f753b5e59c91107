#![no_main]
libfuzzer_sys::fuzz_target!(|xml: &[u8]| check::member("a.odt", include_bytes!("../../formats/office/article.odt"), "content.xml", xml));

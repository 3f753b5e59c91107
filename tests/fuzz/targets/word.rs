#![no_main]
libfuzzer_sys::fuzz_target!(|xml: &[u8]| check::member("a.docx", include_bytes!("../../formats/office/article.docx"), "word/document.xml", xml));

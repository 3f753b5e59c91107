//! What leaves the program: the record (JSON), the report (text), and the lines a batch is fed with.

pub mod json;
pub mod line;
pub mod text;
pub mod value;
mod wrap;

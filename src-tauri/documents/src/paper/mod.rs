//! A questionnaire on paper: numbered A4 sheets as one tagged PDF (PDF/UA-1), drawn by Typst without network and with the fonts that are
//! bundled. What stands on the sheet is said by the caller, in the respondent's language; here it only gets its shape.

mod content;
mod draw;
mod qr;
mod world;

pub use content::{Block, Body, Choice, Column, Date, Paper, Question, Words};
pub use draw::{MAX_SHEETS, draw};

#[cfg(test)]
mod tests;

//! What stands on a sheet: plain data, which the template `assets/paper/questionnaire.typ` reads as JSON.

use serde::Serialize;

/// A questionnaire to print.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Paper {
    pub title: String,
    /// Where it is put: the library's name, or nothing.
    pub place: String,
    /// BCP 47, such as `fr` or `ar`.
    pub language: String,
    pub right_to_left: bool,
    /// 18 pt instead of 11.
    pub large: bool,
    /// What the QR code holds before the number; empty: no code.
    pub key: String,
    /// The numbers of the sheets, one copy each; none: one copy without a number.
    pub numbers: Vec<u32>,
    pub words: Words,
    /// The privacy notice, before the first question.
    pub notice: Vec<String>,
    pub blocks: Vec<Block>,
}

/// The words of the sheet itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Words {
    /// `Feuille n°`.
    pub sheet: String,
    /// `page`.
    pub page: String,
    pub notice: String,
    pub one: String,
    pub several: String,
    pub rank: String,
    pub week: String,
    pub hours: String,
    pub thanks: String,
    pub table: String,
    /// What a screen reader says of the code; the number follows.
    pub code: String,
    pub date: Date,
    pub days: Vec<String>,
}

/// The letters under the boxes of a date: `J`, `M`, `A`, and between hours and minutes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Date {
    pub day: String,
    pub month: String,
    pub year: String,
    pub hour: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "block", rename_all = "snake_case")]
pub enum Block {
    /// The title of a group.
    Section {
        label: String,
        condition: String,
        level: u8,
    },
    Note {
        label: String,
        condition: String,
    },
    Question(Question),
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Question {
    /// As the key-in page numbers it.
    pub number: String,
    pub label: String,
    pub hint: String,
    /// Who answers it, as a sentence; empty: everybody.
    pub condition: String,
    /// The level of its heading, from 2.
    pub level: u8,
    pub body: Body,
}

/// How a question is answered with a pen.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "body", rename_all = "snake_case")]
pub enum Body {
    Lines {
        count: u8,
    },
    /// Boxes for digits.
    Number {
        digits: u8,
        decimal: bool,
    },
    Date,
    Time,
    DateTime,
    /// One box to tick.
    Tick {
        label: String,
    },
    Choices {
        choices: Vec<Choice>,
        several: bool,
    },
    Rank {
        choices: Vec<Choice>,
    },
    Scale {
        steps: Vec<String>,
    },
    /// Hours from `from` to `to`, in rows of `step` minutes.
    Week {
        rows: Vec<String>,
    },
    /// A repeat: a line a person, a column a question.
    Table {
        columns: Vec<Column>,
        rows: u8,
    },
}

/// A choice, and the key that picks it when the sheet is keyed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Choice {
    pub key: String,
    pub label: String,
}

/// A column of a repeat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    pub number: String,
    pub label: String,
    /// What may be written in it: `1 oui`, `2 non`; none: free.
    pub choices: Vec<String>,
}

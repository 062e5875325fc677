//! One cell to write.

/// What a cell holds. A number is written as a number, so that it can be added up; a text never becomes a formula.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Blank,
    Text(String),
    Integer(i64),
    Decimal(f64),
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// 1 or 0.
    pub fn flag(flag: bool) -> Self {
        Self::Integer(i64::from(flag))
    }
}

//! The functions of the subset and how many arguments each takes. A function that is not in this table is refused.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    Abs,
    Boolean,
    BooleanFromString,
    Ceiling,
    Coalesce,
    Concat,
    Contains,
    Count,
    CountNonEmpty,
    CountSelected,
    Date,
    EndsWith,
    False,
    Floor,
    FormatDate,
    If,
    Int,
    Join,
    Max,
    Min,
    NormalizeSpace,
    Not,
    Number,
    Pow,
    Regex,
    Round,
    Selected,
    SelectedAt,
    Sqrt,
    StartsWith,
    String,
    StringLength,
    SubstringAfter,
    SubstringBefore,
    Substr,
    Sum,
    Today,
    Translate,
    True,
}

/// What the arguments must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Argument {
    Any,
    /// `${name}` or `.`: the function counts questions, not values.
    Reference,
}

/// A function as the documentation lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signature {
    pub name: &'static str,
    /// Fewest arguments.
    pub least: usize,
    /// Most arguments; none when there is no limit.
    pub most: Option<usize>,
    pub(super) function: Function,
    pub(super) takes: Argument,
}

impl Signature {
    pub(super) fn accepts(&self, count: usize) -> bool {
        count >= self.least && self.most.is_none_or(|most| count <= most)
    }

    /// How many arguments, for a reader: `2`, `1–2`, `1…`.
    pub fn arity(&self) -> String {
        match self.most {
            Some(most) if most == self.least => most.to_string(),
            Some(most) => format!("{}–{most}", self.least),
            None => format!("{}…", self.least),
        }
    }
}

const fn exactly(name: &'static str, count: usize, function: Function) -> Signature {
    between(name, count, count, function)
}

const fn between(name: &'static str, least: usize, most: usize, function: Function) -> Signature {
    Signature {
        name,
        least,
        most: Some(most),
        function,
        takes: Argument::Any,
    }
}

const fn at_least(name: &'static str, least: usize, function: Function) -> Signature {
    Signature {
        name,
        least,
        most: None,
        function,
        takes: Argument::Any,
    }
}

const fn of_reference(name: &'static str, function: Function) -> Signature {
    Signature {
        name,
        least: 1,
        most: Some(1),
        function,
        takes: Argument::Reference,
    }
}

/// Every function of the subset, in alphabetical order.
pub const FUNCTIONS: [Signature; 39] = [
    exactly("abs", 1, Function::Abs),
    exactly("boolean", 1, Function::Boolean),
    exactly("boolean-from-string", 1, Function::BooleanFromString),
    exactly("ceiling", 1, Function::Ceiling),
    exactly("coalesce", 2, Function::Coalesce),
    at_least("concat", 1, Function::Concat),
    exactly("contains", 2, Function::Contains),
    of_reference("count", Function::Count),
    of_reference("count-non-empty", Function::CountNonEmpty),
    exactly("count-selected", 1, Function::CountSelected),
    exactly("date", 1, Function::Date),
    exactly("ends-with", 2, Function::EndsWith),
    exactly("false", 0, Function::False),
    exactly("floor", 1, Function::Floor),
    exactly("format-date", 2, Function::FormatDate),
    exactly("if", 3, Function::If),
    exactly("int", 1, Function::Int),
    at_least("join", 1, Function::Join),
    at_least("max", 1, Function::Max),
    at_least("min", 1, Function::Min),
    exactly("normalize-space", 1, Function::NormalizeSpace),
    exactly("not", 1, Function::Not),
    exactly("number", 1, Function::Number),
    exactly("pow", 2, Function::Pow),
    exactly("regex", 2, Function::Regex),
    between("round", 1, 2, Function::Round),
    exactly("selected", 2, Function::Selected),
    exactly("selected-at", 2, Function::SelectedAt),
    exactly("sqrt", 1, Function::Sqrt),
    exactly("starts-with", 2, Function::StartsWith),
    exactly("string", 1, Function::String),
    exactly("string-length", 1, Function::StringLength),
    between("substr", 2, 3, Function::Substr),
    exactly("substring-after", 2, Function::SubstringAfter),
    exactly("substring-before", 2, Function::SubstringBefore),
    exactly("sum", 1, Function::Sum),
    exactly("today", 0, Function::Today),
    exactly("translate", 3, Function::Translate),
    exactly("true", 0, Function::True),
];

pub(super) fn find(name: &str) -> Option<&'static Signature> {
    FUNCTIONS.iter().find(|signature| signature.name == name)
}

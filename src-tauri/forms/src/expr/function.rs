//! The functions of the subset and how many arguments each takes. A function that is not in this table is refused.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Function {
    Abs,
    Boolean,
    BooleanFromString,
    Ceiling,
    Checklist,
    ChoiceName,
    Coalesce,
    Concat,
    Contains,
    Count,
    CountNonEmpty,
    CountSelected,
    Current,
    Date,
    DecimalDateTime,
    DecimalTime,
    EndsWith,
    False,
    Floor,
    FormatDate,
    FormatDateTime,
    If,
    IndexedRepeat,
    Int,
    Itext,
    Join,
    Last,
    Max,
    Min,
    NormalizeSpace,
    Not,
    Now,
    Number,
    Once,
    Position,
    Pow,
    Pulldata,
    Random,
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
    Uuid,
    WeightedChecklist,
}

impl Function {
    /// True for a function whose value is nodes.
    pub(super) fn gives_nodes(self) -> bool {
        matches!(self, Self::Current | Self::IndexedRepeat)
    }
}

/// What the arguments must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Argument {
    Any,
    /// A path: the function counts or places nodes.
    Nodes,
    /// A path, then pairs of a path and a number.
    Repeats,
}

/// A function as the documentation lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signature {
    pub name: &'static str,
    /// Fewest arguments.
    pub least: usize,
    /// Most arguments; none when there is no limit.
    pub most: Option<usize>,
    /// True when the arguments beyond the fewest come in pairs.
    pub pairs: bool,
    pub(super) function: Function,
    pub(super) takes: Argument,
}

impl Signature {
    pub(super) fn accepts(&self, count: usize) -> bool {
        let even = !self.pairs || count.wrapping_sub(self.least).is_multiple_of(2);
        count >= self.least && even && self.most.is_none_or(|most| count <= most)
    }

    /// How many arguments, for a reader: `2`, `1–2`, `1…`.
    pub fn arity(&self) -> String {
        match self.most {
            Some(most) if most == self.least => most.to_string(),
            Some(most) => format!("{}–{most}", self.least),
            None if self.pairs => format!("{}, {}…", self.least, self.least + 2),
            None => format!("{}…", self.least),
        }
    }

    const fn of_nodes(mut self) -> Self {
        self.takes = Argument::Nodes;
        self
    }

    const fn in_pairs(mut self) -> Self {
        self.pairs = true;
        self
    }

    const fn of_repeats(mut self) -> Self {
        self.takes = Argument::Repeats;
        self
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
        pairs: false,
        function,
        takes: Argument::Any,
    }
}

const fn at_least(name: &'static str, least: usize, function: Function) -> Signature {
    Signature {
        name,
        least,
        most: None,
        pairs: false,
        function,
        takes: Argument::Any,
    }
}

/// Every function of the subset, in alphabetical order.
pub const FUNCTIONS: [Signature; 56] = [
    exactly("abs", 1, Function::Abs),
    exactly("boolean", 1, Function::Boolean),
    exactly("boolean-from-string", 1, Function::BooleanFromString),
    exactly("ceiling", 1, Function::Ceiling),
    at_least("checklist", 2, Function::Checklist),
    exactly("coalesce", 2, Function::Coalesce),
    at_least("concat", 0, Function::Concat),
    exactly("contains", 2, Function::Contains),
    exactly("count", 1, Function::Count).of_nodes(),
    exactly("count-non-empty", 1, Function::CountNonEmpty).of_nodes(),
    exactly("count-selected", 1, Function::CountSelected),
    exactly("current", 0, Function::Current),
    exactly("date", 1, Function::Date),
    exactly("date-time", 1, Function::Date),
    exactly("decimal-date-time", 1, Function::DecimalDateTime),
    exactly("decimal-time", 1, Function::DecimalTime),
    exactly("ends-with", 2, Function::EndsWith),
    exactly("false", 0, Function::False),
    exactly("floor", 1, Function::Floor),
    exactly("format-date", 2, Function::FormatDate),
    exactly("format-date-time", 2, Function::FormatDateTime),
    exactly("if", 3, Function::If),
    at_least("indexed-repeat", 3, Function::IndexedRepeat)
        .in_pairs()
        .of_repeats(),
    exactly("int", 1, Function::Int),
    at_least("join", 1, Function::Join),
    exactly("jr:choice-name", 2, Function::ChoiceName),
    exactly("jr:itext", 1, Function::Itext),
    exactly("last", 0, Function::Last),
    at_least("max", 0, Function::Max),
    at_least("min", 0, Function::Min),
    between("normalize-space", 0, 1, Function::NormalizeSpace),
    exactly("not", 1, Function::Not),
    exactly("now", 0, Function::Now),
    between("number", 0, 1, Function::Number),
    exactly("once", 1, Function::Once),
    between("position", 0, 1, Function::Position).of_nodes(),
    exactly("pow", 2, Function::Pow),
    exactly("pulldata", 4, Function::Pulldata),
    exactly("random", 0, Function::Random),
    exactly("regex", 2, Function::Regex),
    between("round", 1, 2, Function::Round),
    exactly("selected", 2, Function::Selected),
    exactly("selected-at", 2, Function::SelectedAt),
    exactly("sqrt", 1, Function::Sqrt),
    exactly("starts-with", 2, Function::StartsWith),
    between("string", 0, 1, Function::String),
    between("string-length", 0, 1, Function::StringLength),
    between("substr", 2, 3, Function::Substr),
    exactly("substring-after", 2, Function::SubstringAfter),
    exactly("substring-before", 2, Function::SubstringBefore),
    exactly("sum", 1, Function::Sum),
    exactly("today", 0, Function::Today),
    exactly("translate", 3, Function::Translate),
    exactly("true", 0, Function::True),
    between("uuid", 0, 1, Function::Uuid),
    at_least("weighted-checklist", 2, Function::WeightedChecklist).in_pairs(),
];

pub(super) fn find(name: &str) -> Option<&'static Signature> {
    FUNCTIONS.iter().find(|signature| signature.name == name)
}

//! What each function of the subset does. The meaning is that of ODK's engine, which the table of `oracle_tests` was taken from.

use super::ast::Node;
use super::date::{date_of_days, format_date, parse_date};
use super::eval::{Context, evaluate};
use super::function::Function;
use super::value::Value;

/// The arguments of one call, evaluated when they are asked for.
struct Arguments<'a> {
    nodes: &'a [Node],
    context: &'a Context<'a>,
}

impl Arguments<'_> {
    fn value(&self, index: usize) -> Value {
        self.nodes
            .get(index)
            .map_or(Value::Text(String::new()), |node| {
                evaluate(node, self.context)
            })
    }

    fn text(&self, index: usize) -> String {
        self.value(index).text()
    }

    fn number(&self, index: usize) -> f64 {
        self.value(index).number()
    }

    fn texts(&self) -> Vec<String> {
        (0..self.nodes.len())
            .map(|index| self.text(index))
            .collect()
    }

    fn numbers(&self) -> Vec<f64> {
        (0..self.nodes.len())
            .map(|index| self.number(index))
            .collect()
    }
}

pub(super) fn call(function: Function, nodes: &[Node], context: &Context<'_>) -> Value {
    let arguments = Arguments { nodes, context };
    match function {
        Function::If => return arguments.value(if arguments.value(0).boolean() { 1 } else { 2 }),
        Function::Today => return Value::Text(context.today.to_string()),
        _ => {}
    }
    condition(function, &arguments)
        .map(Value::Boolean)
        .or_else(|| number(function, &arguments).map(Value::Number))
        .or_else(|| text(function, &arguments).map(Value::Text))
        .unwrap_or(Value::Text(String::new()))
}

fn condition(function: Function, arguments: &Arguments<'_>) -> Option<bool> {
    Some(match function {
        Function::True => true,
        Function::False => false,
        Function::Not => !arguments.value(0).boolean(),
        Function::Boolean => arguments.value(0).boolean(),
        Function::BooleanFromString => matches!(arguments.text(0).as_str(), "1" | "true"),
        Function::Contains => arguments.text(0).contains(&arguments.text(1)),
        Function::StartsWith => arguments.text(0).starts_with(&arguments.text(1)),
        Function::EndsWith => arguments.text(0).ends_with(&arguments.text(1)),
        Function::Selected => selected(&arguments.text(0), arguments.text(1).trim()),
        _ => return None,
    })
}

/// In ODK an empty answer "contains" the empty choice.
fn selected(list: &str, wanted: &str) -> bool {
    let mut names = list.split_whitespace().peekable();
    if names.peek().is_none() {
        return wanted.is_empty();
    }
    names.any(|name| name == wanted)
}

fn number(function: Function, arguments: &Arguments<'_>) -> Option<f64> {
    Some(match function {
        Function::Number | Function::Sum => arguments.number(0),
        Function::Int => arguments.number(0).trunc(),
        Function::Floor => arguments.number(0).floor(),
        Function::Ceiling => arguments.number(0).ceil(),
        Function::Abs => arguments.number(0).abs(),
        Function::Sqrt => arguments.number(0).sqrt(),
        Function::Pow => arguments.number(0).powf(arguments.number(1)),
        Function::Round => round(arguments),
        Function::Min => extreme(&arguments.numbers(), f64::min),
        Function::Max => extreme(&arguments.numbers(), f64::max),
        Function::Count => 1.0,
        Function::CountNonEmpty => f64::from(u8::from(!arguments.text(0).is_empty())),
        Function::CountSelected => arguments.text(0).split_whitespace().count() as f64,
        Function::StringLength => arguments.text(0).encode_utf16().count() as f64,
        _ => return None,
    })
}

/// Half goes away from zero; the second argument is the number of decimals and may be negative.
fn round(arguments: &Arguments<'_>) -> f64 {
    if arguments.nodes.len() < 2 {
        return arguments.number(0).round();
    }
    let scale = 10f64.powf(arguments.number(1).trunc());
    (arguments.number(0) * scale).round() / scale
}

/// One argument that is no number makes the result no number.
fn extreme(numbers: &[f64], better: fn(f64, f64) -> f64) -> f64 {
    if numbers.iter().any(|number| number.is_nan()) {
        return f64::NAN;
    }
    numbers.iter().copied().reduce(better).unwrap_or(f64::NAN)
}

fn text(function: Function, arguments: &Arguments<'_>) -> Option<String> {
    Some(match function {
        Function::String => arguments.text(0),
        Function::Concat => arguments.texts().concat(),
        Function::Join => arguments
            .texts()
            .split_first()
            .map(|(glue, parts)| parts.join(glue))
            .unwrap_or_default(),
        Function::Coalesce => Some(arguments.text(0))
            .filter(|text| !text.is_empty())
            .unwrap_or_else(|| arguments.text(1)),
        Function::SelectedAt => selected_at(&arguments.text(0), arguments.number(1)),
        Function::NormalizeSpace => normalised(&arguments.text(0)),
        Function::Substr => substr(arguments),
        Function::SubstringBefore => arguments
            .text(0)
            .split_once(&arguments.text(1))
            .map(|cut| cut.0.to_owned())
            .unwrap_or_default(),
        Function::SubstringAfter => arguments
            .text(0)
            .split_once(&arguments.text(1))
            .map(|cut| cut.1.to_owned())
            .unwrap_or_default(),
        Function::Translate => {
            translate(&arguments.text(0), &arguments.text(1), &arguments.text(2))
        }
        Function::Date => date(&arguments.value(0)),
        Function::FormatDate => {
            let day = arguments.text(0);
            parse_date(day.split('T').next().unwrap_or_default())
                .map(|date| format_date(date, &arguments.text(1)))
                .unwrap_or_default()
        }
        _ => return None,
    })
}

fn selected_at(list: &str, index: f64) -> String {
    let index = index.trunc();
    if !(0.0..1e6).contains(&index) {
        return String::new();
    }
    list.split_whitespace()
        .nth(index as usize)
        .unwrap_or_default()
        .to_owned()
}

/// XPath's spaces are four; a no-break space is a letter.
fn normalised(text: &str) -> String {
    let words: Vec<&str> = text
        .split([' ', '\t', '\n', '\r'])
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// Positions count UTF-16 units from 0, as in Java and JavaScript; a negative one counts from the end.
fn substr(arguments: &Arguments<'_>) -> String {
    let units: Vec<u16> = arguments.text(0).encode_utf16().collect();
    let place = |position: f64| {
        let length = units.len() as f64;
        let position = position.trunc();
        (if position < 0.0 {
            length + position
        } else {
            position
        })
        .clamp(0.0, length) as usize
    };
    let first = arguments.number(1);
    let last = if arguments.nodes.len() > 2 {
        arguments.number(2)
    } else {
        f64::INFINITY
    };
    if first.is_nan() || last.is_nan() {
        return String::new();
    }
    String::from_utf16_lossy(units.get(place(first)..place(last)).unwrap_or_default())
}

fn translate(text: &str, from: &str, to: &str) -> String {
    let from: Vec<char> = from.chars().collect();
    let to: Vec<char> = to.chars().collect();
    text.chars()
        .filter_map(
            |letter| match from.iter().position(|candidate| *candidate == letter) {
                Some(place) => to.get(place).copied(),
                None => Some(letter),
            },
        )
        .collect()
}

/// A number is a day number; a text must be a date already.
fn date(value: &Value) -> String {
    match value {
        Value::Number(days) => date_of_days(*days)
            .map(|date| date.to_string())
            .unwrap_or_default(),
        Value::Boolean(_) => String::new(),
        Value::Text(text) | Value::Question(text) => {
            let day = text.split('T').next().unwrap_or_default();
            parse_date(day)
                .map(|date| date.to_string())
                .unwrap_or_default()
        }
    }
}

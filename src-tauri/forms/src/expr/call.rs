//! What each function of the subset does. The meaning is that of ODK's engine, which the table of `oracle_tests` was taken from.

use super::ast::Node;
use super::call_nodes;
use super::call_text::{self, normalised, words};
use super::date::{days_of, days_of_time, format, instant_of_days, instant_of_text, stamp};
use super::eval::{Cx, Held, node_number, text_number};
use super::function::Function;
use super::number::leading_integer;
use super::pattern::Pattern;
use super::tree::Tree;
use super::value::{EvalError, Stamp, Value};

type Result<V> = std::result::Result<V, EvalError>;

/// The arguments of one call, evaluated when they are asked for.
pub(super) struct Arguments<'a, T: Tree> {
    pub cx: &'a Cx<'a, T>,
    pub nodes: &'a [Node],
    pub at: Held<T::Node>,
}

impl<T: Tree> Arguments<'_, T> {
    /// An argument that lacks stands for the node itself.
    pub fn value(&self, index: usize) -> Result<Value<T::Node>> {
        match self.nodes.get(index) {
            Some(node) => self.cx.value(node, self.at),
            None => Ok(Value::Nodes(vec![self.at.node])),
        }
    }

    pub fn text(&self, index: usize) -> Result<String> {
        let value = self.value(index)?;
        Ok(match value {
            Value::Text(text) => text,
            other => self.cx.text(&other).into_owned(),
        })
    }

    pub fn number(&self, index: usize) -> Result<f64> {
        Ok(self.cx.number(&self.value(index)?))
    }

    /// A text of an argument as a whole number: `1.9` is 1.
    pub fn integer(&self, index: usize) -> Result<f64> {
        Ok(leading_integer(&self.text(index)?))
    }

    /// The values of an argument: those of each of its nodes, or its own.
    pub fn each(&self, index: usize) -> Result<Vec<Value<T::Node>>> {
        Ok(match self.value(index)? {
            Value::Nodes(nodes) => nodes
                .into_iter()
                .map(|node| Value::Nodes(vec![node]))
                .collect(),
            other => vec![other],
        })
    }

    fn texts(&self, from: usize) -> Result<Vec<String>> {
        let mut texts = Vec::new();
        for index in from..self.nodes.len() {
            for value in self.each(index)? {
                texts.push(self.cx.text(&value).into_owned());
            }
        }
        Ok(texts)
    }
}

impl<T: Tree> Cx<'_, T> {
    pub(super) fn call(
        &self,
        function: Function,
        nodes: &[Node],
        at: Held<T::Node>,
    ) -> Result<Value<T::Node>> {
        let arguments = Arguments {
            cx: self,
            nodes,
            at,
        };
        if let Some(value) = moment(function, &arguments)? {
            return Ok(value);
        }
        if let Some(truth) = condition(function, &arguments)? {
            return Ok(Value::Boolean(truth));
        }
        if let Some(number) = number(function, &arguments)? {
            return Ok(Value::Number(number));
        }
        if let Some(value) = call_nodes::call(function, &arguments)? {
            return Ok(value);
        }
        text(function, &arguments).map(Value::Text)
    }
}

/// What gives a date, or the value of an argument as it is.
fn moment<T: Tree>(
    function: Function,
    arguments: &Arguments<'_, T>,
) -> Result<Option<Value<T::Node>>> {
    let clock = arguments.cx.clock;
    Ok(Some(match function {
        Function::If => {
            let holds = arguments.cx.truth(&arguments.value(0)?);
            arguments.value(if holds { 1 } else { 2 })?
        }
        Function::Today => Value::Stamp(stamp(
            instant_of_text(&clock.today().to_string(), clock.zone),
            clock.zone,
        )),
        Function::Now => Value::Stamp(stamp(Some(clock.now), clock.zone)),
        Function::Date => date(arguments)?,
        Function::Number => as_number(arguments)?,
        _ => return Ok(None),
    }))
}

/// A number is a day number; a text must be a date already, a month or a day of one digit are forgiven.
fn date<T: Tree>(arguments: &Arguments<'_, T>) -> Result<Value<T::Node>> {
    let zone = arguments.cx.clock.zone;
    let value = arguments.value(0)?;
    Ok(match &value {
        Value::Boolean(_) => Value::Text(String::new()),
        Value::Number(days) => Value::Stamp(stamp(instant_of_days(*days), zone)),
        Value::Stamp(given) => Value::Stamp(stamp(instant_of_days(given.days), zone)),
        other => {
            let text = arguments.cx.text(other);
            if text.is_empty() {
                return Ok(Value::Text(String::new()));
            }
            Value::Stamp(stamp(
                instant_of_text(&call_text::padded_date(&text), zone),
                zone,
            ))
        }
    })
}

/// A date as a number keeps its time of day for arithmetic, and writes its day.
fn as_number<T: Tree>(arguments: &Arguments<'_, T>) -> Result<Value<T::Node>> {
    let cx = arguments.cx;
    let value = arguments.value(0)?;
    if matches!(value, Value::Number(_) | Value::Stamp(_)) {
        return Ok(value);
    }
    if !matches!(value, Value::Boolean(_))
        && let Some(instant) = instant_of_text(&cx.text(&value), cx.clock.zone)
    {
        return Ok(Value::Stamp(Stamp {
            days: days_of(instant),
            text: super::number::number_text(days_of(instant).floor()),
            truth: true,
        }));
    }
    Ok(Value::Number(cx.number(&value)))
}

fn condition<T: Tree>(function: Function, arguments: &Arguments<'_, T>) -> Result<Option<bool>> {
    Ok(Some(match function {
        Function::True => true,
        Function::False => false,
        Function::Not => !arguments.cx.truth(&arguments.value(0)?),
        Function::Boolean => arguments.cx.truth(&arguments.value(0)?),
        Function::BooleanFromString => matches!(arguments.text(0)?.as_str(), "1" | "true"),
        Function::Contains => arguments.text(0)?.contains(&arguments.text(1)?),
        Function::StartsWith => arguments.text(0)?.starts_with(&arguments.text(1)?),
        Function::EndsWith => arguments.text(0)?.ends_with(&arguments.text(1)?),
        Function::Selected => {
            let wanted = arguments.text(1)?;
            let wanted = wanted.trim_matches([' ', '\t', '\r', '\n']);
            // In ODK an empty answer "contains" the empty choice.
            normalised(&arguments.text(0)?)
                .split(' ')
                .any(|name| name == wanted)
        }
        Function::Regex => {
            let source = arguments.text(1)?;
            let pattern = Pattern::new(&source).ok_or(EvalError::Pattern(source))?;
            pattern.matches(&arguments.text(0)?)
        }
        Function::Checklist => call_nodes::checklist(arguments)?,
        Function::WeightedChecklist => call_nodes::weighted_checklist(arguments)?,
        _ => return Ok(None),
    }))
}

fn number<T: Tree>(function: Function, arguments: &Arguments<'_, T>) -> Result<Option<f64>> {
    let clock = arguments.cx.clock;
    Ok(Some(match function {
        Function::Int => arguments.number(0)?.trunc(),
        Function::Floor => arguments.number(0)?.floor(),
        Function::Ceiling => arguments.number(0)?.ceil(),
        Function::Abs => arguments.number(0)?.abs(),
        Function::Sqrt => arguments.number(0)?.sqrt(),
        Function::Pow => power(arguments.number(0)?, arguments.number(1)?),
        Function::Round => round(arguments)?,
        Function::Sum => sum(arguments)?,
        Function::Min => extreme(arguments, f64::min)?,
        Function::Max => extreme(arguments, f64::max)?,
        Function::Random => arguments.cx.dice.number(),
        Function::CountSelected => words(&arguments.text(0)?) as f64,
        Function::StringLength => arguments.text(0)?.encode_utf16().count() as f64,
        Function::DecimalTime => days_of_time(&arguments.text(0)?, clock.zone),
        Function::DecimalDateTime => match arguments.value(0)? {
            Value::Boolean(truth) => return Err(EvalError::NotDate(truth.to_string())),
            Value::Number(days) => instant_of_days(days).map_or(f64::NAN, days_of),
            Value::Stamp(stamp) => stamp.days,
            other => {
                instant_of_text(&arguments.cx.text(&other), clock.zone).map_or(f64::NAN, days_of)
            }
        },
        _ => return Ok(None),
    }))
}

fn power(base: f64, exponent: f64) -> f64 {
    // JavaScript: 1 to the power of what is no number is no number.
    if base.is_nan() || exponent.is_nan() || (base.abs() == 1.0 && exponent.is_infinite()) {
        return f64::NAN;
    }
    base.powf(exponent)
}

/// Half goes away from zero; the second argument is the number of decimals and may be negative.
fn round<T: Tree>(arguments: &Arguments<'_, T>) -> Result<f64> {
    let value = arguments.number(0)?;
    if arguments.nodes.len() < 2 {
        return Ok(value.round());
    }
    let scale = 10f64.powf(arguments.number(1)?);
    Ok((value.abs() * scale + 0.5).floor() / scale * value.signum())
}

/// The numbers of nodes without a value for each: what a total over many rows asks for.
fn numbers<T: Tree>(
    arguments: &Arguments<'_, T>,
    index: usize,
    see: &mut dyn FnMut(f64),
) -> Result<()> {
    let cx = arguments.cx;
    match arguments.value(index)? {
        Value::Nodes(nodes) => nodes
            .iter()
            .for_each(|node| see(node_number(&cx.tree.text(*node), cx.clock))),
        Value::Text(text) => see(text_number(&text, cx.clock)),
        other => see(cx.number(&other)),
    }
    Ok(())
}

/// The sum of nothing is no number.
fn sum<T: Tree>(arguments: &Arguments<'_, T>) -> Result<f64> {
    let mut total = None;
    numbers(arguments, 0, &mut |number| {
        total = Some(total.map_or(number, |total: f64| total + number));
    })?;
    Ok(total.unwrap_or(f64::NAN))
}

/// One argument that is no number makes the result no number.
fn extreme<T: Tree>(arguments: &Arguments<'_, T>, better: fn(f64, f64) -> f64) -> Result<f64> {
    let mut best = None;
    for index in 0..arguments.nodes.len() {
        numbers(arguments, index, &mut |number| {
            best = Some(match best {
                None => number,
                Some(other) if number.is_nan() || f64::is_nan(other) => f64::NAN,
                Some(other) => better(other, number),
            });
        })?;
    }
    Ok(best.unwrap_or(f64::NAN))
}

fn text<T: Tree>(function: Function, arguments: &Arguments<'_, T>) -> Result<String> {
    let clock = arguments.cx.clock;
    Ok(match function {
        Function::String => arguments.text(0)?,
        Function::Concat => arguments.texts(0)?.concat(),
        Function::Join => arguments.texts(1)?.join(&arguments.text(0)?),
        Function::Coalesce => match arguments.text(0)? {
            text if text.is_empty() => arguments.text(1)?,
            text => text,
        },
        Function::Once => match arguments.cx.tree.text(arguments.at.node) {
            held if held.is_empty() => arguments.text(0)?,
            held => held.into_owned(),
        },
        Function::SelectedAt => call_text::selected_at(&arguments.text(0)?, arguments.integer(1)?),
        Function::NormalizeSpace => normalised(&arguments.text(0)?),
        Function::Substr => {
            let to = if arguments.nodes.len() > 2 {
                Some(arguments.integer(2)?)
            } else {
                None
            };
            call_text::substr(&arguments.text(0)?, arguments.integer(1)?, to)
        }
        Function::SubstringBefore => call_text::before(&arguments.text(0)?, &arguments.text(1)?),
        Function::SubstringAfter => call_text::after(&arguments.text(0)?, &arguments.text(1)?),
        Function::Translate => call_text::translate(
            &arguments.text(0)?,
            &arguments.text(1)?,
            &arguments.text(2)?,
        ),
        Function::FormatDate | Function::FormatDateTime => {
            match instant_of_text(&arguments.text(0)?, clock.zone) {
                Some(instant) => format(instant, clock.zone, &arguments.text(1)?),
                None => String::new(),
            }
        }
        Function::Uuid => uuid(arguments)?,
        _ => String::new(),
    })
}

fn uuid<T: Tree>(arguments: &Arguments<'_, T>) -> Result<String> {
    let dice = arguments.cx.dice;
    if arguments.nodes.is_empty() {
        return Ok(dice.uuid());
    }
    let length = arguments.number(0)?;
    if !(0.0..=10_000.0).contains(&length) {
        return Err(EvalError::Length(arguments.text(0)?));
    }
    let mut letters = String::new();
    while letters.len() < length as usize {
        letters.push_str(&dice.uuid());
    }
    letters.truncate(length as usize);
    Ok(letters)
}

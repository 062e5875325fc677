//! The functions that count, place and find nodes.

use super::call::Arguments;
use super::function::Function;
use super::tree::{Sort, Tree};
use super::value::{EvalError, Value};

type Result<V> = std::result::Result<V, EvalError>;

pub(super) fn call<T: Tree>(
    function: Function,
    arguments: &Arguments<'_, T>,
) -> Result<Option<Value<T::Node>>> {
    let cx = arguments.cx;
    Ok(Some(match function {
        Function::Current => Value::Nodes(vec![cx.current]),
        Function::Last => Value::Number(arguments.at.size as f64),
        Function::Position if arguments.nodes.is_empty() => {
            Value::Number(arguments.at.position as f64)
        }
        Function::Position => Value::Number(position(arguments)?),
        Function::Count => Value::Number(nodes(arguments, 0)?.len() as f64),
        Function::CountNonEmpty => {
            let filled = nodes(arguments, 0)?
                .iter()
                .filter(|node| !cx.tree.text(**node).is_empty())
                .count();
            Value::Number(filled as f64)
        }
        Function::IndexedRepeat => Value::Nodes(indexed_repeat(arguments)?),
        Function::ChoiceName => Value::Text(choice_name(arguments)?),
        Function::Itext => Value::Text(cx.tree.itext(&arguments.text(0)?).unwrap_or_default()),
        Function::Pulldata => {
            let (file, wanted) = (arguments.text(0)?, arguments.text(1)?);
            let (key, value) = (arguments.text(2)?, arguments.text(3)?);
            let pulled = cx.tree.pulled(&file, &wanted, &key, &value);
            Value::Text(pulled.unwrap_or_default())
        }
        _ => return Ok(None),
    }))
}

fn nodes<T: Tree>(arguments: &Arguments<'_, T>, index: usize) -> Result<Vec<T::Node>> {
    match arguments.nodes.get(index) {
        Some(node) => arguments.cx.nodes(node, arguments.at),
        None => Ok(Vec::new()),
    }
}

/// The place among the neighbours of the same name: which row of a repeat it is.
fn position<T: Tree>(arguments: &Arguments<'_, T>) -> Result<f64> {
    let tree = arguments.cx.tree;
    let found = nodes(arguments, 0)?;
    let [node] = found[..] else {
        return match found.first() {
            None => Ok(f64::NAN),
            Some(_) => Err(EvalError::SeveralNodes("position".to_owned())),
        };
    };
    let Some(parent) = tree.parent(node) else {
        return Ok(1.0);
    };
    let mut siblings = Vec::new();
    tree.children(parent, &mut siblings);
    siblings.retain(|sibling| tree.sort(*sibling) == Sort::Element);
    let name = tree.name(node);
    let place = siblings.iter().position(|sibling| *sibling == node);
    let before = place.map_or(0, |place| {
        siblings[..place]
            .iter()
            .rev()
            .take_while(|sibling| tree.name(**sibling) == name)
            .count()
    });
    Ok((before + 1) as f64)
}

/// The target inside the row that the pairs of a repeat and an index lead to, outermost repeat first.
fn indexed_repeat<T: Tree>(arguments: &Arguments<'_, T>) -> Result<Vec<T::Node>> {
    let tree = arguments.cx.tree;
    let mut pairs = Vec::new();
    for index in (1..arguments.nodes.len()).step_by(2) {
        let place = arguments.number(index + 1)?;
        let repeats = nodes(arguments, index)?;
        if place.is_nan() || repeats.is_empty() {
            return Ok(Vec::new());
        }
        pairs.push((repeats, place));
    }
    pairs.sort_by_key(|(repeats, _)| repeats.first().map(|node| depth(tree, *node)));
    let mut row: Option<T::Node> = None;
    for (mut repeats, place) in pairs {
        if let Some(outer) = row {
            repeats.retain(|repeat| is_inside(tree, *repeat, outer));
        }
        let found = (place >= 1.0 && place.fract() == 0.0)
            .then(|| repeats.get(place as usize - 1).copied())
            .flatten();
        let Some(found) = found else {
            return Ok(Vec::new());
        };
        row = Some(found);
    }
    let Some(row) = row else {
        return Ok(Vec::new());
    };
    let mut targets = nodes(arguments, 0)?;
    targets.retain(|target| is_inside(tree, *target, row));
    Ok(targets)
}

fn depth<T: Tree>(tree: &T, node: T::Node) -> usize {
    std::iter::successors(tree.parent(node), |above| tree.parent(*above)).count()
}

fn is_inside<T: Tree>(tree: &T, node: T::Node, outer: T::Node) -> bool {
    std::iter::successors(tree.parent(node), |above| tree.parent(*above))
        .any(|above| above == outer)
}

/// `jr:choice-name(value, question)`: the label of that choice in the language of the moment.
fn choice_name<T: Tree>(arguments: &Arguments<'_, T>) -> Result<String> {
    let value = arguments.text(0)?;
    let question = nodes(arguments, 1)?.first().copied();
    let question = question.ok_or_else(|| EvalError::NoChoices(value.clone()))?;
    Ok(arguments
        .cx
        .tree
        .choice_name(question, &value)
        .unwrap_or_default())
}

/// True when at least so many and at most so many of the values hold; -1 is no limit.
pub(super) fn checklist<T: Tree>(arguments: &Arguments<'_, T>) -> Result<bool> {
    let Some((least, most)) = bounds(arguments)? else {
        return Ok(true);
    };
    let mut held = 0.0;
    for index in 2..arguments.nodes.len() {
        for value in arguments.each(index)? {
            held += f64::from(u8::from(filled(arguments, &value)));
        }
    }
    Ok(held <= most && held >= least)
}

/// The same with a weight after each value.
pub(super) fn weighted_checklist<T: Tree>(arguments: &Arguments<'_, T>) -> Result<bool> {
    let Some((least, most)) = bounds(arguments)? else {
        return Ok(true);
    };
    let mut held = 0.0;
    for index in (2..arguments.nodes.len()).step_by(2) {
        let values = arguments.each(index)?;
        for (place, weight) in arguments.each(index + 1)?.iter().enumerate() {
            let Some(value) = values.get(place) else {
                return Ok(false);
            };
            if filled(arguments, value) {
                held += arguments.cx.number(weight);
                if held > most {
                    return Ok(false);
                }
            }
        }
    }
    Ok(held >= least)
}

fn bounds<T: Tree>(arguments: &Arguments<'_, T>) -> Result<Option<(f64, f64)>> {
    let (least, most) = (arguments.number(0)?, arguments.number(1)?);
    if most == -1.0 {
        return Ok((least >= 1.0).then_some((least, f64::INFINITY)));
    }
    Ok(Some((least, most)))
}

/// In a list to tick a node counts when it holds something.
fn filled<T: Tree>(arguments: &Arguments<'_, T>, value: &Value<T::Node>) -> bool {
    match value {
        Value::Nodes(_) => !arguments
            .cx
            .text(value)
            .trim_matches([' ', '\t', '\r', '\n'])
            .is_empty(),
        other => arguments.cx.truth(other),
    }
}

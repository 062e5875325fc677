//! From items to places: paths for `${name}`, as pyxform writes them, and what pyxform adds of its own.

use std::collections::HashMap;

use super::{Place, ROOT, Range};
use crate::expr::{Axis, Expression, Function, Node, Path, Start, Step, Test};
use crate::form::{Form, Item};
use crate::kind::Kind;

pub(super) fn places(form: &Form) -> (Vec<Place>, Vec<Option<usize>>) {
    let mut places = vec![place(&form.root, Kind::Group, None, ROOT)];
    let mut of_item: Vec<Option<usize>> = Vec::with_capacity(form.items.len());
    let parents = form.parents();
    for (at, item) in form.items.iter().enumerate() {
        // ODK keeps the audit among what describes the submission.
        if item.kind == Kind::Audit {
            of_item.push(None);
            continue;
        }
        let parent = parents[at].and_then(|at| of_item[at]).unwrap_or(ROOT);
        if counts_apart(item) {
            let counter = place(
                &format!("{}_count", item.name),
                Kind::Calculate,
                None,
                parent,
            );
            add(&mut places, counter);
        }
        of_item.push(Some(add(
            &mut places,
            place(&item.name, item.kind, Some(at), parent),
        )));
    }
    let mut names: HashMap<&str, usize> = HashMap::new();
    for (item, found) in form.items.iter().zip(&of_item) {
        if let Some(found) = found {
            names.entry(&item.name).or_insert(*found);
        }
    }
    for (item, found) in form.items.iter().zip(&of_item) {
        if let Some(found) = found {
            compile(form, item, *found, &names, &mut places);
        }
    }
    (places, of_item)
}

fn place(name: &str, kind: Kind, item: Option<usize>, parent: usize) -> Place {
    Place {
        item,
        name: name.to_owned(),
        kind,
        parent,
        slot: 0,
        children: Vec::new(),
        names: HashMap::new(),
        relevant: None,
        required: None,
        read_only: None,
        constraint: None,
        calculation: None,
        computed_default: None,
        filter: None,
        count: None,
        seed: None,
        shuffled: false,
        triggers: Vec::new(),
        list: None,
        range: None,
    }
}

fn add(places: &mut Vec<Place>, mut place: Place) -> usize {
    let at = places.len();
    let parent = &mut places[place.parent];
    place.slot = parent.children.len();
    parent.children.push(at);
    parent.names.entry(place.name.clone()).or_insert(at);
    places.push(place);
    at
}

/// A number of instances that is no plain `${name}` has a node of its own beside the repeat.
fn counts_apart(item: &Item) -> bool {
    item.kind == Kind::Repeat
        && item
            .repeat_count
            .as_ref()
            .is_some_and(|count| !count.is_bare_reference())
}

fn compile(
    form: &Form,
    item: &Item,
    at: usize,
    names: &HashMap<&str, usize>,
    places: &mut [Place],
) {
    let node = |expression: &Option<Expression>, filter: bool| {
        let resolve = |name: &str, whole: bool| {
            names
                .get(name)
                .map(|target| path(places, at, *target, whole, filter))
        };
        expression
            .as_ref()
            .map(|expression| expression.root().resolved(&resolve, false))
    };
    let mut made = place("", item.kind, None, ROOT);
    made.relevant = node(&item.relevant, false);
    made.required = node(&item.required, false);
    made.read_only = node(&item.read_only, false);
    made.constraint = node(&item.constraint, false);
    made.calculation = node(&item.calculation, false);
    made.computed_default = node(&item.computed_default, false);
    made.filter = node(&item.choice_filter, true);
    made.count = node(&item.repeat_count, false);
    made.shuffled = item
        .parameters
        .get("randomize")
        .is_some_and(|text| text.eq_ignore_ascii_case("true") && item.kind.is_select());
    let seed = item.parameters.get("seed");
    made.seed = node(&seed.and_then(|text| Expression::parse(text).ok()), false);
    made.triggers = item
        .trigger
        .iter()
        .filter_map(|name| names.get(name.as_str()).copied())
        .collect();
    made.list = item
        .list
        .as_ref()
        .and_then(|wanted| form.lists.iter().position(|list| list.name == *wanted));
    made.range = (item.kind == Kind::Range).then(|| range(item));
    if counts_apart(item) {
        let counter = &mut places[at - 1];
        counter.calculation = made.count.take();
        counter.read_only = Some(Node::Call(Function::True, Vec::new()));
        let name = counter.name.clone();
        made.count = Some(Node::Path(Path {
            start: Start::Context,
            steps: vec![
                Step::new(Axis::Parent, Test::Anything),
                Step::new(Axis::Child, Test::Name(name)),
            ],
        }));
    }
    let place = &mut places[at];
    made.item = place.item;
    made.parent = place.parent;
    made.slot = place.slot;
    made.name = std::mem::take(&mut place.name);
    made.children = std::mem::take(&mut place.children);
    made.names = std::mem::take(&mut place.names);
    *place = made;
}

/// The ends default to 1 and 10, as in pyxform; one with a point makes the answers decimals.
fn range(item: &Item) -> Range {
    let written = |name: &str| item.parameters.get(name).map(String::as_str);
    let number = |name: &str, without: f64| {
        written(name)
            .and_then(|text| text.parse().ok())
            .unwrap_or(without)
    };
    let whole = ["start", "end", "step"]
        .iter()
        .filter_map(|name| written(name))
        .all(|text| !text.contains('.'));
    Range {
        start: number("start", 1.0),
        end: number("end", 10.0),
        whole,
    }
}

/// Relative when both lie in one repeat, so that a row means its own; absolute otherwise. In a choice filter the
/// expression is about a choice, so that a relative path starts from the question.
fn path(places: &[Place], from: usize, to: usize, whole: bool, filter: bool) -> Path {
    let above = |at: usize| -> Vec<usize> {
        let mut line: Vec<usize> =
            std::iter::successors(Some(at), |at| (*at != ROOT).then(|| places[*at].parent))
                .collect();
        line.reverse();
        line
    };
    let (source, target) = (above(from), above(to));
    // Proper ancestors only: a repeat is not inside itself.
    let shared = source[..source.len() - 1]
        .iter()
        .zip(&target[..target.len() - 1])
        .take_while(|(left, right)| left == right)
        .count();
    let in_repeat = source[..shared]
        .iter()
        .any(|at| places[*at].kind == Kind::Repeat);
    let down = |line: &[usize]| -> Vec<Step> {
        line.iter()
            .map(|at| Step::new(Axis::Child, Test::Name(places[*at].name.clone())))
            .collect()
    };
    if whole || !in_repeat {
        return Path {
            start: Start::Root,
            steps: down(&target),
        };
    }
    let up = source.len() - shared;
    let mut steps: Vec<Step> = (0..up)
        .map(|_| Step::new(Axis::Parent, Test::Anything))
        .collect();
    steps.extend(down(&target[shared..]));
    Path {
        start: if filter {
            Start::Of(Box::new(Node::Call(Function::Current, Vec::new())))
        } else {
            Start::Context
        },
        steps,
    }
}

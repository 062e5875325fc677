//! The places of a plan and how they are laid out.

use std::collections::HashMap;

use crate::expr::Node;
use crate::form::Form;
use crate::kind::Kind;

/// The place of the root element.
pub(crate) const ROOT: usize = 0;

/// An item of the form, or what ODK adds to it, as a place in the tree of every instance.
#[derive(Debug)]
pub(crate) struct Place {
    /// The item of the form; none for the root and for what is added.
    pub item: Option<usize>,
    pub name: String,
    pub kind: Kind,
    pub parent: usize,
    /// Which child of its parent it is.
    pub slot: usize,
    pub children: Vec<usize>,
    pub names: HashMap<String, usize>,
    pub relevant: Option<Node>,
    pub required: Option<Node>,
    pub read_only: Option<Node>,
    pub constraint: Option<Node>,
    pub calculation: Option<Node>,
    pub computed_default: Option<Node>,
    pub filter: Option<Node>,
    pub count: Option<Node>,
    /// The seed of a shuffled list of choices; none when it is shuffled without.
    pub seed: Option<Node>,
    pub shuffled: bool,
    /// The places whose change sets the calculation again, and until then leaves it alone.
    pub triggers: Vec<usize>,
    pub list: Option<usize>,
    pub range: Option<Range>,
}

/// The ends of a range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Range {
    pub start: f64,
    pub end: f64,
    pub whole: bool,
}

/// What is known of a node and must be brought up to date on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Aspect {
    Relevant,
    ReadOnly,
    /// How many instances a repeat has.
    Count,
    Options,
    Value,
    Checks,
}

impl Aspect {
    pub const ALL: [Self; 6] = [
        Self::Relevant,
        Self::ReadOnly,
        Self::Count,
        Self::Options,
        Self::Value,
        Self::Checks,
    ];

    fn at(self) -> usize {
        match self {
            Self::Relevant => 0,
            Self::ReadOnly => 1,
            Self::Count => 2,
            Self::Options => 3,
            Self::Value => 4,
            Self::Checks => 5,
        }
    }
}

/// An aspect of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Unit(u32);

impl Unit {
    pub fn new(place: usize, aspect: Aspect) -> Self {
        Self(u32::try_from(place * Aspect::ALL.len() + aspect.at()).unwrap_or(u32::MAX))
    }

    pub fn place(self) -> usize {
        self.0 as usize / Aspect::ALL.len()
    }

    pub fn aspect(self) -> Aspect {
        Aspect::ALL[self.0 as usize % Aspect::ALL.len()]
    }

    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Who reads a unit, and how far the change reaches: the nodes of the reader inside the same instance of that place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Reader {
    pub unit: Unit,
    pub within: usize,
}

#[derive(Debug)]
pub(crate) struct Plan {
    pub places: Vec<Place>,
    /// The place of each item of the form; none for what is no part of the answers.
    pub of_item: Vec<Option<usize>>,
    /// For each unit, its readers.
    pub readers: Vec<Vec<Reader>>,
    /// For each unit, when it is evaluated.
    pub ranks: Vec<u32>,
    pub by_rank: Vec<Unit>,
    /// Choices of each list by name.
    pub choices: Vec<HashMap<String, u32>>,
    /// The key of each item, and the place of each key in the form or in a repeat.
    pub keys: Vec<String>,
    pub by_key: HashMap<(usize, String), usize>,
}

impl Plan {
    pub(crate) fn new(form: &Form) -> Self {
        let (places, of_item) = super::compile::places(form);
        let choices = form.lists.iter().map(|list| {
            let mut named = HashMap::new();
            for (choice, at) in list.choices.iter().zip(0u32..) {
                named.entry(choice.name.clone()).or_insert(at);
            }
            named
        });
        let mut plan = Self {
            places,
            of_item,
            readers: Vec::new(),
            ranks: Vec::new(),
            by_rank: Vec::new(),
            choices: choices.collect(),
            keys: form.keys(),
            by_key: HashMap::new(),
        };
        for (at, key) in plan.keys.iter().enumerate() {
            if let Some(place) = plan.of_item[at] {
                let scope = plan.scope(place);
                plan.by_key.entry((scope, key.clone())).or_insert(place);
            }
        }
        super::order::arrange(&mut plan);
        plan
    }

    /// The place and everything that holds it, innermost first.
    pub(crate) fn above(&self, place: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(place), |at| {
            (*at != ROOT).then(|| self.places[*at].parent)
        })
    }

    /// The innermost repeat around a place, itself left out; the root outside of repeats.
    pub(crate) fn scope(&self, place: usize) -> usize {
        self.above(place)
            .skip(1)
            .find(|at| self.places[*at].kind == Kind::Repeat)
            .unwrap_or(ROOT)
    }

    pub(crate) fn holds(&self, outer: usize, inner: usize) -> bool {
        self.above(inner).any(|at| at == outer)
    }
}

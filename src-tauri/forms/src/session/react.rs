//! Brings what is known of the nodes up to date: all of it at the beginning, then only what an answer can have touched, each
//! thing after what it reads.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::nodes::{State, Touch};
use super::view::{N, View};
use super::{Session, values};
use crate::expr::{Cx, Dice, Held, Node, Value, shuffled};
use crate::kind::Kind;
use crate::plan::{Aspect, Place, Plan, ROOT, Unit};

/// A circle that does not come to rest is left after so many turns.
const TURNS: usize = 1_000;

/// What must be evaluated again, by rank.
#[derive(Debug, Default)]
pub(super) struct Queue(BTreeMap<u32, Vec<usize>>);

impl Session<'_> {
    /// The node and all that lies in it, which is new.
    pub(super) fn mark_all(&mut self, top: usize) {
        let plan = Arc::clone(&self.plan);
        let mut waiting = vec![top];
        while let Some(at) = waiting.pop() {
            let place = self.nodes.spots[at].place;
            for aspect in [
                Aspect::Relevant,
                Aspect::ReadOnly,
                Aspect::Options,
                Aspect::Value,
                Aspect::Checks,
            ] {
                self.push(&plan, Unit::new(place, aspect), at);
            }
            for child in &plan.places[place].children {
                if plan.places[*child].kind == Kind::Repeat {
                    self.push(&plan, Unit::new(*child, Aspect::Count), at);
                }
            }
            let rows = self.nodes.spots[at].children.iter();
            waiting.extend(rows.flat_map(|rows| rows.all().iter().copied()));
        }
    }

    fn push(&mut self, plan: &Plan, unit: Unit, at: usize) {
        self.queue
            .0
            .entry(plan.ranks[unit.index()])
            .or_default()
            .push(at);
    }

    /// That the value of a node must be looked at.
    pub(super) fn touch_value(&mut self, at: usize) {
        let plan = Arc::clone(&self.plan);
        let place = self.nodes.spots[at].place;
        self.push(&plan, Unit::new(place, Aspect::Value), at);
    }

    /// That rows came or went.
    pub(super) fn touch_rows(&mut self, repeat: usize, parent: usize) {
        let plan = Arc::clone(&self.plan);
        self.pass_on(&plan, Unit::new(repeat, Aspect::Count), parent);
    }

    pub(super) fn settle(&mut self) {
        let plan = Arc::clone(&self.plan);
        let mut turns = 0;
        let mut last = 0;
        while let Some((rank, mut nodes)) = self.queue.0.pop_first() {
            turns += usize::from(rank <= last);
            last = rank;
            if turns > TURNS {
                break;
            }
            nodes.sort_unstable();
            nodes.dedup();
            let unit = plan.by_rank[rank as usize];
            for at in nodes {
                if self.stands(&plan, unit, at) && self.renew(&plan, unit, at) {
                    self.pass_on(&plan, unit, at);
                }
            }
        }
        self.queue.0.clear();
    }

    /// False for a node that went away meanwhile. The number of rows of a repeat belongs to the node that holds them.
    fn stands(&self, plan: &Plan, unit: Unit, at: usize) -> bool {
        let place = match unit.aspect() {
            Aspect::Count => plan.places[unit.place()].parent,
            _ => unit.place(),
        };
        self.nodes
            .spots
            .get(at)
            .is_some_and(|spot| spot.place == place && (place != ROOT || at == 0))
    }

    /// Marks whoever reads what changed.
    fn pass_on(&mut self, plan: &Plan, unit: Unit, at: usize) {
        for reader in &plan.readers[unit.index()] {
            let top = self.nodes.ancestor(at, reader.within);
            let place = match reader.unit.aspect() {
                Aspect::Count => plan.places[reader.unit.place()].parent,
                _ => reader.unit.place(),
            };
            let rank = plan.ranks[reader.unit.index()];
            let found = self.queue.0.entry(rank).or_default();
            self.nodes.inside(plan, top, place, found);
        }
    }

    /// True when what is known is another thing than before.
    fn renew(&mut self, plan: &Plan, unit: Unit, at: usize) -> bool {
        let place = &plan.places[unit.place()];
        match unit.aspect() {
            Aspect::Relevant => self.renew_relevant(plan, place, at),
            Aspect::ReadOnly => self.renew_read_only(plan, place, at),
            Aspect::Count => self.renew_count(plan, unit.place(), at),
            Aspect::Options => self.renew_options(plan, place, at),
            Aspect::Value => self.renew_value(plan, place, at),
            Aspect::Checks => self.renew_checks(plan, place, at),
        }
    }

    /// What is known of a node is about to change.
    fn note(&mut self, at: usize) -> &mut State {
        let state = &mut self.nodes.spots[at].state;
        self.before.entry(at).or_insert_with(|| Some(state.clone()));
        state
    }

    fn renew_relevant(&mut self, plan: &Plan, place: &Place, at: usize) -> bool {
        let around = at == 0 || self.nodes.spots[self.nodes.spots[at].parent].state.relevant;
        let relevant = around && self.holds(plan, place.relevant.as_ref(), at, true);
        if self.nodes.spots[at].state.relevant == relevant {
            return false;
        }
        self.note(at).relevant = relevant;
        true
    }

    fn renew_read_only(&mut self, plan: &Plan, place: &Place, at: usize) -> bool {
        let around = at != 0
            && self.nodes.spots[self.nodes.spots[at].parent]
                .state
                .read_only;
        let read_only = around
            || place.kind == Kind::Note
            || self.holds(plan, place.read_only.as_ref(), at, false);
        let changed = self.nodes.spots[at].state.read_only != read_only;
        self.nodes.spots[at].state.read_only = read_only;
        changed
    }

    /// As many rows as the count says; what is no number changes nothing.
    fn renew_count(&mut self, plan: &Plan, repeat: usize, parent: usize) -> bool {
        let Some(count) = &plan.places[repeat].count else {
            return false;
        };
        let wanted = self.evaluated(plan, count, N::Range(parent, repeat), |cx, value| {
            cx.number(&value)
        });
        let wanted = match wanted {
            Some(number) if !number.is_nan() => number.clamp(0.0, 10_000.0) as usize,
            _ => return false,
        };
        self.set_rows(repeat, parent, wanted)
    }

    fn renew_options(&mut self, plan: &Plan, place: &Place, at: usize) -> bool {
        let Some(list) = place.list else { return false };
        if place.filter.is_none() && !place.shuffled {
            return false;
        }
        let count = self.form.lists[list].choices.len();
        let mut offered: Vec<u32> = (0..).take(count).collect();
        if let Some(filter) = &place.filter {
            let view = self.view(plan);
            let cx = self.cx(&view, N::Spot(at));
            offered.retain(|row| {
                let held = Held {
                    node: N::Choice(list, *row),
                    position: *row as usize + 1,
                    size: count,
                };
                cx.keeps(filter, held).unwrap_or(false)
            });
        }
        if place.shuffled {
            let seed = place.seed.as_ref().map(|seed| {
                self.evaluated(plan, seed, N::Spot(at), |cx, value| cx.number(&value))
                    .filter(|number| !number.is_nan())
                    .unwrap_or_default()
            });
            // Without a seed each question has an order of its own, the same for the whole session.
            let dice = Dice::new(self.start.seed ^ (at as u64).wrapping_mul(0x9e37_79b9));
            let order = shuffled(offered.len(), seed, &dice);
            offered = order.into_iter().map(|at| offered[at]).collect();
        }
        let offered = Some(offered.into_boxed_slice());
        if self.nodes.spots[at].options == offered {
            return false;
        }
        self.nodes.spots[at].options = offered;
        true
    }

    fn renew_value(&mut self, plan: &Plan, place: &Place, at: usize) -> bool {
        if place.kind.is_container() {
            return false;
        }
        let relevant = self.nodes.spots[at].state.relevant;
        self.renew_default(plan, place, at, relevant);
        self.renew_triggered(plan, place, at);
        if place.triggers.is_empty() {
            self.renew_calculated(plan, place, at, relevant);
        }
        let value = if relevant {
            self.shown(plan, place, at)
        } else {
            String::new()
        };
        if self.nodes.spots[at].state.value == value {
            return false;
        }
        self.note(at).value = value;
        true
    }

    /// The computed default of a new node, if it is relevant when it is made.
    fn renew_default(&mut self, plan: &Plan, place: &Place, at: usize, relevant: bool) {
        let fresh = std::mem::take(&mut self.nodes.spots[at].fresh);
        let Some(default) = &place.computed_default else {
            return;
        };
        if fresh && relevant && self.nodes.spots[at].touch == Touch::Never {
            let text = self.text_of(plan, default, at);
            self.nodes.spots[at].base = values::coerced(place, &text);
        }
    }

    /// A calculation with triggers is made when what one of them holds has changed.
    fn renew_triggered(&mut self, plan: &Plan, place: &Place, at: usize) {
        if place.triggers.is_empty() {
            return;
        }
        let held: Box<[String]> = place
            .triggers
            .iter()
            .map(|trigger| self.held_near(plan, *trigger, at))
            .collect();
        let before = self.nodes.spots[at].triggered.replace(held.clone());
        if before.is_some_and(|before| before != held) {
            let text = match &place.calculation {
                Some(calculation) => self.text_of(plan, calculation, at),
                None => String::new(),
            };
            self.nodes.spots[at].base = values::coerced(place, &text);
        }
    }

    /// What the node of a place holds that shares most with another node: the one of its own row.
    fn held_near(&self, plan: &Plan, place: usize, at: usize) -> String {
        let mut top = at;
        while !plan.holds(self.nodes.spots[top].place, place) {
            top = self.nodes.spots[top].parent;
        }
        let mut found = Vec::new();
        self.nodes.inside(plan, top, place, &mut found);
        found.first().map_or(String::new(), |found| {
            self.nodes.spots[*found].state.value.clone()
        })
    }

    /// What a calculation gives is written when it gives something else, or when the node becomes relevant; in between
    /// an answer may stand in its place.
    fn renew_calculated(&mut self, plan: &Plan, place: &Place, at: usize, relevant: bool) {
        let Some(calculation) = &place.calculation else {
            return;
        };
        if !relevant {
            self.nodes.spots[at].calculated = None;
            return;
        }
        let text = self.text_of(plan, calculation, at);
        let spot = &mut self.nodes.spots[at];
        let resumed = spot.calculated.is_none()
            && spot.touch == Touch::Given
            && place.kind.is_question()
            && spot.state.value.is_empty();
        if spot.calculated.as_deref() != Some(text.as_str()) {
            // An interview that is taken up again has what was answered in the place of the calculation.
            if !resumed {
                spot.base = values::coerced(place, &text);
            }
            spot.calculated = Some(text.into_boxed_str());
        }
    }

    fn shown(&self, plan: &Plan, place: &Place, at: usize) -> String {
        let spot = &self.nodes.spots[at];
        if spot.touch == Touch::Refused {
            return String::new();
        }
        match place.list {
            Some(list) if place.kind.is_select() && !spot.base.is_empty() => {
                let choices = &self.form.lists[list].choices;
                values::offered(
                    place.kind,
                    &spot.base,
                    choices,
                    &plan.choices[list],
                    spot.options.as_deref(),
                )
            }
            _ => spot.base.clone(),
        }
    }

    /// A blank is never against a constraint, and nothing that is not relevant can be.
    fn renew_checks(&mut self, plan: &Plan, place: &Place, at: usize) -> bool {
        let required = self.holds(plan, place.required.as_ref(), at, false);
        let state = &self.nodes.spots[at].state;
        let constraint_ok = !state.relevant
            || state.value.is_empty()
            || self.holds(plan, place.constraint.as_ref(), at, true);
        let state = &self.nodes.spots[at].state;
        if (state.required, state.constraint_ok) != (required, constraint_ok) {
            let state = self.note(at);
            state.required = required;
            state.constraint_ok = constraint_ok;
        } else if self.before.contains_key(&at) {
            return false;
        }
        false
    }

    pub(super) fn view<'v>(&'v self, plan: &'v Plan) -> View<'v> {
        View {
            form: self.form,
            plan,
            nodes: &self.nodes,
            language: &self.start.language,
        }
    }

    pub(super) fn cx<'v>(&'v self, view: &'v View<'v>, current: N) -> Cx<'v, View<'v>> {
        Cx {
            tree: view,
            current,
            clock: self.start.clock,
            dice: &self.dice,
        }
    }

    /// What an expression gives for a node; none where it has no value.
    fn evaluated<R>(
        &self,
        plan: &Plan,
        node: &Node,
        at: N,
        read: impl Fn(&Cx<'_, View<'_>>, Value<N>) -> R,
    ) -> Option<R> {
        let view = self.view(plan);
        let cx = self.cx(&view, at);
        let value = cx.evaluate(node).ok()?;
        Some(read(&cx, value))
    }

    fn text_of(&self, plan: &Plan, node: &Node, at: usize) -> String {
        self.evaluated(plan, node, N::Spot(at), |cx, value| match value {
            Value::Text(text) => text,
            other => cx.text(&other).into_owned(),
        })
        .unwrap_or_default()
    }

    fn holds(&self, plan: &Plan, node: Option<&Node>, at: usize, without: bool) -> bool {
        node.map_or(without, |node| {
            self.evaluated(plan, node, N::Spot(at), |cx, value| cx.truth(&value))
                .unwrap_or(false)
        })
    }
}

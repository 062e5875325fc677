//! Expressions over an XML document that is no form: what `rythme form eval` does.

use std::borrow::Cow;
use std::cmp::Ordering;

use roxmltree::{Document, NodeId, NodeType, ParsingOptions};
use serde::Serialize;
use serde_json::{Number, json};

use super::ast::Expression;
use super::date::Clock;
use super::eval::Cx;
use super::parse::ExprError;
use super::random::Dice;
use super::tree::{Sort, Tree};
use super::value::{EvalError, Value};

/// Which form of a value is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Wanted {
    /// The one that the expression gives by itself.
    #[default]
    Own,
    Text,
    Number,
    Boolean,
    /// The texts of the nodes, in the order in which they are found.
    Nodes,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evaluated {
    pub value: serde_json::Value,
}

#[derive(Debug, thiserror::Error)]
pub enum XmlError {
    #[error("not XML: {0}")]
    Xml(String),
    #[error(transparent)]
    Expression(#[from] ExprError),
    #[error(transparent)]
    Evaluation(#[from] EvalError),
    #[error("no node: {0}")]
    Context(String),
}

impl XmlError {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Xml(_) => "instance_not_xml",
            Self::Expression(error) => error.code(),
            Self::Evaluation(error) => error.code(),
            Self::Context(_) => "context_unknown",
        }
    }
}

/// The value of an expression over a document, for the node that a path names, or for the document.
///
/// # Errors
/// The document, the expression or the path is wrong, or the expression has no value there.
pub fn evaluate(
    source: &str,
    xml: &str,
    context: Option<&str>,
    wanted: Wanted,
    clock: Clock,
    dice: &Dice,
) -> Result<Evaluated, XmlError> {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(xml, options)
        .map_err(|error| XmlError::Xml(error.to_string()))?;
    let expression = Expression::parse(source)?;
    let tree = Xml {
        document: &document,
    };
    let mut cx = Cx {
        tree: &tree,
        current: Place::Node(document.root().id()),
        clock,
        dice,
    };
    if let Some(path) = context {
        let found = Expression::parse(path)?.over(&cx)?;
        cx.current = match &found {
            Value::Nodes(nodes) => nodes.first().copied(),
            _ => None,
        }
        .ok_or_else(|| XmlError::Context(path.to_owned()))?;
    }
    let value = expression.over(&cx)?;
    Ok(Evaluated {
        value: shown(&cx, &value, wanted)?,
    })
}

fn shown(
    cx: &Cx<'_, Xml<'_>>,
    value: &Value<Place>,
    wanted: Wanted,
) -> Result<serde_json::Value, EvalError> {
    let wanted = match (wanted, value) {
        (Wanted::Own, Value::Nodes(_)) => Wanted::Nodes,
        (Wanted::Own, Value::Boolean(_)) => Wanted::Boolean,
        (Wanted::Own, Value::Number(_)) => Wanted::Number,
        (Wanted::Own, Value::Text(_) | Value::Stamp(_)) => Wanted::Text,
        (asked, _) => asked,
    };
    Ok(match (wanted, value) {
        (Wanted::Boolean, _) => json!(cx.truth(value)),
        (Wanted::Number, _) => number(cx.number(value)),
        (Wanted::Nodes, Value::Nodes(nodes)) => {
            let texts = nodes.iter().map(|node| cx.tree.text(*node).into_owned());
            json!(texts.collect::<Vec<_>>())
        }
        (Wanted::Nodes, _) => return Err(EvalError::NotNodes(cx.text(value).into_owned())),
        _ => json!(cx.text(value)),
    })
}

/// A whole number without a point; what is no number is null, and what has no end is a word.
fn number(number: f64) -> serde_json::Value {
    if number.is_infinite() {
        return json!(if number > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        });
    }
    if number.fract() == 0.0 && number.abs() < 9e15 {
        return json!(number as i64);
    }
    Number::from_f64(number).map_or(serde_json::Value::Null, serde_json::Value::Number)
}

struct Xml<'d> {
    document: &'d Document<'d>,
}

/// A node, or the attribute of a node by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    Node(NodeId),
    Attribute(NodeId, usize),
}

impl Xml<'_> {
    fn node(&self, place: Place) -> roxmltree::Node<'_, '_> {
        let (Place::Node(id) | Place::Attribute(id, _)) = place;
        self.document
            .get_node(id)
            .unwrap_or_else(|| self.document.root())
    }

    fn attribute(&self, place: Place) -> Option<roxmltree::Attribute<'_, '_>> {
        match place {
            Place::Node(_) => None,
            Place::Attribute(_, at) => self.node(place).attributes().nth(at),
        }
    }

    fn namespace(&self, place: Place) -> Option<&str> {
        match place {
            Place::Node(_) => self.node(place).tag_name().namespace(),
            Place::Attribute(..) => self.attribute(place)?.namespace(),
        }
    }
}

impl Tree for Xml<'_> {
    type Node = Place;

    fn document(&self, _: Place) -> Place {
        Place::Node(self.document.root().id())
    }

    fn parent(&self, place: Place) -> Option<Place> {
        match place {
            Place::Attribute(id, _) => Some(Place::Node(id)),
            Place::Node(_) => self
                .node(place)
                .parent()
                .map(|parent| Place::Node(parent.id())),
        }
    }

    fn sort(&self, place: Place) -> Sort {
        if matches!(place, Place::Attribute(..)) {
            return Sort::Attribute;
        }
        match self.node(place).node_type() {
            NodeType::Root => Sort::Document,
            NodeType::Element => Sort::Element,
            NodeType::Text => Sort::Text,
            NodeType::Comment => Sort::Comment,
            NodeType::PI => Sort::Instruction,
        }
    }

    fn children(&self, place: Place, found: &mut Vec<Place>) {
        if matches!(place, Place::Node(_)) {
            found.extend(
                self.node(place)
                    .children()
                    .map(|child| Place::Node(child.id())),
            );
        }
    }

    fn attributes(&self, place: Place, found: &mut Vec<Place>) {
        if let Place::Node(id) = place {
            let count = self.node(place).attributes().count();
            found.extend((0..count).map(|at| Place::Attribute(id, at)));
        }
    }

    fn name(&self, place: Place) -> Cow<'_, str> {
        if matches!(place, Place::Attribute(..)) {
            let name = self
                .attribute(place)
                .map(|attribute| attribute.name().to_owned());
            return Cow::Owned(name.unwrap_or_default());
        }
        let node = self.node(place);
        let name = node.pi().map_or(node.tag_name().name(), |pi| pi.target);
        Cow::Owned(name.to_owned())
    }

    /// A name without a prefix means no namespace, or that of the whole document.
    fn is_named(&self, place: Place, name: &str) -> bool {
        let whole = self.document.root_element().default_namespace();
        matches!(self.sort(place), Sort::Element | Sort::Attribute)
            && self.name(place) == name
            && self
                .namespace(place)
                .is_none_or(|namespace| Some(namespace) == whole)
    }

    fn has_prefix(&self, place: Place, prefix: &str) -> bool {
        let mut bound = self
            .document
            .descendants()
            .filter_map(|node| node.lookup_namespace_uri(Some(prefix)));
        let wanted = bound.next();
        wanted.is_some() && self.namespace(place) == wanted
    }

    fn text(&self, place: Place) -> Cow<'_, str> {
        if let Some(attribute) = self.attribute(place) {
            return Cow::Owned(attribute.value().to_owned());
        }
        let node = self.node(place);
        match node.node_type() {
            NodeType::Text | NodeType::Comment => {
                Cow::Owned(node.text().unwrap_or_default().to_owned())
            }
            NodeType::PI => Cow::Owned(
                node.pi()
                    .and_then(|pi| pi.value)
                    .unwrap_or_default()
                    .to_owned(),
            ),
            NodeType::Root | NodeType::Element => Cow::Owned(
                node.descendants()
                    .filter(roxmltree::Node::is_text)
                    .filter_map(|text| text.text())
                    .collect(),
            ),
        }
    }

    fn compare(&self, left: Place, right: Place) -> Ordering {
        let key = |place| match place {
            Place::Node(id) => (id.get_usize(), 0),
            Place::Attribute(id, at) => (id.get_usize(), at + 1),
        };
        key(left).cmp(&key(right))
    }

    fn referenced(&self, name: &str, found: &mut Vec<Place>) {
        found.extend(
            self.document
                .descendants()
                .filter(|node| node.is_element() && node.tag_name().name() == name)
                .map(|node| Place::Node(node.id())),
        );
    }
}

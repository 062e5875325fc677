//! What an expression is evaluated over: any tree of named nodes with texts. A form being answered is one, an XML
//! document another.

use std::borrow::Cow;
use std::cmp::Ordering;

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// The document itself, which has no name.
    Document,
    Element,
    Attribute,
    Text,
    Comment,
    Instruction,
}

pub(crate) trait Tree {
    type Node: Copy + Eq + std::hash::Hash + std::fmt::Debug;

    /// What `/` means for a node: the document that holds it.
    fn document(&self, node: Self::Node) -> Self::Node;
    fn parent(&self, node: Self::Node) -> Option<Self::Node>;
    fn sort(&self, node: Self::Node) -> Sort;
    /// All children, in document order.
    fn children(&self, node: Self::Node, found: &mut Vec<Self::Node>);
    /// The children that are elements of that name; a tree that can find them faster says how.
    fn children_named(&self, node: Self::Node, name: &str, found: &mut Vec<Self::Node>) {
        let from = found.len();
        self.children(node, found);
        let named: Vec<Self::Node> = found
            .drain(from..)
            .filter(|child| self.is_named(*child, name))
            .collect();
        found.extend(named);
    }
    fn attributes(&self, _: Self::Node, _: &mut Vec<Self::Node>) {}
    /// The name as it is written, without its prefix.
    fn name(&self, node: Self::Node) -> Cow<'_, str>;
    /// True for an element or attribute that a name test of a path means.
    fn is_named(&self, node: Self::Node, name: &str) -> bool {
        matches!(self.sort(node), Sort::Element | Sort::Attribute) && self.name(node) == name
    }
    /// True for an element or attribute of the namespace that a prefix means.
    fn has_prefix(&self, _: Self::Node, _: &str) -> bool {
        false
    }
    fn text(&self, node: Self::Node) -> Cow<'_, str>;
    /// Document order.
    fn compare(&self, left: Self::Node, right: Self::Node) -> Ordering;
    /// The nodes that `${name}` means, where the expression was not compiled for one place of a form.
    fn referenced(&self, name: &str, found: &mut Vec<Self::Node>);
    /// The label of a choice of the question that a node answers.
    fn choice_name(&self, _question: Self::Node, _value: &str) -> Option<String> {
        None
    }
    /// The text of a translation in the language of the moment.
    fn itext(&self, _id: &str) -> Option<String> {
        None
    }
    /// `pulldata`: the cell of the first row of a file whose key is the one asked for.
    fn pulled(&self, _file: &str, _wanted: &str, _key: &str, _value: &str) -> Option<String> {
        None
    }
}

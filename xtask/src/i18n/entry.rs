//! What one message is made of: its variables, the messages it refers to, and its text, from the parser's tree.

use std::collections::BTreeSet;

use fluent_syntax::ast::{
    Attribute, CallArguments, Expression, InlineExpression, Pattern, PatternElement,
};

/// One message or term of one language.
#[derive(Default, Debug)]
pub struct Entry {
    pub file: String,
    pub variables: BTreeSet<String>,
    pub attributes: BTreeSet<String>,
    /// Keys of the messages and terms (with their dash) inside.
    pub references: BTreeSet<String>,
    pub texts: Vec<String>,
}

impl Entry {
    pub fn new(
        file: &str,
        value: Option<&Pattern<String>>,
        attributes: &[Attribute<String>],
    ) -> Self {
        let mut entry = Entry {
            file: file.to_owned(),
            ..Entry::default()
        };
        if let Some(value) = value {
            entry.pattern(value);
        }
        for attribute in attributes {
            entry.attributes.insert(attribute.id.name.clone());
            entry.pattern(&attribute.value);
        }
        entry
    }

    fn pattern(&mut self, pattern: &Pattern<String>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.texts.push(value.clone()),
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<String>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<String>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.clone());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.references.insert(id.name.clone());
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                self.references.insert(format!("-{}", id.name));
                arguments.iter().for_each(|a| self.arguments(a));
            }
            InlineExpression::FunctionReference { arguments, .. } => self.arguments(arguments),
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { value } => self.texts.push(value.clone()),
            InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<String>) {
        // Named arguments hold literals only: options of a function, not text.
        arguments.positional.iter().for_each(|a| self.inline(a));
    }
}

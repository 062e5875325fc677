//! The cells that hold an expression, and what is wrong with one, said with its place.

use domain::finding::Finding;

use super::table::{Cell, yes_or_no};
use crate::expr::{ExprError, Expression, is_anchored};

/// Reads an expression cell. `yes` and `no` are conditions in every such column, as in pyxform.
pub(super) fn read(cell: &Cell<'_>, findings: &mut Vec<Finding>) -> Option<Expression> {
    let source = match cell.text {
        _ if yes_or_no(cell.text) == Some(true) => "true()",
        _ if yes_or_no(cell.text) == Some(false) => "false()",
        other => other,
    };
    match Expression::parse(source) {
        Ok(expression) => {
            let loose = expression
                .patterns()
                .into_iter()
                .filter(|pattern| !is_anchored(pattern));
            findings.extend(
                loose.map(|pattern| cell.warning("regex_not_anchored").arg("value", pattern)),
            );
            Some(expression)
        }
        Err(error) => {
            findings.push(wrong(cell, &error));
            None
        }
    }
}

fn wrong(cell: &Cell<'_>, error: &ExprError) -> Finding {
    let at = |code: &str, offset: &usize, value: &str| {
        cell.error(code)
            .offset(u32::try_from(*offset).unwrap_or(u32::MAX))
            .arg("value", value)
    };
    match error {
        ExprError::Syntax { offset, value } => at("expression_syntax", offset, value),
        ExprError::End { offset } => at("expression_incomplete", offset, cell.text),
        ExprError::Unsupported { offset, value } => at("expression_unsupported", offset, value),
        ExprError::Reference { offset, value } => at("reference_malformed", offset, value),
        ExprError::UnknownFunction { offset, value } => {
            at("expression_unknown_function", offset, value)
        }
        ExprError::ArgumentCount {
            offset,
            value,
            expected,
            found,
        } => at("expression_argument_count", offset, value)
            .arg("expected", expected)
            .arg("found", found),
        ExprError::NotReference { offset, value } => at("expression_not_reference", offset, value),
        ExprError::Pattern { offset, value } => at("regex_unsupported", offset, value),
        ExprError::TooDeep { offset } => at("expression_too_deep", offset, cell.text),
    }
}

//! Any text as an expression: a tree or an error with a place in the text, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(expression) = forms::expr::Expression::parse(text) {
        assert_eq!(expression.source(), text);
        let _ = expression.references();
    }
});

//! Rust sources as text: what is code and what is its test module.

/// What stands before the test module that closes a file.
pub fn without_tests(text: &str) -> &str {
    let mut from = 0;
    while let Some(at) = text[from..].find("#[cfg(test)]") {
        let start = from + at;
        if opens_module(&text[start..]) {
            return &text[..start];
        }
        from = start + 1;
    }
    text
}

/// Attributes, then `mod name {`: a declaration `mod tests;` hides nothing below it.
fn opens_module(text: &str) -> bool {
    text.lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with("#["))
        .is_some_and(|line| {
            let line = line.strip_prefix("pub ").unwrap_or(line);
            line.starts_with("mod ") && line.ends_with('{')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_inline_module_ends_the_code() {
        let text = "fn a() {}\n#[cfg(test)]\nmod fixture;\nfn b() {}\n#[cfg(test)]\n#[allow(x)]\nmod tests {\n}\n";
        let code = without_tests(text);
        assert!(code.contains("fn b()"));
        assert!(!code.contains("mod tests"));
        assert_eq!(without_tests("fn a() {}"), "fn a() {}");
    }
}

//! SPDX licence expressions: `OR`, `AND`, `WITH`, parentheses, the old `/` for `OR` and the old `+` for "or later".

/// Whether some way to read `expression` uses only licences for which `allowed` holds; an expression that cannot be read is refused.
pub fn satisfied(expression: &str, allowed: &dyn Fn(&str) -> bool) -> bool {
    let tokens = tokens(expression);
    let mut reader = Reader {
        tokens: &tokens,
        allowed,
    };
    reader.either() == Some(true) && reader.tokens.is_empty()
}

fn tokens(expression: &str) -> Vec<String> {
    expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ")
        .split_whitespace()
        .map(str::to_owned)
        .collect()
}

struct Reader<'a> {
    tokens: &'a [String],
    allowed: &'a dyn Fn(&str) -> bool,
}

impl Reader<'_> {
    fn either(&mut self) -> Option<bool> {
        let mut value = self.both()?;
        while self.takes("OR") {
            value |= self.both()?;
        }
        Some(value)
    }

    fn both(&mut self) -> Option<bool> {
        let mut value = self.single()?;
        while self.takes("AND") {
            value &= self.single()?;
        }
        Some(value)
    }

    fn single(&mut self) -> Option<bool> {
        if self.takes("(") {
            let value = self.either()?;
            return self.takes(")").then_some(value);
        }
        let mut licence = self.word()?.trim_end_matches('+').to_owned();
        if self.takes("WITH") {
            licence = format!("{licence} WITH {}", self.word()?);
        }
        Some((self.allowed)(&licence))
    }

    fn word(&mut self) -> Option<String> {
        let (first, rest) = self.tokens.split_first()?;
        if ["OR", "AND", "WITH", "(", ")"].contains(&first.as_str()) {
            return None;
        }
        self.tokens = rest;
        Some(first.clone())
    }

    fn takes(&mut self, token: &str) -> bool {
        match self.tokens.split_first() {
            Some((first, rest)) if first == token => {
                self.tokens = rest;
                true
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(expression: &str) -> bool {
        satisfied(expression, &|licence| {
            ["MIT", "MPL-2.0", "Apache-2.0 WITH LLVM-exception"].contains(&licence)
        })
    }

    #[test]
    fn one_of_several_is_enough_and_all_are_needed() {
        assert!(holds("MIT"));
        assert!(holds("GPL-3.0 OR MIT"));
        assert!(holds("GPL-3.0/MIT"));
        assert!(!holds("GPL-3.0 AND MIT"));
        assert!(!holds("GPL-3.0-or-later"));
    }

    #[test]
    fn and_binds_tighter_than_or() {
        assert!(holds("MIT OR GPL-3.0 AND GPL-2.0"));
        assert!(!holds("(MIT OR GPL-3.0) AND GPL-2.0"));
        assert!(holds("(GPL-2.0 OR MIT) AND MPL-2.0"));
    }

    #[test]
    fn exceptions_belong_to_their_licence() {
        assert!(holds("Apache-2.0 WITH LLVM-exception"));
        assert!(!holds("Apache-2.0"));
        assert!(!holds("MIT WITH Something"));
    }

    #[test]
    fn or_later_is_the_licence_itself() {
        assert!(holds("MPL-2.0+"));
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for bad in [
            "",
            "MIT OR",
            "(MIT",
            "MIT)",
            "MIT MIT",
            "AND MIT",
            "MIT WITH",
            "UNLICENSED",
        ] {
            assert!(!holds(bad), "{bad}");
        }
    }
}

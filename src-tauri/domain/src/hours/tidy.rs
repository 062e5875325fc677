//! Prepares typed or pasted text for the strict parser: spaces, dashes, "14h30", French day names. Keeps the origin of each
//! character so that an error points into the text that the person sees.

/// A text ready to parse, and where its bytes come from.
pub(super) struct Tidy {
    pub text: String,
    /// For each byte of `text`, the position in characters in what was given.
    origins: Vec<usize>,
    end: usize,
}

impl Tidy {
    /// The position, in characters of what was given, of a byte of the prepared text.
    pub fn origin(&self, byte: usize) -> usize {
        self.origins.get(byte).copied().unwrap_or(self.end)
    }
}

/// A character and its position in what was given.
type Char = (char, usize);

/// Names of days that people write, and the OSM name. `mar` is missing on purpose: in OSM it is March.
const DAY_NAMES: [(&str, &[&str]); 7] = [
    ("Mo", &["lu", "lun", "lundi", "mon", "monday"]),
    ("Tu", &["ma", "mardi", "tue", "tuesday"]),
    ("We", &["me", "mer", "mercredi", "wed", "wednesday"]),
    ("Th", &["je", "jeu", "jeudi", "thu", "thursday"]),
    ("Fr", &["ve", "ven", "vendredi", "fri", "friday"]),
    ("Sa", &["sam", "samedi", "sat", "saturday"]),
    ("Su", &["di", "dim", "dimanche", "sun", "sunday"]),
];

pub(super) fn tidy(text: &str) -> Tidy {
    let tokens = tokens(&hours_with_colon(&plain(text)));
    let named = tokens.into_iter().map(|token| name_days(&token)).collect();
    let chars = join_tokens(&holidays_alone(join_lists(named)));
    let mut tidy = Tidy {
        text: String::new(),
        origins: Vec::new(),
        end: text.trim_end().chars().count(),
    };
    for (char, origin) in chars {
        tidy.text.push(char);
        tidy.origins.resize(tidy.text.len(), origin);
    }
    tidy
}

/// One kind of space, of dash and of rule separator (a new line separates rules), and quotes left as they are.
fn plain(text: &str) -> Vec<Char> {
    let mut quoted = false;
    let mut chars: Vec<Char> = Vec::new();
    for (at, char) in text.chars().enumerate() {
        quoted ^= char == '"';
        match char {
            '"' => chars.push((char, at)),
            _ if quoted => chars.push((char, at)),
            '\n' | '\r' | ';' => chars.extend([(';', at), (' ', at)]),
            '\u{feff}' | '\u{200b}' => {}
            '\u{2010}'..='\u{2015}' | '\u{2212}' => chars.push(('-', at)),
            _ if char.is_whitespace() => chars.push((' ', at)),
            _ => chars.push((char, at)),
        }
    }
    chars
}

/// Turns `14h30`, `14 h 30` and `14h` into `14:30` and `14:00`.
fn hours_with_colon(chars: &[Char]) -> Vec<Char> {
    let mut out: Vec<Char> = Vec::with_capacity(chars.len());
    let mut at = 0;
    let mut quoted = false;
    while let Some((char, origin)) = chars.get(at).copied() {
        quoted ^= char == '"';
        let before = out
            .iter()
            .rev()
            .find(|(char, _)| *char != ' ')
            .map_or(' ', |(char, _)| *char);
        if !quoted && matches!(char, 'h' | 'H') && before.is_ascii_digit() && is_unit(chars, at) {
            while out.last().is_some_and(|(char, _)| *char == ' ') {
                out.pop();
            }
            out.push((':', origin));
            match minutes_after(chars, at + 1) {
                Some(next) => at = next,
                None => {
                    out.extend([('0', origin), ('0', origin)]);
                    at += 1;
                }
            }
            continue;
        }
        out.push((char, origin));
        at += 1;
    }
    out
}

/// Whether the letter at `at` stands alone, as in `14h` or `14 h`, and does not begin a word.
fn is_unit(chars: &[Char], at: usize) -> bool {
    !chars
        .get(at + 1)
        .is_some_and(|(char, _)| char.is_alphabetic())
}

/// Where the two digits of the minutes begin, if they follow.
fn minutes_after(chars: &[Char], from: usize) -> Option<usize> {
    let digit = |at: usize| chars.get(at).is_some_and(|(char, _)| char.is_ascii_digit());
    let skip = chars
        .get(from..)?
        .iter()
        .take_while(|(char, _)| *char == ' ')
        .count();
    let at = from + skip;
    // "9h 14h-18h" must not lend 14 to 9: two digits that an h or a colon follows are the next hour.
    let next = chars
        .get(at + 2..)
        .unwrap_or_default()
        .iter()
        .find(|(char, _)| *char != ' ')
        .map_or(' ', |(char, _)| *char);
    (digit(at) && digit(at + 1) && !digit(at + 2) && !matches!(next, 'h' | 'H' | ':')).then_some(at)
}

/// Words between spaces; a comment in quotes is one word. Empty rules disappear, `Tu - Fr` becomes `Tu-Fr`.
fn tokens(chars: &[Char]) -> Vec<Vec<Char>> {
    let mut quoted = false;
    let mut tokens: Vec<Vec<Char>> = vec![Vec::new()];
    for (char, at) in chars.iter().copied() {
        quoted ^= char == '"';
        if char == ' ' && !quoted {
            tokens.push(Vec::new());
        } else if let Some(token) = tokens.last_mut() {
            token.push((char, at));
        }
    }
    let mut out: Vec<Vec<Char>> = Vec::new();
    let mut glue = false;
    for token in tokens.into_iter().filter(|token| !token.is_empty()) {
        let lone_dash = word(&token) == "-";
        match out.last_mut() {
            None if word(&token) == ";" => continue,
            Some(last) if word(&token) == ";" && ends_with(last, ';') => continue,
            Some(last) if glue || lone_dash || matches!(word(&token).as_str(), ";" | ",") => {
                last.extend(token)
            }
            _ => out.push(token),
        }
        glue = lone_dash;
    }
    while let Some(last) = out
        .last_mut()
        .filter(|last| last.is_empty() || ends_with(last, ';') || ends_with(last, ','))
    {
        if last.pop().is_none() {
            out.pop();
        }
    }
    out
}

/// French and English day names of a word in the OSM way, whatever stands around them.
fn name_days(token: &[Char]) -> Vec<Char> {
    if token.first().is_some_and(|(char, _)| *char == '"') {
        return token.to_vec();
    }
    let runs = token.chunk_by(|(a, _), (b, _)| a.is_alphabetic() == b.is_alphabetic());
    runs.flat_map(|run| {
        let name = word(run).to_lowercase();
        match DAY_NAMES
            .iter()
            .find(|(_, names)| names.contains(&name.as_str()))
        {
            Some((osm, _)) => osm.chars().map(|char| (char, run[0].1)).collect(),
            None => run.to_vec(),
        }
    })
    .collect()
}

/// `Mo, Th 10:00-12:00` is one list of days; to the parser `Mo` alone would open Monday around the clock.
fn join_lists(tokens: Vec<Vec<Char>>) -> Vec<Vec<Char>> {
    let mut out: Vec<Vec<Char>> = Vec::new();
    for token in tokens {
        match out.last_mut() {
            Some(last) if ends_with(last, ',') && is_list(last) && is_list(&token) => {
                last.extend(token)
            }
            _ => out.push(token),
        }
    }
    out
}

/// `SH Tu-Fr` means the Tuesdays to Fridays of school holidays, but the crate takes "school holidays or Tuesday to Friday" and
/// so changes every week. Without the days the rule still holds on those holidays only, which is all that matters here.
fn holidays_alone(tokens: Vec<Vec<Char>>) -> Vec<Vec<Char>> {
    let drop = |at: usize| {
        let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        is_of(&tokens[at], &super::OSM_DAYS)
            && near
                .filter_map(|at| tokens.get(at))
                .any(|token| is_of(token, &["PH", "SH"]))
    };
    let kept = (0..tokens.len())
        .filter(|at| !drop(*at))
        .collect::<Vec<_>>();
    kept.into_iter().map(|at| tokens[at].clone()).collect()
}

fn is_list(token: &[Char]) -> bool {
    is_of(
        token,
        &["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH", "SH"],
    )
}

/// Whether a word is a list or range of these names, perhaps with a comma at its end.
fn is_of(token: &[Char], names: &[&str]) -> bool {
    let text = word(token);
    let text = text.strip_suffix(',').unwrap_or(&text);
    text.split([',', '-'])
        .all(|part| names.iter().any(|name| part.eq_ignore_ascii_case(name)))
}

fn ends_with(token: &[Char], end: char) -> bool {
    token.last().is_some_and(|(char, _)| *char == end)
}

fn word(token: &[Char]) -> String {
    token.iter().map(|(char, _)| *char).collect()
}

fn join_tokens(tokens: &[Vec<Char>]) -> Vec<Char> {
    let mut out: Vec<Char> = Vec::new();
    for token in tokens {
        if let (Some(last), Some((_, at))) = (out.last(), token.first()) {
            let origin = last.1 + 1;
            out.push((' ', origin.min(*at)));
        }
        out.extend(token);
    }
    out
}

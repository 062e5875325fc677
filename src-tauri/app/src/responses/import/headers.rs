//! Which column of a file is which: questions by name, path or label, and what Kobo, ODK Central and Rythme add.

use std::collections::HashMap;

use crate::responses::columns::label;
use crate::responses::shape::{Shape, is_repeat, is_split};
use crate::responses::types::{ColumnMatch, ColumnRole, Layout};

/// What a column gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Answer(usize),
    /// Whether a choice was taken: the item, and the choice by its place in its list.
    Choice(usize, usize),
    Fact(Told),
    /// The form computes it anew.
    Computed(usize),
    /// Written by a tool for itself.
    Technical,
    Unknown,
    /// Two questions are called so.
    Ambiguous,
}

/// What a file tells of a response, or of a row of a repeat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    OwnId,
    Survey,
    Source,
    Uuid,
    Submitted,
    Started,
    Ended,
    Language,
    Mode,
    Valid,
    Sheet,
    Notes,
    Index,
    ParentIndex,
    ParentKey,
    Key,
}

const TOLD: [(&str, Told); 27] = [
    ("_rythme_id", Told::OwnId),
    ("_survey", Told::Survey),
    ("_source", Told::Source),
    ("_started_at", Told::Started),
    ("_submitted_at", Told::Submitted),
    ("_language", Told::Language),
    ("_mode", Told::Mode),
    ("_valid", Told::Valid),
    ("_sheet", Told::Sheet),
    ("_uuid", Told::Uuid),
    ("_submission_time", Told::Submitted),
    ("_index", Told::Index),
    ("_parent_index", Told::ParentIndex),
    ("_submission__uuid", Told::Uuid),
    ("meta-instanceid", Told::Uuid),
    ("meta/instanceid", Told::Uuid),
    ("meta:instanceid", Told::Uuid),
    ("instanceid", Told::Uuid),
    ("submissiondate", Told::Submitted),
    ("key", Told::Key),
    ("parent_key", Told::ParentKey),
    ("start", Told::Started),
    ("end", Told::Ended),
    ("starttime", Told::Started),
    ("endtime", Told::Ended),
    ("completiontime", Told::Submitted),
    ("_submission__submission_time", Told::Submitted),
];

/// What tools write for themselves.
const TECHNICAL: [&str; 30] = [
    "_id",
    "_by",
    "_validation_status",
    "_status",
    "_submitted_by",
    "__version__",
    "_version_",
    "_tags",
    "_xform_id_string",
    "_attachments",
    "_geolocation",
    "formhub/uuid",
    "meta/rootuuid",
    "rootuuid",
    "meta/deprecatedid",
    "deprecatedid",
    "meta-instancename",
    "meta/instancename",
    "instancename",
    "submitterid",
    "submittername",
    "attachmentspresent",
    "attachmentsexpected",
    "status",
    "reviewstate",
    "deviceid",
    "edits",
    "formversion",
    "_parent_table_name",
    "phonenumber",
];

/// The columns of a sheet, in their order.
pub(super) struct Headers {
    pub sheet: String,
    pub texts: Vec<String>,
    pub targets: Vec<Target>,
}

impl Headers {
    pub fn new(shape: &Shape<'_>, table: Option<usize>, sheet: &str, header: &[String]) -> Self {
        let names = Names::new(shape, table);
        let own = header.iter().any(|text| folded(text) == "_rythme_id");
        let targets = header.iter().map(|text| names.target(text, own)).collect();
        let mut headers = Self {
            sheet: sheet.to_owned(),
            texts: header.iter().map(|text| text.trim().to_owned()).collect(),
            targets,
        };
        // A second column of the same name would take the place of the first.
        for at in 0..headers.targets.len() {
            let target = headers.targets[at];
            let answer = matches!(target, Target::Answer(_) | Target::Choice(..));
            if answer && headers.targets[..at].contains(&target) {
                headers.targets[at] = Target::Ambiguous;
            }
        }
        headers
    }

    pub fn answers(&self) -> usize {
        let is_answer = |target: &&Target| matches!(target, Target::Answer(_) | Target::Choice(..));
        self.targets.iter().filter(is_answer).count()
    }

    pub fn has(&self, told: Told) -> bool {
        self.targets.contains(&Target::Fact(told))
    }

    pub fn layout(&self) -> Option<Layout> {
        let named = |name: &str| self.texts.iter().any(|text| folded(text) == name);
        if self.has(Told::OwnId) {
            Some(Layout::Rythme)
        } else if named("_uuid") || named("_submission_time") || named("_submission__uuid") {
            Some(Layout::Kobo)
        } else if self.has(Told::Key) || named("submissiondate") {
            Some(Layout::Odk)
        } else {
            None
        }
    }

    /// The header of the column that answers an item.
    pub fn of(&self, item: usize) -> Option<&str> {
        let at = self.targets.iter().position(|target| match target {
            Target::Answer(at) | Target::Choice(at, _) => *at == item,
            _ => false,
        });
        at.map(|at| self.texts[at].as_str())
    }

    pub fn told(&self, shape: &Shape<'_>) -> Vec<ColumnMatch> {
        let language = &shape.form.default_language;
        self.texts
            .iter()
            .zip(&self.targets)
            .filter(|(text, _)| !text.is_empty())
            .map(|(text, target)| {
                let (role, item) = match target {
                    Target::Answer(at) | Target::Choice(at, _) => (ColumnRole::Answer, Some(*at)),
                    Target::Computed(at) => (ColumnRole::Computed, Some(*at)),
                    Target::Fact(_) | Target::Technical => (ColumnRole::Technical, None),
                    Target::Unknown | Target::Ambiguous => (ColumnRole::Unknown, None),
                };
                let question = item.map(|at| label(shape.form, &shape.form.items[at], language));
                ColumnMatch {
                    sheet: self.sheet.clone(),
                    header: text.clone(),
                    role,
                    question: question.unwrap_or_default().to_owned(),
                }
            })
            .collect()
    }
}

/// Every name of a column, the surest first: a label is looked at only when no name fits.
struct Names {
    levels: [HashMap<String, Vec<Target>>; 3],
}

impl Names {
    fn new(shape: &Shape<'_>, table: Option<usize>) -> Self {
        let mut names = Self {
            levels: Default::default(),
        };
        for at in shape.columns_of(table) {
            names.add_item(shape, at);
        }
        names
    }

    fn add_item(&mut self, shape: &Shape<'_>, at: usize) {
        let item = &shape.form.items[at];
        let own = match item.kind.as_str() {
            "calculate" => Target::Computed(at),
            _ => Target::Answer(at),
        };
        let below = shape.below(at);
        let paths = [
            shape.keys[at].clone(),
            item.path.clone(),
            below.to_owned(),
            below.replace('/', "-"),
            below.replace('/', ":"),
            below.replace('/', "."),
        ];
        let groups = shape.groups(at);
        let mut labels = Vec::new();
        for language in &shape.form.languages {
            let text = |texts: &forms::Texts| texts.get(&language.name).map(str::to_owned);
            let Some(last) = text(&item.label) else {
                continue;
            };
            let whole: Option<Vec<String>> =
                groups.iter().map(|group| text(&group.label)).collect();
            if let Some(mut whole) = whole.filter(|whole| !whole.is_empty()) {
                whole.push(last.clone());
                labels.push(whole.join("/"));
            }
            labels.push(last);
        }
        self.add(0, &paths, own);
        self.add(1, std::slice::from_ref(&item.name), own);
        self.add(2, &labels, own);
        if is_split(item) {
            self.add_choices(shape, at, &paths, &labels);
        }
    }

    fn add_choices(&mut self, shape: &Shape<'_>, at: usize, paths: &[String], labels: &[String]) {
        let item = &shape.form.items[at];
        for (place, choice) in shape.form.choices(item).iter().enumerate() {
            let target = Target::Choice(at, place);
            let mut words: Vec<&str> = vec![&choice.name];
            words.extend(choice.label.0.values().map(String::as_str));
            for word in words {
                let end = |start: &String| format!("{start}/{word}");
                let paths: Vec<String> = paths.iter().map(end).collect();
                let labels: Vec<String> = labels.iter().map(end).collect();
                self.add(0, &paths, target);
                self.add(1, &[end(&item.name)], target);
                self.add(2, &labels, target);
            }
        }
    }

    fn add(&mut self, level: usize, names: &[String], target: Target) {
        for name in names {
            let known = self.levels[level].entry(folded(name)).or_default();
            if !known.contains(&target) {
                known.push(target);
            }
        }
    }

    fn target(&self, header: &str, own: bool) -> Target {
        let name = folded(header);
        if name.is_empty() {
            return Target::Technical;
        }
        let in_form = self.levels.iter().find_map(|level| level.get(&name));
        match in_form.map(Vec::as_slice) {
            Some([target]) => return *target,
            Some(_) => return Target::Ambiguous,
            None => {}
        }
        if own && name == "_notes" {
            return Target::Fact(Told::Notes);
        }
        if let Some((_, told)) = TOLD.iter().find(|(known, _)| *known == name) {
            return Target::Fact(*told);
        }
        let technical = TECHNICAL.contains(&name.as_str())
            || name == "_notes"
            || name.starts_with("_submission__")
            || name.starts_with("set-of-");
        if technical {
            Target::Technical
        } else {
            Target::Unknown
        }
    }
}

/// Capitals, and the spaces of a text with line breaks, do not tell columns apart.
pub(super) fn folded(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// The repeat that a sheet, or what follows the name of a file, is of.
pub(super) fn repeat_named(shape: &Shape<'_>, name: &str) -> Option<usize> {
    let name = folded(name);
    let items = &shape.form.items;
    (0..items.len()).find(|at| {
        is_repeat(&items[*at])
            && (folded(&items[*at].name) == name
                || items[*at]
                    .label
                    .0
                    .values()
                    .any(|label| folded(label) == name))
    })
}

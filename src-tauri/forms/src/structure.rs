//! Where the items of a form stand: references as ODK writes them, what holds what, and the keys of answers.

use std::collections::HashMap;

use crate::form::{Form, Item};
use crate::kind::Kind;

impl Item {
    /// The path of the group or repeat that holds it; none at the top.
    pub fn parent_path(&self) -> Option<&str> {
        self.path.rsplit_once('/').map(|(parent, _)| parent)
    }
}

impl Form {
    /// `/data/horaires/jour_pref`.
    pub fn reference(&self, item: &Item) -> String {
        // ODK keeps the audit among what describes the submission, wherever its row stands.
        if item.kind == Kind::Audit {
            return format!("/{}/meta/{}", self.root, item.name);
        }
        format!("/{}/{}", self.root, item.path)
    }

    /// The group or repeat that holds each item, by its place among the items.
    pub fn parents(&self) -> Vec<Option<usize>> {
        let mut containers: HashMap<&str, usize> = HashMap::new();
        let mut parents = Vec::with_capacity(self.items.len());
        for (at, item) in self.items.iter().enumerate() {
            // A group opens before what it holds; anything else in a stored form would be a circle of groups.
            parents.push(
                item.parent_path()
                    .and_then(|path| containers.get(path).copied()),
            );
            if item.kind.is_container() {
                containers.insert(&item.path, at);
            }
        }
        parents
    }

    /// The innermost repeat around each item, itself left out.
    pub fn repeats(&self) -> Vec<Option<usize>> {
        let mut repeats: Vec<Option<usize>> = Vec::with_capacity(self.items.len());
        for parent in self.parents() {
            repeats.push(parent.and_then(|at| match self.items[at].kind {
                Kind::Repeat => Some(at),
                _ => repeats[at],
            }));
        }
        repeats
    }

    /// The key of each item in the answers: its name where that is unique in its repeat (or in the form), else its path
    /// below it.
    pub fn keys(&self) -> Vec<String> {
        let repeats = self.repeats();
        let mut uses: HashMap<(Option<usize>, &str), usize> = HashMap::new();
        for (item, repeat) in self.items.iter().zip(&repeats) {
            *uses.entry((*repeat, item.name.as_str())).or_default() += 1;
        }
        let keys = self.items.iter().zip(&repeats).map(|(item, repeat)| {
            if uses[&(*repeat, item.name.as_str())] == 1 {
                return item.name.clone();
            }
            let above = repeat.map_or(0, |at| self.items[at].path.len() + 1);
            item.path.get(above..).unwrap_or(&item.path).to_owned()
        });
        keys.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::workbooks::empty;

    fn form(items: &[(&str, Kind)]) -> Form {
        let mut form = empty();
        for (path, kind) in items {
            let name = path.rsplit('/').next().unwrap();
            let mut item = Item::new(name, *kind);
            (*path).clone_into(&mut item.path);
            form.items.push(item);
        }
        form
    }

    #[test]
    fn a_key_is_a_name_where_that_is_enough() {
        let form = form(&[
            ("age", Kind::Integer),
            ("foyer", Kind::Group),
            ("foyer/nom", Kind::Text),
            ("travail", Kind::Group),
            ("travail/nom", Kind::Text),
            ("enfant", Kind::Repeat),
            ("enfant/age", Kind::Integer),
            ("enfant/lieu", Kind::Group),
            ("enfant/lieu/age", Kind::Integer),
        ]);
        assert_eq!(
            form.keys(),
            [
                "age",
                "foyer",
                "foyer/nom",
                "travail",
                "travail/nom",
                "enfant",
                "age",
                "lieu",
                "lieu/age"
            ]
        );
        assert_eq!(form.parents()[8], Some(7));
        assert_eq!(form.repeats()[8], Some(5));
        assert_eq!(form.repeats()[5], None);
        assert_eq!(form.reference(&form.items[8]), "/data/enfant/lieu/age");
    }
}

//! The two questionnaires that ship with Rythme, as XLSForms (sources in assets/forms).

use forms::Form;

use super::types::{Audience, BundledForm};
use crate::{App, Error, Result};

const BUNDLED: [(&str, Audience, &[u8]); 2] = [
    (
        "usagers",
        Audience::Users,
        include_bytes!("../../../../assets/forms/usagers.xlsx"),
    ),
    (
        "non-usagers",
        Audience::NonUsers,
        include_bytes!("../../../../assets/forms/non-usagers.xlsx"),
    ),
];

/// A bundled form by its code.
///
/// # Errors
/// `form_unknown`.
pub fn read(code: &str) -> Result<(Form, Audience)> {
    let unknown = || Error::new("form_unknown").arg("code", code);
    let (_, audience, bytes) = BUNDLED
        .iter()
        .find(|(name, _, _)| *name == code)
        .ok_or_else(unknown)?;
    let form = forms::read(bytes).0.ok_or_else(unknown)?;
    Ok((form, *audience))
}

/// The bundled forms, with what a choice needs to be made.
///
/// # Errors
/// None of its own: the tests hold that every bundled form reads.
pub fn bundled_forms(_app: &App) -> Result<Vec<BundledForm>> {
    BUNDLED
        .iter()
        .map(|(code, audience, _)| {
            let (form, _) = read(code)?;
            Ok(BundledForm {
                code: (*code).to_owned(),
                audience: *audience,
                questions: super::list::question_count(&form),
                languages: super::list::languages(&form),
                title: form.title,
            })
        })
        .collect()
}

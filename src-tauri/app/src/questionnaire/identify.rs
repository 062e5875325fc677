//! Whether a question asks who somebody is: a name, an e-mail address, a telephone number, an address, a date of birth. Answers are
//! anonymous, so its author is warned. Found in names and labels of questions that are typed freely, in any of the languages that
//! people are asked in here.

use super::kinds;

/// What it asks for, and the words that say so: folded to small letters without accents. A word that begins with `=` stands alone;
/// others may be a part of a longer one.
const WORDS: [(&str, &[&str]); 5] = [
    (
        "email",
        &[
            "email",
            "e mail",
            "courriel",
            "=mail",
            "adresse electronique",
            "e post",
            "correo electronico",
            "correio eletronico",
            "البريد الالكتروني",
            "البريد",
            "эл почт",
            "електронн пошт",
            "poczta elektroniczna",
            "eposta",
            "posta elettronica",
            "=mel",
        ],
    ),
    (
        "phone",
        &[
            "telephon",
            "=tel",
            "portable du repondant",
            "numero de portable",
            "mobile number",
            "phone",
            "telefon",
            "telefoon",
            "=gsm",
            "=handy",
            "رقم الهاتف",
            "الهاتف",
            "телефон",
            "telefono",
        ],
    ),
    (
        "birth",
        &[
            "date de naissance",
            "date naissance",
            "ne e le",
            "nee le",
            "ne le",
            "date of birth",
            "birth date",
            "birthdate",
            "=dob",
            "naissance",
            "fecha de nacimiento",
            "data de nascimento",
            "geboortedatum",
            "geburtsdatum",
            "تاريخ الميلاد",
            "data urodzenia",
            "дата рождения",
            "дата народження",
            "dogum tarihi",
            "data di nascita",
        ],
    ),
    (
        "address",
        &[
            "=adresse",
            "=address",
            "adresse postale",
            "numero et rue",
            "nom de rue",
            "nom de la rue",
            "street",
            "direccion postal",
            "=direccion",
            "endereco",
            "=adres",
            "=anschrift",
            "العنوان",
            "=adrese",
            "адрес",
            "indirizzo",
            "=adresa",
        ],
    ),
    (
        "name",
        &[
            "votre nom",
            "vos nom",
            "nom de famille",
            "prenom",
            "nom et prenom",
            "=nom",
            "=noms",
            "nom complet",
            "your name",
            "full name",
            "first name",
            "last name",
            "surname",
            "family name",
            "=name",
            "nombre y apellido",
            "apellido",
            "su nombre",
            "=nombre",
            "sobrenome",
            "o seu nome",
            "voornaam",
            "achternaam",
            "uw naam",
            "=naam",
            "vorname",
            "nachname",
            "ihr name",
            "الاسم",
            "اسمك",
            "imie i nazwisko",
            "nazwisko",
            "=imie",
            "фамилия",
            "имя и фамилия",
            "прізвище",
            "adiniz",
            "soyad",
            "cognome",
        ],
    ),
];

/// What is about a thing or a place, and not about the respondent.
const HARMLESS: [&str; 16] = [
    "nom de la bibliotheque",
    "nom du quartier",
    "nom de la commune",
    "nom de la ville",
    "nom de l etablissement",
    "nom du service",
    "nom de l equipe",
    "name of the library",
    "name of the district",
    "name of the town",
    "library name",
    "sans adresse",
    "no address",
    "sans nom",
    "nom du site",
    "annee de naissance",
];

/// What a freely typed question asks of who somebody is: `name`, `email`, `phone`, `address` or `birth`.
pub(crate) fn identifier<'t>(
    kind: &str,
    name: &'t str,
    texts: impl IntoIterator<Item = &'t str>,
) -> Option<&'static str> {
    if !kinds::is_free(kind) {
        return None;
    }
    std::iter::once(name)
        .chain(texts)
        .find_map(|text| found(kind, text))
}

fn found(kind: &str, text: &str) -> Option<&'static str> {
    let mut folded = format!(" {} ", fold(text));
    for harmless in HARMLESS {
        folded = folded.replace(harmless, "");
    }
    WORDS.into_iter().find_map(|(what, words)| {
        // A date says nothing of a name or an address; a number, of no more than a telephone.
        let fits = match kind {
            "date" => what == "birth",
            "integer" | "decimal" => what == "phone",
            _ => true,
        };
        let hit = words.iter().any(|word| match word.strip_prefix('=') {
            Some(alone) => folded.contains(&format!(" {alone} ")),
            None => folded.contains(&format!(" {word}")),
        });
        (fits && hit).then_some(what)
    })
}

/// Small letters without accents, words apart by one space.
fn fold(text: &str) -> String {
    let mut folded = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'à' | 'á' | 'â' | 'ä' | 'ã' | 'å' => folded.push('a'),
            'é' | 'è' | 'ê' | 'ë' | 'ę' | 'ě' => folded.push('e'),
            'í' | 'ì' | 'î' | 'ï' | 'ı' => folded.push('i'),
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' => folded.push('o'),
            'ú' | 'ù' | 'û' | 'ü' => folded.push('u'),
            'ç' | 'ć' => folded.push('c'),
            'ñ' | 'ń' => folded.push('n'),
            'ğ' => folded.push('g'),
            'ş' | 'ś' => folded.push('s'),
            'œ' => folded.push_str("oe"),
            // Signs over and under Arabic letters, and the forms of its alef.
            '\u{64b}'..='\u{652}' | '\u{307}' => {}
            'أ' | 'إ' | 'آ' => folded.push('ا'),
            each if each.is_alphanumeric() => folded.push(each),
            _ if folded.ends_with(' ') => {}
            _ => folded.push(' '),
        }
    }
    folded.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(kind: &str, name: &str, label: &str) -> Option<&'static str> {
        identifier(kind, name, [label])
    }

    #[test]
    fn what_asks_who_somebody_is_is_found_in_any_language() {
        for (kind, label, what) in [
            ("text", "Quel est votre nom\u{202f}?", "name"),
            ("text", "Prénom", "name"),
            ("text", "Votre adresse e-mail", "email"),
            ("text", "Courriel pour recevoir les résultats", "email"),
            ("text", "Numéro de téléphone", "phone"),
            ("integer", "Votre téléphone", "phone"),
            ("text", "Adresse", "address"),
            ("date", "Date de naissance", "birth"),
            ("text", "What is your full name?", "name"),
            ("text", "Date of birth", "birth"),
            ("text", "ما هو الاسم الكامل؟", "name"),
            ("text", "رقم الهاتف", "phone"),
            ("text", "Адрес", "address"),
            ("text", "Wat is uw naam?", "name"),
            ("text", "Número de teléfono", "phone"),
        ] {
            assert_eq!(asked(kind, "q", label), Some(what), "{label}");
        }
        assert_eq!(asked("text", "email_contact", ""), Some("email"));
        assert_eq!(asked("text", "tel", ""), Some("phone"));
    }

    #[test]
    fn what_asks_for_something_else_is_left_alone() {
        for (kind, label) in [
            ("text", "Dans quelle commune habitez-vous\u{202f}?"),
            ("text", "Le nom du quartier suffit, sans adresse."),
            ("text", "Que changeriez-vous à ces horaires\u{202f}?"),
            (
                "text",
                "Quel est le nom de la bibliothèque que vous préférez\u{202f}?",
            ),
            (
                "integer",
                "Combien de personnes vivent à votre adresse\u{202f}?",
            ),
            ("date", "Date de votre dernière venue"),
            ("select_one", "Avez-vous un téléphone\u{202f}?"),
            ("text", "Un renom, un surnombre"),
        ] {
            assert_eq!(asked(kind, "q", label), None, "{label}");
        }
    }
}

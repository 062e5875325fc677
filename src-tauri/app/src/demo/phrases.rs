//! What fictive notes are made of. French, because it is content and not interface; no place, person or figure here is real.

pub(super) const STREETS: &[&str] = &[
    "rue du Canal",
    "quai des Péniches",
    "place de la Gare",
    "rue des Tilleuls",
    "allée des Marronniers",
    "rue de l’École",
];

const PEOPLE: &[&str] = &[
    "la responsable",
    "l’adjointe à la culture",
    "deux agents d’accueil",
    "une bénévole",
    "le directeur des services",
    "la responsable du secteur jeunesse",
    "l’équipe du matin",
    "un usager de longue date",
];

const HEADINGS: &[&str] = &[
    "Accès et signalétique",
    "Ce que dit l’équipe",
    "Ce que disent les usagers",
    "Fréquentation",
    "Moyens",
    "À vérifier",
];

const SENTENCES: &[&str] = &[
    "Le mercredi après-midi est **saturé** : vingt enfants pour douze places assises.",
    "Le vendredi, presque personne avant 16 h ; l’équipe en profite pour les acquisitions.",
    "Les horaires affichés sur la porte datent de l’an dernier et ne parlent pas des vacances.",
    "L’arrêt de bus est à 200 m, le dernier passage à 19 h 42.",
    "Deux agents sur trois accepteraient une soirée par semaine, personne ne souhaite le dimanche sans compensation.",
    "La boîte de retour n’est accessible que pendant les heures d’ouverture.",
    "Les étudiants repartent à 18 h faute de place au calme, et vont au café d’en face.",
    "Le portique compte deux fois les poussettes ; les chiffres de mars sont à reprendre.",
    "Une fermeture d’une heure à midi gêne surtout les actifs du quartier.",
    "Le club de lecture demande un créneau fixe le jeudi soir, une fois par mois.",
    "Le chauffage s’arrête à 18 h 30 : toute ouverture plus tardive suppose un accord avec le service technique.",
    "Les parents arrivent après la sortie de l’école, vers 16 h 45, et restent une demi-heure.",
    "La directrice craint qu’une matinée de plus se fasse au détriment de l’accueil des classes.",
    "Le samedi matin, la file devant la porte commence à 9 h 45.",
    "Aucun emprunt n’est enregistré entre 12 h et 12 h 30, trois jours sur cinq.",
    "Une usagère propose d’ouvrir plus tôt le mardi, jour de marché.",
    "Les bénévoles assurent déjà la permanence du jeudi, sans formation au logiciel de prêt.",
    "Le gardien ferme le parc à 19 h en hiver ; l’entrée côté rue est alors la seule possible.",
    "Les agents rappellent que le rangement prend une heure après chaque fermeture.",
    "La salle du premier étage pourrait rester ouverte en autonomie, si l’alarme est divisée en deux zones.",
    "Le planning d’été n’est connu qu’en mai, ce qui complique l’information du public.",
    "Plusieurs personnes disent *ne jamais savoir* si c’est ouvert le lundi.",
    "L’accueil des classes occupe toute la matinée du jeudi, de 9 h à 11 h 30.",
    "Un créneau de 12 h à 14 h a été essayé il y a trois ans : douze personnes par jour en moyenne.",
];

const TASKS: &[&str] = &[
    "Demander les entrées par demi-heure de mars",
    "Photographier l’affichage actuel",
    "Revoir la convention avec l’école",
    "Comparer avec les horaires du bus",
    "Envoyer le compte rendu à l’adjointe",
];

/// One to three of the people met.
pub(super) fn people(random: &mut fastrand::Rng) -> String {
    let count = random.usize(1..=3);
    random
        .choose_multiple(PEOPLE.iter().copied(), count)
        .join(", ")
}

/// A note of half a page to three pages, as an officer writes one in Markdown.
pub(super) fn note(random: &mut fastrand::Rng) -> String {
    let mut text = String::new();
    let headings = random.usize(2..=HEADINGS.len());
    for heading in random.choose_multiple(HEADINGS.iter(), headings) {
        text.push_str(&format!("## {heading}\n\n"));
        let sentences = random.usize(2..7);
        let chosen = random.choose_multiple(SENTENCES.iter().copied(), sentences);
        if random.bool() {
            chosen
                .iter()
                .for_each(|sentence| text.push_str(&format!("- {sentence}\n")));
            text.push('\n');
        } else {
            text.push_str(&chosen.join(" "));
            text.push_str("\n\n");
        }
    }
    for task in random.choose_multiple(TASKS.iter(), 2) {
        let done = if random.bool() { 'x' } else { ' ' };
        text.push_str(&format!("- [{done}] {task}\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_have_the_length_of_notes_and_follow_the_seed() {
        let lengths: Vec<usize> = (0..300)
            .map(|seed| note(&mut fastrand::Rng::with_seed(seed)).chars().count())
            .collect();
        assert!(
            lengths.iter().all(|length| (200..4_000).contains(length)),
            "{lengths:?}"
        );
        let mean = lengths.iter().sum::<usize>() / lengths.len();
        assert!((900..2_500).contains(&mean), "{mean}");
        let twice = [1, 1, 2].map(|seed| note(&mut fastrand::Rng::with_seed(seed)));
        assert!(twice[0] == twice[1] && twice[1] != twice[2]);
    }
}

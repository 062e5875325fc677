//! The fictive commune: no library, person or figure here exists. French, because it is content and not interface.

pub(super) struct Library {
    pub name: &'static str,
    pub address: &'static str,
    pub hours: &'static str,
}

pub(super) const LIBRARIES: [Library; 3] = [
    Library {
        name: "Médiathèque du Canal (fictive)",
        address: "3 quai des Péniches",
        hours: "Tu 14:00-18:00; We 10:00-12:00,14:00-18:00; Fr 14:00-18:00; Sa 10:00-12:00,14:00-17:00",
    },
    Library {
        name: "Bibliothèque des Tilleuls (fictive)",
        address: "18 rue des Tilleuls",
        hours: "We 14:00-18:00; Sa 09:30-12:30",
    },
    Library {
        name: "Point lecture de la Gare (fictif)",
        address: "place de la Gare",
        hours: "Mo,Th 16:30-18:30; We 15:00-18:00",
    },
];

pub(super) struct Visit {
    pub library: usize,
    /// Days before the fortnight ahead: 14 is today, more is the past.
    pub days_before: u64,
    pub people: &'static str,
    pub note: &'static str,
}

pub(super) const VISITS: [Visit; 2] = [
    Visit {
        library: 0,
        days_before: 24,
        people: "Nadia (responsable), Paul (bénévole)",
        note: "## Accès et signalétique\n\n- Arrêt de tram à 200 m, dernier passage à 19 h 42\n- Les horaires affichés sur la porte datent de l’an dernier\n- Rampe à l’entrée côté quai, porte lourde\n\n## Ce que dit l’équipe\n\nLe mercredi après-midi est **saturé** ; le vendredi, presque personne avant 16 h. Deux agents sur trois accepteraient une soirée par semaine, personne ne souhaite le dimanche sans compensation.\n\n- [ ] Demander les entrées par demi-heure de mars\n- [x] Photographier l’affichage actuel\n",
    },
    Visit {
        library: 1,
        days_before: 6,
        people: "Lucie (agente), l’adjoint à la culture",
        note: "## À préparer\n\n- Comparer avec la sortie de l’école (16 h 30)\n- Voir si la boîte de retour peut rester accessible le soir\n",
    },
];

pub(super) struct Survey {
    pub library: usize,
    pub form: &'static str,
    pub title: &'static str,
    pub responses: u32,
}

pub(super) const SURVEYS: [Survey; 2] = [
    Survey {
        library: 0,
        form: "usagers",
        title: "Usagers de la médiathèque du Canal (fictif)",
        responses: 80,
    },
    Survey {
        library: 0,
        form: "non-usagers",
        title: "Non-usagers, marché du samedi (fictif)",
        responses: 40,
    },
];

pub(super) struct Draft {
    pub library: usize,
    pub title: &'static str,
    pub hours: &'static str,
}

pub(super) const DRAFTS: [Draft; 2] = [
    Draft {
        library: 0,
        title: "A\u{a0}: mieux, sans plus",
        hours: "Tu 15:00-19:00; We 10:00-12:00,14:00-18:00; Fr 16:00-19:00; Sa 10:00-13:00,14:00-17:00",
    },
    Draft {
        library: 0,
        title: "B\u{a0}: soirées et dimanche",
        hours: "Tu 14:00-19:30; We 10:00-18:30; Th 16:00-19:00; Fr 14:00-18:00; Sa 10:00-17:30; Su 14:30-17:30",
    },
];

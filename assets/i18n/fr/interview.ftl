# Entretien : une question par page, au clavier.

interview-language = Langue de l’entretien
interview-leave = Quitter
interview-to-survey = Revenir à l’enquête
interview-to-surveys = Toutes les enquêtes
interview-progress = Question { $position } sur { $total }
interview-progress-at-most = Question { $position } sur { $total } au plus
interview-enter = Entrée
interview-escape = Échap
interview-key-pick = choisir
interview-key-next = suite
interview-key-back = retour
interview-key-refuse = refus
interview-key-leave = quitter
interview-begin = Notice lue, commencer
interview-next = Continuer
interview-back = Retour
interview-refuse = Refuse de répondre
interview-refused = Refus de répondre
interview-picked = Choisi : { $choice }
interview-unpicked = Retiré : { $choice }
interview-help-multiple = Plusieurs réponses sont possibles.
interview-help-integer = Un nombre entier.
interview-help-time = Heure de la forme 14:30.
interview-help-range = Un nombre de { $start } à { $end }.
interview-help-rank = Choisissez dans l’ordre de préférence ; la même touche retire du classement.
interview-another = Déjà saisi : { $count }. En ajouter un autre ?
interview-another-yes = Oui, en ajouter un autre
interview-another-no = Non, continuer
interview-acknowledge = Vu
interview-row = { $label }, n° { $number }
interview-help-decimal = Un nombre, avec une virgule si besoin.
interview-optional = La réponse est facultative.
interview-not-integer = Écrivez un nombre entier, sans lettres ni virgule.
interview-not-decimal = Écrivez un nombre, par exemple 2,5.
interview-not-date = Écrivez une date comme 15/09/2026 ou 15 septembre 2026.

interview-end = Fin du questionnaire
interview-summary =
    { $answered ->
        [0] Aucune réponse donnée
        [one] { $answered } réponse donnée
       *[other] { $answered } réponses données
    }, { $refused ->
        [0] aucun refus
        [one] { $refused } refus
       *[other] { $refused } refus
    }.
interview-end-text = Une fois enregistrée, la réponse ne se modifie plus. Retour permet encore de corriger.
interview-submit = Enregistrer la réponse
interview-done = Réponse enregistrée
interview-done-text = Elle est sur ce portable et sera partagée au retour au bureau.
interview-another = Entretien suivant

interview-privacy = Avant de commencer
interview-privacy-purpose = Vos réponses servent à une seule chose : adapter les horaires d’ouverture de la bibliothèque aux besoins des habitants, qu’ils y viennent ou non.
interview-privacy-free = Vous êtes libre.
interview-privacy-free-text = Vous pouvez ne pas répondre à une question, ou arrêter quand vous voulez, sans aucune conséquence pour vous.
interview-privacy-no-name = Votre nom n’est pas demandé.
interview-privacy-no-name-text = Vos coordonnées non plus. Merci de n’en donner aucune, ni pour vous ni pour d’autres.
interview-privacy-who = Qui est responsable de l’enquête
interview-privacy-who-text = La Métropole européenne de Lille et la commune de la bibliothèque ({ $library }). Seuls leurs agents chargés de l’étude lisent les réponses.
interview-privacy-basis = À quel titre
interview-privacy-basis-text = Une mission d’intérêt public : l’organisation du service de lecture publique (article 6.1.e du RGPD).
interview-privacy-kept = Combien de temps
interview-privacy-kept-text = Les réponses sont gardées le temps de l’étude des horaires, puis effacées par ses responsables. Seuls des totaux, où personne n’est reconnaissable, sont publiés.
interview-privacy-kept-until = Les réponses sont gardées jusqu’au { $date } au plus tard, puis effacées par les responsables de l’enquête. Seuls des totaux, où personne n’est reconnaissable, sont publiés.
interview-privacy-rights = Vos droits
interview-privacy-rights-text = Vous pouvez consulter, faire corriger ou effacer vos réponses, ou vous y opposer, en indiquant le jour et l’heure de l’entretien à la bibliothèque ou au délégué à la protection des données de la Métropole. En cas de désaccord : la CNIL, cnil.fr.

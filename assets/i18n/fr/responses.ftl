# Les réponses en fichiers.

responses-sheet-codes = Codes
responses-sheet-labels = Libellés
responses-sheet-book = Dictionnaire
responses-book-table = Tableau
responses-book-column = Colonne
responses-book-type = Type
responses-book-question = Question
responses-book-group = Groupe
responses-book-code = Code
responses-book-label = Libellé
responses-said-refused = refus
responses-said-dont-know = ne sait pas
responses-said-not-asked = non posée
responses-export = Exporter les réponses
responses-import = Importer des réponses
responses-export-short = Exporter…
responses-import-short = Importer…
responses-back = Revenir à l’enquête
responses-pick = Choisir un fichier…
responses-other-file = Choisir un autre fichier…
responses-choose = Un fichier de réponses à cette enquête
responses-choose-text = Un export de KoboToolbox, d’ODK Central ou de Rythme, en CSV ou en classeur. Rien n’est écrit avant votre accord, et le même fichier deux fois n’ajoute rien.
responses-preview = Ce que l’import ajouterait
responses-undo = Un seul geste annule tout l’import.
responses-previewing = Lecture du fichier
responses-importing = Ajout des réponses
responses-exporting = Écriture des réponses
responses-stop = Arrêter
responses-count-new = nouvelles
responses-count-known = déjà là
responses-count-unreadable = illisibles
responses-count-erased = effacées pour de bon
responses-layout-read = Mise en forme reconnue : { $layout }.
responses-columns = { $matched } colonnes sur { $all } répondent à une question
responses-columns-table = Colonnes du fichier
responses-column = Colonne
responses-becomes = Devient
responses-column-computed = calculée de nouveau par « { $question } »
responses-column-technical = repère, date ou origine
responses-column-unknown = n’est pas lue
responses-layout = Mise en forme
responses-layout-rythme = Rythme
responses-layout-rythme-text = Tout ce que Rythme sait : refus, « ne sait pas » et questions non posées restent distincts.
responses-layout-kobo = KoboToolbox
responses-layout-kobo-text = Comme un export de Kobo : une colonne par choix, groupe/question.
responses-layout-odk = ODK Central
responses-layout-odk-text = Comme un export de Central : KEY, groupe-question.
responses-format = Fichier
responses-xlsx = Classeur (codes, libellés, dictionnaire)
responses-csv = CSV
responses-labels = Écrire les libellés à la place des codes
responses-groups = Écrire les groupes devant les questions
responses-plain = CSV à virgules et points décimaux, pour d’autres outils qu’Excel
responses-anonymous = Anonymat
responses-veil = Export anonyme
responses-veil-text = Sans textes libres, enquêteur, heures, numéros de feuille ni notes. Les dates deviennent des mois, les petits effectifs sont masqués.
responses-not-veiled = Le fichier contiendra tout ce que les personnes ont répondu : ne le laissez pas dans un dossier ouvert à tous.
responses-identifiers = Questions de l’export anonyme
responses-identifiers-text = Cochez les questions qui, ensemble, feraient reconnaître quelqu’un : âge, commune, profession…
responses-question = Question
responses-identifies = Fait reconnaître
responses-identifies-one = Fait reconnaître : { $question }
responses-drop = Retirer
responses-drop-one = Retirer : { $question }
responses-band = Tranches de
responses-band-one = Largeur des tranches : { $question }
responses-least = Réponses par combinaison, au moins
responses-least-wrong = Donnez un nombre, au moins 2.
responses-least-since = Depuis le { $date }.
responses-look = Chercher les petits effectifs
responses-cells-none = Aucune combinaison n’a moins de { $least } réponses.
responses-cells = { $small } combinaisons sur { $all } ont moins de { $least } réponses : { $hidden } réponses sur { $responses } y sont.
responses-cells-advice = Élargissez les tranches ou retirez une question pour en garder plus. Ce qui reste trop rare sera masqué.
responses-cells-table = Combinaisons rares
responses-cells-count = Réponses
responses-cells-blank = (vide)
responses-save = Où écrire les réponses
responses-file = reponses
responses-write = Exporter…
responses-so-far =
    { $count ->
        [one] { $count } réponse
       *[other] { $count } réponses
    }
responses-added =
    { $count ->
        [one] { $count } réponse ajoutée
       *[other] { $count } réponses ajoutées
    }
responses-would-add =
    { $count ->
        [one] { $count } réponse serait ajoutée
       *[other] { $count } réponses seraient ajoutées
    }
responses-add =
    { $count ->
        [one] Ajouter { $count } réponse
       *[other] Ajouter { $count } réponses
    }
responses-exported =
    { $count ->
        [one] { $count } réponse exportée
       *[other] { $count } réponses exportées
    }
responses-more-findings =
    { $count ->
        [one] Et { $count } autre constat.
       *[other] Et { $count } autres constats.
    }
responses-cells-found =
    { $count ->
        [one] { $count } combinaison rare
       *[other] { $count } combinaisons rares
    }
responses-cells-more =
    { $count ->
        [one] Et { $count } autre combinaison.
       *[other] Et { $count } autres combinaisons.
    }

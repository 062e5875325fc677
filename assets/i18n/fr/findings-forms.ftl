### Ce que l'on signale en lisant un questionnaire XLSForm et en vérifiant des réponses.
### Les codes viennent du module forms. La feuille, la ligne et la colonne sont dites à part.

## Le classeur

finding-workbook-not-xlsx = Ce fichier n’est pas un classeur Excel « .xlsx » ou « .xls ». Depuis Excel ou LibreOffice, enregistrez-le dans l’un de ces formats.
finding-workbook-unreadable = Le classeur est abîmé : il ne se lit pas. Rouvrez-le dans un tableur et enregistrez-le de nouveau.
finding-workbook-too-large = Le classeur est trop grand pour un questionnaire.
finding-sheet-missing = La feuille « survey » manque : ce classeur n’est pas un questionnaire XLSForm.
finding-sheet-unsupported = Cette feuille n’est pas prise en charge : le questionnaire ne peut pas s’en servir.
finding-cell-error = La cellule contient l’erreur { $value } : corrigez sa formule.
finding-cell-without-header = La cellule « { $value } » est sous une colonne sans titre : elle n’est pas lue.
finding-row-ignored = Cette ligne n’est pas lue : il lui manque ce qui dirait à quoi elle sert.
finding-form-empty = Le questionnaire ne pose aucune question.

## Les colonnes et les réglages

finding-header-missing = Cette colonne manque dans la feuille.
finding-header-duplicate = Cette colonne est donnée deux fois : l’autre s’appelle « { $value } ».
finding-column-unsupported = Cette colonne n’est pas prise en charge, et la ligne s’en sert : « { $value } ».
finding-column-ignored = Cette colonne ne sert pas ici : elle n’est pas lue.
finding-column-no-effect = Cette colonne est sans effet sur une ligne de type { $type }.
finding-setting-unsupported = Ce réglage n’est pas pris en charge : « { $value } ».
finding-language-unknown = Aucune colonne n’est écrite dans la langue par défaut « { $value } » : la première langue la remplace.
finding-appearance-unsupported = Cette présentation va chercher ses valeurs ailleurs, ce qui n’est pas pris en charge : « { $value } ».
finding-parameters-malformed = Les paramètres s’écrivent « nom=valeur », séparés par des espaces : « { $value } » ne se lit pas.
finding-parameter-unknown = Ce type de question ne connaît pas le paramètre « { $value } ».
finding-parameter-invalid = « { $value } » ne convient pas au paramètre « { $parameter } ».
finding-row-disabled = Cette ligne est désactivée : elle n’est pas lue.

## Les questions

finding-type-missing = Le type de la question manque.
finding-type-unsupported = Le type « { $value } » n’est pas pris en charge.
finding-name-missing = Le nom de la question manque.
finding-name-invalid = « { $value } » ne peut pas être un nom : une lettre ou un tiret bas d’abord, puis des lettres, des chiffres, des tirets ou des points, sans espace.
finding-name-duplicate = Le nom « { $value } » est déjà pris à la ligne { $first }.
finding-name-case = Le nom « { $value } » ne se distingue d’un autre que par ses majuscules : des outils d’analyse les confondront.
finding-name-reserved = Le nom « { $value } » est réservé.
finding-label-missing = « { $value } » n’a ni libellé ni aide : rien ne s’afficherait.
finding-translation-missing = « { $value } » n’est pas traduit dans la langue { $language }.
finding-list-unknown = La feuille « choices » n’a pas de liste « { $value } ».
finding-choice-name-missing = Un choix de la liste « { $value } » n’a pas de nom.
finding-choice-name-duplicate = Le choix « { $value } » est donné deux fois dans la liste « { $list } ».
finding-choice-name-space = Le nom de choix « { $value } » contient une espace : une question à choix multiples ne peut pas s’en servir.
finding-group-not-closed = Le groupe « { $value } » n’est jamais fermé.
finding-group-end-unexpected = Cette fin de groupe ne ferme rien : « { $value } ».
finding-calculation-missing = Le calcul « { $value } » n’a pas d’expression.
finding-default-invalid = « { $value } » ne peut pas être la réponse par défaut d’une question de type { $type }.
finding-name-audit = Le journal de l’entretien s’appelle toujours « audit » : laissez le nom vide au lieu de « { $value } ».
finding-repeat-name-root = Une répétition ne peut pas s’appeler « { $value } » comme le questionnaire.
finding-repeat-name-duplicate = Deux répétitions s’appellent « { $value } » : leurs noms sont uniques dans tout le questionnaire.
finding-repeat-label-missing = La répétition « { $value } » n’a pas de libellé.
finding-choice-label-missing = Le choix « { $value } » n’a pas de libellé : son nom s’affichera à la place.
finding-list-twice = Deux listes différentes s’appellent « { $value } ».
finding-file-missing = Le fichier « { $value } » n’est pas à côté du classeur : la liste est vide.
finding-file-unreadable = Le fichier « { $value } » ne se lit pas comme un csv en UTF-8.
finding-list-not-csv = Une liste de fichier est un « .csv » et un seul : « { $value } ».
finding-filter-with-other = Un filtre des choix ne va pas avec une réponse libre « autre » : « { $value } ».
finding-filter-in-table = Un filtre des choix ne va pas dans un tableau de questions : « { $value } ».
finding-table-list-differs = Les questions d’un tableau ont toutes la même liste : « { $value } ».
finding-trigger-malformed = Un déclencheur est une question, ou plusieurs avec des virgules entre elles : « { $value } ».
finding-trigger-hidden = « { $value } » ne s’affiche pas : cette ligne ne peut pas être un déclencheur.
finding-form-without-question = Le questionnaire ne pose aucune question.

## Les expressions

finding-expression-syntax = L’expression ne se lit pas à partir de « { $value } ».
finding-expression-incomplete = L’expression s’arrête trop tôt : « { $value } ».
finding-expression-unsupported = L’expression contient « { $value } », qui n’est pas pris en charge.
finding-expression-unknown-function = La fonction « { $value } » n’est pas prise en charge.
finding-expression-argument-count = La fonction « { $value } » reçoit { $found } valeurs au lieu de { $expected }.
finding-expression-not-reference = La fonction « { $value } » attend une question, écrite avec un dollar et des accolades.
finding-expression-too-deep = L’expression est trop imbriquée.
finding-regex-unsupported = Ce motif ne peut pas être utilisé : « { $value } ».
finding-regex-not-anchored = Le motif « { $value } » ne va pas de ^ à $ : il suffira qu’une partie de la réponse lui corresponde, alors que d’autres outils demandent toute la réponse.
finding-condition-always-true = Cette condition est toujours vraie : pour savoir si la question a une réponse, comparez-la, par exemple à un texte vide.
finding-reference-unknown = Aucune ligne du questionnaire ne s’appelle « { $value } ».
finding-reference-malformed = Le renvoi « { $value } » ne se lit pas.
finding-dependency-circle = Ces questions dépendent l’une de l’autre en rond : { $value }.
finding-reference-ambiguous = Plusieurs lignes s’appellent « { $value } » : on ne sait pas de laquelle il s’agit.
finding-reference-last-saved = Le renvoi à la réponse précédente n’est pas pris en charge : « { $value } ».

## Les réponses

finding-answer-unknown-question = Le questionnaire n’a pas de question de ce nom.
finding-answer-not-asked = Cette ligne du questionnaire n’attend pas de réponse : « { $value } » n’est pas gardé.
finding-answer-not-integer = « { $value } » n’est pas un nombre entier.
finding-answer-not-number = « { $value } » n’est pas un nombre.
finding-answer-not-date = « { $value } » n’est pas une date de la forme 2026-09-15.
finding-answer-not-time = « { $value } » n’est pas une heure de la forme 14:30.
finding-answer-not-datetime = « { $value } » n’est pas un moment de la forme 2026-09-15T14:30:00.
finding-answer-not-rows = Les réponses d’un groupe répété ne forment pas une liste.
finding-step-unknown-reference = « { $value } » n’existe pas à ce moment.
finding-step-not-asked = « { $value } » ne reçoit pas de réponse.
finding-step-read-only = « { $value } » ne peut pas être modifié.
finding-step-not-repeat = « { $value } » n’est pas un groupe répété.
finding-step-counted = Le questionnaire fixe lui-même le nombre de « { $value } ».
finding-answer-not-text = « { $value } » n’est pas un texte.
finding-answer-unknown-choice = « { $value } » n’est pas un des choix proposés.
finding-answer-constraint = { $told ->
    [yes] { $message }
   *[no] La réponse « { $value } » n’est pas acceptée.
}
finding-answer-required = { $told ->
    [yes] { $message }
   *[no] Une réponse est nécessaire ; un refus en est une.
}
finding-answer-not-relevant = Cette question ne se posait pas : la réponse n’est pas gardée.

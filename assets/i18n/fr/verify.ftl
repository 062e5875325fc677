# Ce que l’examen d’un dossier partagé trouve (codes de sync::Flaw).
verify-missing = Il manque dans le dossier les fichiers { $first } à { $last } de « { $device } », et aucun instantané ne les remplace. Synchronisez un portable qui les a : il les remettra.
verify-unmet = « { $file } » attend le changement { $seq } de « { $device } », que rien dans le dossier n’apporte. Synchronisez un portable qui l’a : il le remettra.
verify-chain = « { $file } » ne fait pas suite au fichier précédent du même portable. Synchronisez ce portable ; si cela demeure, signalez-le.
verify-ahead = « { $laptop } » a appliqué le changement { $seq } de « { $device } », que rien dans le dossier n’apporte. Synchronisez « { $laptop } » : il le remettra.
verify-digests-differ = « { $one } » et « { $other } » ont appliqué les mêmes changements et ne montrent pas la même chose. Signalez-le, et gardez une sauvegarde des deux.
verify-fork = « { $device } » a publié deux contenus sous le numéro { $seq } (base copiée ou restaurée). Les deux sont gardés et appliqués.
verify-duplicate = « { $file } » a le même contenu qu’un autre fichier : une copie, sans doute faite par le logiciel de partage. Vous pouvez la supprimer.
verify-renamed = « { $file } » porte un nom que Rythme ne donne pas. Son contenu est bon, et il est lu quand même.
verify-foreign = « { $file } » n’est pas un fichier de Rythme. Il est laissé tel quel.
verify-malformed = « { $file } » est intact, mais ses changements ne sont pas ceux qu’il annonce. Signalez-le ; rien n’en est repris.
verify-key-missing = Le dossier ne contient plus aucune clé : personne ne peut plus le rejoindre. Synchronisez un portable qui le connaît : il la remettra.
verify-key-changed = La clé « { $file } » n’est plus celle que ce portable connaît. Synchronisez-le : il la remettra.
verify-incomplete = L’instantané de « { $file } » n’est pas complet. Il n’est pas utilisé.
verify-hollow = L’instantané de « { $file } » ne contient pas tout ce qu’il annonce. Signalez-le ; il n’est pas utilisé.
verify-partial-photo = La photo de « { $file } » n’est pas encore complète. Synchronisez le portable qui l’a ajoutée : il enverra la suite.

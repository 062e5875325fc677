# Pourquoi un fichier du dossier partagé a été laissé de côté (codes de sync::Reject et sync::Why).
skipped-empty = « { $file } » est vide : le partage en a créé le nom et pas encore le contenu. Il sera relu à la prochaine synchronisation.
skipped-truncated = « { $file } » est coupé : sa copie n’est pas terminée, ou s’est interrompue. Il sera relu à la prochaine synchronisation.
skipped-not-ours = « { $file } » n’est pas un fichier de Rythme. Il est laissé tel quel.
skipped-newer-format = « { $file } » vient d’une version plus récente de Rythme. Mettez ce portable à jour pour le lire.
skipped-damaged = « { $file } » est abîmé. Le portable qui l’a écrit le republiera à sa prochaine synchronisation.
skipped-other-space = « { $file } » appartient à un autre espace partagé. Il est laissé tel quel.
skipped-unit-key = « { $file } » contient des réponses dont la clé n’est pas encore arrivée. Un portable qui la connaît la remettra à sa prochaine synchronisation.
skipped-wrong-key = « { $file } » est chiffré avec une clé que ce portable n’a pas. Il sera relu dès qu’elle arrivera.
skipped-malformed = « { $file } » est intact, mais ne contient pas ce qu’il annonce. Signalez-le ; rien n’en a été repris.
skipped-too-large = « { $file } » est trop gros pour être un fichier de Rythme.
skipped-fork = « { $file } » : un même portable a publié deux contenus différents sous le même numéro (base copiée ou restaurée). Aucun des deux n’est choisi à votre place.
skipped-temp = « { $file } » est en cours d’écriture, ou son écriture s’est interrompue.
skipped-cloud-only = « { $file } » n’est pas encore téléchargé sur ce portable. Dans le dossier partagé, choisissez « Toujours conserver sur cet appareil ».
skipped-unreadable = « { $file } » n’a pas pu être lu cette fois-ci. Il sera relu à la prochaine synchronisation.
skipped-gap = « { $file } » attend un fichier précédent du même portable, qui n’est pas encore arrivé.
skipped-dependency = « { $file } » attend les changements d’un autre portable, qui ne sont pas encore arrivés.
skipped-chain = « { $file } » ne fait pas suite à ce que ce portable avait reçu (base copiée ou restaurée). Il est mis de côté.

# La borne, vue par l’agent.

kiosk-open = Ouvrir la borne
kiosk-start-title = Ouvrir la borne
kiosk-start-lead = La borne remplit l’écran : les personnes répondent seules, l’une après l’autre. Votre travail est hors d’atteinte jusqu’à ce que vous donniez le code.
kiosk-start-pin = Code pour quitter (six chiffres)
kiosk-start-again = Le même code, encore une fois
kiosk-start-pin-hint = Notez-le. S’il est oublié, la phrase secrète de ce portable ouvre aussi.
kiosk-start-pin-wanted = Six chiffres.
kiosk-start-pin-differs = Les deux codes diffèrent.
kiosk-start-language = Langue de départ
kiosk-start-partial = Si une personne part avant la fin
kiosk-start-keep = Garder ses réponses, comptées à part comme incomplètes
kiosk-start-discard = Effacer ses réponses
kiosk-start-told = La notice le dit à la personne avant la première question.
kiosk-start-voice = Ce portable lit les questions à voix haute, si la personne le demande.
kiosk-start-no-voice = Ce portable n’a pas de voix : la lecture à voix haute n’est pas proposée. Sous Linux, installez speech-dispatcher.
kiosk-start-system = Rythme ne peut pas bloquer les touches du système, comme Alt + Tab : ouvrez la borne dans une session où rien d’autre ne tourne.
kiosk-start-go = Ouvrir la borne maintenant
kiosk-start-cancel = Renoncer
kiosk-out-title = La borne est ouverte
kiosk-out-text = Cette fenêtre attend. Pour la retrouver, quittez la borne avec son code.
kiosk-out-show = Afficher la borne
kiosk-notice-title = Notice d’information
kiosk-notice-lead = Ce que chaque personne lit avant la première question. Sa réponse garde la date, la langue et l’empreinte du texte lu.
kiosk-notice-hash = Empreinte : { $hash }
kiosk-notice-french = Rythme n’a pas de notice dans cette langue : le texte français s’affiche.

error-call-refused = Cette fenêtre n’a pas droit à « { $name } ».
error-kiosk-out = La borne est ouverte : quittez-la d’abord avec son code.
error-kiosk-off = La borne n’est pas ouverte.
error-kiosk-nobody = Personne n’a commencé : revenez à la première page de la borne.
error-kiosk-pin-shape = Le code de la borne a six chiffres.
error-kiosk-pin-wrong = Ce n’est pas le bon code. Essais avant une attente : { $left }.
error-kiosk-wait = Trop d’essais. Attendez { $seconds } secondes.
error-voice-missing = Ce portable n’a pas de voix. Sous Linux, installez speech-dispatcher.
error-voice-failed = La voix de ce portable n’a pas démarré : { $detail }.

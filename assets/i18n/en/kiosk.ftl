# The kiosk, as the officer sees it.

kiosk-open = Open the kiosk
kiosk-start-title = Open the kiosk
kiosk-start-lead = The kiosk fills the screen: people answer alone, one after the other. Your work is out of reach until you give the code.
kiosk-start-pin = Code to leave (six digits)
kiosk-start-again = The same code once more
kiosk-start-pin-hint = Note it. If it is forgotten, this laptop’s passphrase opens too.
kiosk-start-pin-wanted = Six digits.
kiosk-start-pin-differs = The two codes differ.
kiosk-start-language = Language to start from
kiosk-start-partial = If somebody leaves before the end
kiosk-start-keep = Keep the answers, counted apart as incomplete
kiosk-start-discard = Delete the answers
kiosk-start-told = The notice tells the person before the first question.
kiosk-start-voice = This laptop reads questions aloud when the person asks.
kiosk-start-no-voice = This laptop has no voice: reading aloud is not offered. On Linux, install speech-dispatcher.
kiosk-start-system = Rythme cannot block the system’s own keys, such as Alt + Tab: open the kiosk in a session where nothing else runs.
kiosk-start-go = Open the kiosk now
kiosk-start-cancel = Cancel
kiosk-out-title = The kiosk is open
kiosk-out-text = This window waits. To get it back, leave the kiosk with its code.
kiosk-out-show = Show the kiosk
kiosk-notice-title = Privacy notice
kiosk-notice-lead = What each person reads before the first question. Their response keeps the date, the language and the fingerprint of the text that was read.
kiosk-notice-hash = Fingerprint: { $hash }
kiosk-notice-french = Rythme has no notice in this language: the French text shows.

error-call-refused = This window may not ask for “{ $name }”.
error-kiosk-out = The kiosk is open: leave it with its code first.
error-kiosk-off = The kiosk is not open.
error-kiosk-nobody = Nobody has begun: go back to the kiosk’s first page.
error-kiosk-pin-shape = The kiosk’s code has six digits.
error-kiosk-pin-wrong = That is not the code. Tries before a wait: { $left }.
error-kiosk-wait = Too many tries. Wait { $seconds } seconds.
error-voice-missing = This laptop has no voice. On Linux, install speech-dispatcher.
error-voice-failed = This laptop’s voice did not start: { $detail }.

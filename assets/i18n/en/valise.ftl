# A valise: what refuses it.
error-valise-file-missing = Choose where to save the valise.
error-valise-missing = This file is not there: { $detail }. Check that the USB stick is plugged in, then choose it again.
error-valise-foreign = This file is not a valise of Rythme. It is left as it is.
error-valise-newer = This valise comes from a later version of Rythme. Update this laptop to open it.
error-valise-unreadable = The valise could not be read or written: { $detail }. Try again, or copy the file to this laptop first.
error-valise-not-verified = What was written did not read back the same: the USB stick or the disk may be damaged. Save the valise elsewhere.
error-valise-damaged = This valise is too damaged to be opened. Ask its author to send it again.
error-valise-closed = This valise is closed by a passphrase. Type the one that its author gave you.
error-valise-wrong-passphrase = This passphrase does not open the valise. Nothing was written.
error-valise-other-space = This valise comes from another team, and this database already shares another space. Ask its author to send the draft alone; nothing was written.
error-valise-full = There is not enough room where you are saving the valise. Make room, or choose another place.
error-valise-denied = This laptop may not write there. Choose another folder, or a USB stick that is not locked.
error-valise-in-the-way = Another file already has this name: { $detail }. It was not replaced; choose another name.
error-valise-gone = The USB stick or the disk is gone. Plug it in again, then start over.
error-valise-receiver-unknown = No known laptop, or more than one, for “{ $device }”. Choose “Another laptop” to put everything into the valise.
error-valise-passphrase-missing = This laptop does not share a space yet: choose a passphrase to close this valise.

shell-nav-valise = Valise
valise-section = Without a shared folder: a valise
valise-section-text = A valise is an encrypted file, for a USB stick or an e-mail: everything that the other laptop lacks, or one draft alone. Whoever receives it first sees what it holds; the answer comes back the same way.
valise-what = What goes into the valise?
valise-group-laptops = What a laptop lacks
valise-group-drafts = One draft alone
valise-lacks =
    { $count ->
        [0] { $device } (it lacks nothing)
        [one] { $device } (1 change)
       *[other] { $device } ({ $number } changes)
    }
valise-any = Another laptop: everything
valise-with-photos =
    { $count ->
        [one] With the photo of visits ({ $size })
       *[other] With the { $count } photos of visits ({ $size })
    }
valise-save = Save the valise…
valise-where = Choose where to save the valise
valise-phrase = Passphrase of this valise
valise-phrase-hint = Only for somebody of another team: tell it to them in person. Leave it empty for a laptop of your space.
valise-phrase-needed = This laptop does not share a space yet: the valise is closed by this passphrase. Tell it in person to whoever receives it.
valise-saved = Valise saved.
valise-saved-in =
    { $count ->
        [one] Valise saved, 1 change, { $size }:
       *[other] Valise saved, { $number } changes, { $size }:
    }
valise-save-cancelled = Saving stopped. No file was left.
valise-size-kb = { $size } kB
valise-size-mb = { $size } MB
valise-phase-reading = Reading the valise
valise-phase-applying = Receiving
valise-phase-writing = Writing the valise
valise-send = Send this draft (.valise)
valise-send-text = The draft goes alone, with its library and who drew what. Your colleague’s answer will be merged here with what you have done meanwhile.

valise-choose = Open a valise…
valise-none = No valise is open
valise-none-text = Choose the .valise file that came by e-mail or on a USB stick. Nothing is written before you have seen what it holds.
valise-title = A valise from { $by }
valise-title-draft = Draft “{ $title }”
valise-made = Made by { $by } on { $device }, { $when }.
valise-somebody = somebody
valise-closed = The valise is closed
valise-closed-text = It opens with the passphrase of the space it comes from, or with the one that its author gave you.
valise-phrase-given = Passphrase
valise-open = Open the valise
valise-holds = What is new in it
valise-nothing-new = Nothing new: everything in it is on this laptop already.
valise-fresh =
    { $count ->
        [one] 1 change that is not here yet
       *[other] { $number } changes that are not here yet
    }
valise-by =
    { $count ->
        [one] { $by }: 1 change
       *[other] { $by }: { $number } changes
    }
valise-things-library =
    { $count ->
        [one] 1 library
       *[other] { $count } libraries
    }
valise-things-visit =
    { $count ->
        [one] 1 visit
       *[other] { $count } visits
    }
valise-things-survey =
    { $count ->
        [one] 1 survey
       *[other] { $count } surveys
    }
valise-things-response =
    { $count ->
        [one] 1 response
       *[other] { $count } responses
    }
valise-things-draft =
    { $count ->
        [one] 1 draft
       *[other] { $count } drafts
    }
valise-things-photo =
    { $count ->
        [one] 1 photo
       *[other] { $count } photos
    }
valise-things-other =
    { $count ->
        [one] 1 other item
       *[other] { $count } other items
    }
valise-photos =
    { $count ->
        [one] With 1 photo.
       *[other] With { $count } photos.
    }
valise-no-question = Everything merges without a question to decide.
valise-raises =
    { $count ->
        [one] 1 question to decide afterwards: both values are kept.
       *[other] { $count } questions to decide afterwards: all values are kept.
    }
valise-skipped =
    { $count ->
        [one] One part cannot be read
       *[other] { $count } parts cannot be read
    }
valise-skipped-text = The rest is received. Ask the author to send the valise again: what is here already is not doubled.
valise-receive-title = Receive
valise-draft-of = The draft “{ $title }” ({ $library }) is merged with the one you have, if it is here already.
valise-joins = This laptop shares nothing yet: it joins the space of this valise.
valise-elsewhere = This draft comes from another team: your spaces stay apart, only this draft and its library are taken.
valise-for = It was made for { $device }.
valise-no-undo = Ctrl + Z does not take back what was received. Nothing is replaced without a trace: each value from before stays in the history, from where it can be restored.
valise-receive = Receive
valise-receive-anyway = Receive all the same
valise-receive-cancelled = Receiving stopped. What was received is kept; receive the valise again for the rest.
valise-stopped = Receiving has stopped.
valise-done = Valise received
valise-received =
    { $count ->
        [0] Nothing new was received.
        [one] 1 change received.
       *[other] { $number } changes received.
    }
valise-joined = This laptop is part of the space now.
valise-questions =
    { $count ->
        [one] 1 question is to be decided.
       *[other] { $count } questions are to be decided.
    }
valise-decide = See what is to be decided
valise-see-draft = See the draft

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

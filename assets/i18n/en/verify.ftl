# What the audit of a shared folder finds (codes of sync::Flaw).
verify-missing = Files { $first } to { $last } of “{ $device }” are missing from the folder, and no snapshot replaces them. Sync a laptop that has them: it will put them back.
verify-unmet = “{ $file }” waits for change { $seq } of “{ $device }”, which nothing in the folder brings. Sync a laptop that has it: it will put it back.
verify-chain = “{ $file }” does not continue the file before it of the same laptop. Sync that laptop; if this stays, report it.
verify-ahead = “{ $laptop }” has applied change { $seq } of “{ $device }”, which nothing in the folder brings. Sync “{ $laptop }”: it will put it back.
verify-digests-differ = “{ $one }” and “{ $other }” have applied the same changes and do not show the same. Report it, and keep a backup of both.
verify-fork = “{ $device }” published two contents under number { $seq } (a copied or restored database). Both are kept and applied.
verify-duplicate = “{ $file }” has the same content as another file: a copy, most likely made by the sharing software. You may delete it.
verify-renamed = “{ $file }” has a name that Rythme does not give. Its content is good, and it is read all the same.
verify-foreign = “{ $file }” is no file of Rythme. It is left as it is.
verify-malformed = “{ $file }” is intact, but its changes are not those that it announces. Report it; nothing of it is used.
verify-key-missing = The folder holds no key any more: nobody can join it. Sync a laptop that knows it: it will put the key back.
verify-key-changed = The key “{ $file }” is no longer the one that this laptop knows. Sync this laptop: it will put it back.
verify-incomplete = The snapshot of “{ $file }” is not complete. It is not used.
verify-hollow = The snapshot of “{ $file }” does not hold everything that it announces. Report it; it is not used.
verify-partial-photo = The photo of “{ $file }” is not complete yet. Sync the laptop that added it: it will send the rest.

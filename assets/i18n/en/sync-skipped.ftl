# Why a file of the shared folder was left aside (codes of sync::Reject and sync::Why).
skipped-empty = “{ $file }” is empty: the share made its name and not yet its content. It will be read again at the next sync.
skipped-truncated = “{ $file }” is cut short: its copy is not finished, or was interrupted. It will be read again at the next sync.
skipped-not-ours = “{ $file }” is not a file of Rythme. It is left as it is.
skipped-newer-format = “{ $file }” comes from a later version of Rythme. Update this computer to read it.
skipped-damaged = “{ $file }” is damaged. The computer that wrote it will publish it again at its next sync.
skipped-other-space = “{ $file }” belongs to another shared space. It is left as it is.
skipped-unit-key = “{ $file }” holds responses whose key has not arrived yet. A laptop that has it will put it back at its next sync.
skipped-wrong-key = “{ $file }” is encrypted with a key that this computer does not have.
skipped-malformed = “{ $file }” is intact but does not hold what it announces. Please report it; nothing was taken from it.
skipped-too-large = “{ $file }” is too large to be a file of Rythme.
skipped-fork = “{ $file }”: one computer published two different contents under the same number (a copied or restored database). Neither is chosen for you.
skipped-temp = “{ $file }” is still being written, or its writing was interrupted.
skipped-cloud-only = “{ $file }” is not downloaded to this computer yet. In the shared folder, choose “Always keep on this device”.
skipped-unreadable = “{ $file }” could not be read this time. It will be read again at the next sync.
skipped-gap = “{ $file }” waits for an earlier file of the same computer, which has not arrived yet.
skipped-dependency = “{ $file }” waits for changes of another computer, which have not arrived yet.
skipped-chain = “{ $file }” does not continue what this computer had received (a copied or restored database). It is set aside.

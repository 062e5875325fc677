# Photos and attachments of a visit.

photos-title = Photos and attachments
photos-add = Add files
photos-pick = Choose photos or documents
photos-none = No photo yet
photos-none-text = Drop photos or documents here, paste a picture, or choose files (50 MB each at most).
photos-drop = Drop to add to the visit
photos-adding = { $left ->
    [0] Adding { $name }…
   *[other] Adding { $name }… then { $left } more
}
photos-added = { $name } is added.
photos-added-removed = { $name } is added. The place where it was taken has been removed.
photos-added-kept = { $name } is added, with the place where it was taken.
photos-keep-position = Keep the place where it was taken
photos-keep-position-off = A phone often writes into a photo where it was taken. Rythme removes that, because the photo will go to every laptop.
photos-keep-position-on = The next photos will keep their place, which anyone can read in the file.

photos-state-here = Here
photos-state-to-share = To share
photos-state-to-receive = To receive ({ $here } of { $parts })
photos-position-kept = Place kept
photos-position-kept-text = This photo says where it was taken: its place was kept on purpose.
photos-pixels = { $width } × { $height } pixels
photos-taken = taken on { $date }

photos-open = Open { $name }
photos-previous = Previous photo
photos-next = Next photo
photos-position-of = { $at } of { $count }
photos-caption = What the picture shows
photos-caption-hint = Read aloud to people who cannot see it
photos-name = File name
photos-save = Save a copy
photos-saved = Copy saved: { $path }.
photos-delete = Remove from the visit
photos-deleted = Removed from the visit: { $name }.
photos-not-drawn = This file cannot be shown here. Save a copy to open it in another program.
photos-to-receive-text = { $here } part(s) of { $parts } have arrived. The rest will come with the next syncs.

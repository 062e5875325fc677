// What the list of communes was filtered by: kept while the officer looks at one of them and comes back.
export const shown = $state({ typed: '' })

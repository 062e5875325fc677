// What was just erased: its own screen is gone by then, so the register shows the sentence.
export const told = $state({ sentence: '' })

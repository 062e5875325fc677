// How this officer looks at grids: kept while the window is open, from one draft to the next.
import type { Step } from './grid/model'

export const prefs = $state<{ view: 'grid' | 'list'; step: Step; wholeDay: boolean }>({
  view: 'grid',
  step: 30,
  wholeDay: false,
})

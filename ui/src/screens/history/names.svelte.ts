// The names that stand for ids and codes in old values. Call it while a component is set up.
import { query } from '../../state/query.svelte'
import { communeList, libraryList } from '../../wire/calls'
import type { Names } from '../office/values'

export function useNames(): Names {
  const libraries = query(['libraries'], libraryList)
  const communes = query([], communeList)
  return {
    library: (id) => libraries.data?.find((each) => each.id === id)?.name ?? '',
    commune: (insee) => communes.data?.find((each) => each.insee === insee)?.name ?? '',
  }
}

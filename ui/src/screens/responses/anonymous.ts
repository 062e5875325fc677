// Which questions an anonymous export can hold: those whose answers nobody typed freely.
import type { FormItem } from '../../wire/types'

const CLOSED = ['select_one', 'select_multiple', 'rank', 'integer', 'decimal', 'range', 'acknowledge', 'date']

export const closed = (item: FormItem): boolean => CLOSED.includes(item.kind)

export const isNumber = (item: FormItem): boolean => ['integer', 'decimal', 'range'].includes(item.kind)

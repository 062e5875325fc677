// What is read as a time and what is refused: the table of src-tauri/domain/src/words/tests.rs.
import { expect, test } from 'vitest'

import { parseTime, time } from '.'

test.each([
  ['14h30', 870], ['14H30', 870], ['14:30', 870], ['1430', 870], ['14 h 30', 870], [' 14\u00A0h\u202F30 ', 870],
  ['14', 840], ['14h', 840], ['14 h', 840], ['9', 540], ['9h05', 545], ['09:05', 545], ['930', 570], ['0930', 570],
  ['0', 0], ['00:00', 0], ['23:59', 1439], ['24:00', 1440], ['24h', 1440], ['2400', 1440],
])('%j is a time', (text, minutes) => expect(parseTime(text)).toBe(minutes))

test.each([
  '', ' ', '25', '14h75', '1475', '24:01', '2401', '14:', '14h5', '14h300', 'h30', ':30', '-1', '14.5', '14h30h',
  'midi', '14h30 du matin', '12345', '１４', '٩', 'é12', '1é3', '014:00',
])('%j is none', (text) => expect(parseTime(text)).toBeNull())

test('reading undoes writing', () => {
  for (let minutes = 0; minutes <= 1440; minutes += 5) expect(parseTime(time(minutes))).toBe(minutes)
})

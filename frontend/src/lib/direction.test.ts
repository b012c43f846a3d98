import { expect, test } from 'vitest'

import { isolated } from './direction'

test.each(['Alpha Shop', '東京の本屋さん', '👩‍👩‍👧‍👦', '$(X) 7!'])('%s stays as it is', (text) => {
  expect(isolated(text)).toBe(text)
})

test.each(['חנות ספרים', 'Shop متجر 42', 'ދިވެހި'])('%s is isolated', (text) => {
  expect(isolated(text)).toBe(`\u2068${text}\u2069`)
})

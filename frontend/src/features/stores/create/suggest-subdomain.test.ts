import { expect, test } from 'vitest'

import { suggestSubdomain } from './suggest-subdomain'

test.each([
  ['Alpha Shop', 'alpha-shop'],
  ['Café Zoë & Co', 'cafe-zoe-co'],
  ["Kumar's Tea", 'kumars-tea'],
  ['  --Dash--  ', 'dash'],
  ['Straße 7', 'strasse-7'],
  ['日本', ''],
])('%s becomes %s', (name, subdomain) => {
  expect(suggestSubdomain(name)).toBe(subdomain)
})

test('a long name is cut without leaving a dash at the end', () => {
  const subdomain = suggestSubdomain(`${'a'.repeat(39)} shop`)
  expect(subdomain).toBe('a'.repeat(39))
})

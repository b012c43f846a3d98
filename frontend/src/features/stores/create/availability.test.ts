import { expect, test } from 'vitest'

import { availabilityOf } from './availability'

const free = { data: { subdomain: 'alpha', available: true, host: 'alpha.localhost' }, isError: false }

test('an answer is shown for the subdomain that it is about', () => {
  expect(availabilityOf('alpha', 'alpha', free)).toEqual({ state: 'free', host: 'alpha.localhost' })
})

test('an answer about what was typed before says nothing about what is typed now', () => {
  expect(availabilityOf('alphabet', 'alpha', free)).toEqual({ state: 'checking' })
  expect(availabilityOf('alphabet', 'alpha', { data: undefined, isError: true })).toEqual({ state: 'checking' })
})

import { act, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'

import { Ago } from './times'

afterEach(() => vi.useRealTimers())

test('an age is right at once when the page is shown again, whose timers stood still meanwhile', () => {
  vi.useFakeTimers()
  render(<Ago at={new Date().toISOString()} />)
  expect(screen.getByText('just now')).toBeInTheDocument()
  vi.setSystemTime(Date.now() + 8 * 3_600_000)
  act(() => void document.dispatchEvent(new Event('visibilitychange')))
  expect(screen.getByText('8 h ago')).toBeInTheDocument()
})

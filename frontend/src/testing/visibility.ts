import { act } from '@testing-library/react'

/** Hides or shows the tab, as the browser does when another one is chosen. */
export function setVisibility(state: 'hidden' | 'visible'): void {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
  act(() => void document.dispatchEvent(new Event('visibilitychange')))
}

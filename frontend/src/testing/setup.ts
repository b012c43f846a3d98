import '@testing-library/jest-dom/vitest'

import { cleanup, configure } from '@testing-library/react'
import { afterEach, vi } from 'vitest'

/* Browser features that the tested components need and jsdom lacks. */
class NoResizeObserver implements ResizeObserver {
  observe(): void {
    // jsdom has no layout, so nothing is ever resized.
  }
  unobserve(): void {
    // Nothing was observed.
  }
  disconnect(): void {
    // Nothing was observed.
  }
}

configure({ asyncUtilTimeout: 10_000 })

vi.stubGlobal('ResizeObserver', NoResizeObserver)
Element.prototype.scrollIntoView = () => undefined
Element.prototype.hasPointerCapture = () => false
window.scrollTo = () => undefined
window.matchMedia = (query) =>
  Object.assign(new EventTarget(), { matches: false, media: query }) as MediaQueryList

afterEach(() => {
  cleanup()
  sessionStorage.clear()
  localStorage.clear()
})

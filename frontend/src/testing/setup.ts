import '@testing-library/jest-dom/vitest'

import { cleanup, configure } from '@testing-library/react'
import { afterEach, vi } from 'vitest'

/* What jsdom lacks of a browser, as far as the components under test need it. */
class NoResizeObserver implements ResizeObserver {
  observe(): void {
    // jsdom has no layout, so nothing is ever resized.
  }
  unobserve(): void {
    // See observe.
  }
  disconnect(): void {
    // See observe.
  }
}

const hasPage = typeof document !== 'undefined'

configure({ asyncUtilTimeout: 10_000 })

if (hasPage) {
  vi.stubGlobal('ResizeObserver', NoResizeObserver)
  Element.prototype.scrollIntoView = () => undefined
  Element.prototype.hasPointerCapture = () => false
  window.scrollTo = () => undefined
  window.matchMedia = (query) =>
    Object.assign(new EventTarget(), { matches: false, media: query }) as MediaQueryList
}

afterEach(() => {
  if (!hasPage) return
  cleanup()
  sessionStorage.clear()
  localStorage.clear()
})

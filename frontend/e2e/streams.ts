import type { BrowserContext, Page, Request } from 'playwright-core'
import { expect } from 'vitest'

/** Waits until the page follows the event stream. */
export async function live(page: Page): Promise<void> {
  await page.locator('[data-live=live]').first().waitFor()
}

/** Records the requests for the event stream that the tabs of a browser have not ended. */
export function countStreams(context: BrowserContext): () => Request[] {
  const streams = new Set<Request>()
  context.on('request', (request) => {
    if (request.url().includes('/api/v1/events')) streams.add(request)
  })
  context.on('requestfinished', (request) => streams.delete(request))
  context.on('requestfailed', (request) => streams.delete(request))
  // The end of a closed tab's requests is not reported.
  return () => [...streams].filter((request) => !request.frame().page().isClosed())
}

export async function expectStreams(streams: () => Request[], count: number): Promise<void> {
  await expect.poll(() => streams().length, { timeout: 60_000 }).toBe(count)
}

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

/**
 * The page with the only stream, and the others. It is not always the first one that was opened: on a busy machine that
 * may answer too late to keep the lead.
 */
export async function separateLeader(pages: Page[], streams: () => Request[]): Promise<[Page, Page[]]> {
  await expectStreams(streams, 1)
  const leader = streams()[0]?.frame().page()
  if (leader === undefined) throw new Error('no page has a stream')
  return [leader, pages.filter((page) => page !== leader)]
}

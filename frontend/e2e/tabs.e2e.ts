import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { baseUrl, createStore, deleteStore, uniqueSubdomain, useBrowser } from './dashboard'

const { open } = useBrowser()

/** By HTTP/1.1 a browser opens six connections to a host. */
const TABS = 7

async function live(page: Page): Promise<void> {
  await page.locator('[data-live=live]').first().waitFor()
}

/** The requests for the event stream that a page has not ended. */
function countStreams(page: Page, streams: Set<unknown>): void {
  page.on('request', (request) => {
    if (request.url().includes('/api/v1/events')) streams.add(request)
  })
  page.on('requestfinished', (request) => streams.delete(request))
  page.on('requestfailed', (request) => streams.delete(request))
}

test('seven tabs share one stream, show stores and changes, and survive the one that leads', async () => {
  const first = await open('/')
  const context = first.page.context()
  const streams = new Set<unknown>()
  const pages: Page[] = [first.page]
  await live(first.page)
  for (let i = 1; i < TABS; i++) {
    const page = await context.newPage()
    countStreams(page, streams)
    await page.goto(`${baseUrl()}/`)
    await live(page)
    pages.push(page)
  }
  expect(streams.size, 'streams of the other tabs').toBe(0)

  const name = `Seven ${uniqueSubdomain('x')}`
  const { id } = await createStore(name, uniqueSubdomain('seven'))
  for (const page of pages) await page.getByText(name).first().waitFor()

  await first.page.close()
  const later = `Later ${uniqueSubdomain('x')}`
  const second = await createStore(later, uniqueSubdomain('seven'))
  for (const page of pages.slice(1)) {
    await live(page)
    await page.getByText(later).first().waitFor()
  }
  await expect.poll(() => streams.size, { timeout: 20_000 }).toBe(1)
  await deleteStore(id)
  await deleteStore(second.id)
  await first.close()
})

test('a hidden tab has no stream and is up to date when it is shown again', async () => {
  const { page, close } = await open('/activity')
  const streams = new Set<unknown>()
  countStreams(page, streams)
  await page.goto(`${baseUrl()}/`)
  await live(page)
  expect(streams.size).toBe(1)
  await setVisibility(page, 'hidden')
  await expect.poll(() => streams.size).toBe(0)

  const name = `Hidden ${uniqueSubdomain('x')}`
  const { id } = await createStore(name, uniqueSubdomain('hidden'))
  await setVisibility(page, 'visible')
  await page.getByText(name).first().waitFor()
  await live(page)
  expect(streams.size).toBe(1)
  await deleteStore(id)
  await close()
})

/** A headless browser considers every tab visible. */
async function setVisibility(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => value })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)
}

test.each([10, -10])('durations are right while the browser’s clock is %i minutes ahead', async (minutes) => {
  const { page, close } = await open('/activity')
  await page.clock.install({ time: Date.now() + minutes * 60_000 })
  const { id } = await createStore('Skewed', uniqueSubdomain('skew'))
  await page.goto(`${baseUrl()}/stores/${id}`)
  const running = page.locator('li[data-outcome=RUNNING] .tabular-nums').last()
  await running.waitFor()
  const shown = (await running.textContent()) ?? ''
  expect(shown).toMatch(/^\d+\.\d s$/)
  expect(Number.parseFloat(shown)).toBeLessThan(60)
  await page.goto(`${baseUrl()}/`)
  const row = page.locator('time').filter({ hasText: 'just now' })
  await row.first().waitFor()
  await deleteStore(id)
  await close()
})

test('every answer has the time of the server’s clock', async () => {
  const response = await fetch(`${baseUrl()}/api/v1/plans`)
  expect(Math.abs(Date.parse(response.headers.get('Date') ?? '') - Date.now())).toBeLessThan(5_000)
})

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { baseUrl, createStore, deleteStore, uniqueSubdomain, useBrowser } from './dashboard'
import { countStreams, expectStreams, live, separateLeader } from './streams'

const { open } = useBrowser()

/** By HTTP/1.1 a browser opens six connections to a host. */
const TABS = 10

/** Opens `count` tabs of one browser. */
async function openTabs(count: number) {
  const { page: first, close } = await open('/activity')
  const context = first.context()
  const streams = countStreams(context)
  const pages: Page[] = []
  for (let i = 0; i < count; i++) {
    const page = i === 0 ? first : await context.newPage()
    page.setDefaultTimeout(60_000)
    await page.goto(`${baseUrl()}/`)
    await live(page)
    pages.push(page)
  }
  const [leader, others] = await separateLeader(pages, streams)
  return { leader, others, streams, close }
}

/** Creates a store and waits until each page shows it. */
async function createAndSee(pages: Page[], name: string): Promise<string> {
  const unique = `${name} ${uniqueSubdomain('x')}`
  const { id } = await createStore(unique, uniqueSubdomain('tab'))
  await Promise.all(pages.map((page) => page.getByText(unique).first().waitFor()))
  return id
}

test('ten tabs share one stream, and another one continues it when the leading tab is closed', async () => {
  const { leader, others, streams, close } = await openTabs(TABS)
  const ids = [await createAndSee([leader, ...others], 'Ten')]

  const closed = leader.close()
  ids.push(await createAndSee(others, 'During the handover'))
  await closed
  await Promise.all(others.map(live))
  await expectStreams(streams, 1)
  const [stream] = streams()
  expect(Number(stream?.headers()['last-event-id']), 'continues after the last event').toBeGreaterThan(0)
  ids.push(await createAndSee(others, 'Afterwards'))
  for (const id of ids) await deleteStore(id)
  await close()
})

test('a leading tab that stands still does not silence the others, and joins them when it goes on', async () => {
  const { leader, others, streams, close } = await openTabs(3)
  // Nothing happens in the page while it shows a message of the browser.
  const shown = leader.waitForEvent('dialog')
  void leader.evaluate(() => setTimeout(() => window.alert('Stop')))
  const message = await shown
  const ids = [await createAndSee(others, 'While it stands still')]
  // The connection of the leading tab stays open as long as that tab cannot close it.
  await expectStreams(streams, 2)
  ids.push(await createAndSee(others, 'After another one has taken over'))

  await message.accept()
  await expectStreams(streams, 1)
  ids.push(await createAndSee([leader, ...others], 'After it goes on'))
  for (const id of ids) await deleteStore(id)
  await close()
})

test('a hidden tab has no stream and is up to date when it is shown again', async () => {
  const { page, close } = await open('/activity')
  const streams = countStreams(page.context())
  await page.goto(`${baseUrl()}/`)
  await live(page)
  await expectStreams(streams, 1)
  await setVisibility(page, 'hidden')
  await expectStreams(streams, 0)

  const name = `Hidden ${uniqueSubdomain('x')}`
  const { id } = await createStore(name, uniqueSubdomain('hidden'))
  await setVisibility(page, 'visible')
  await page.getByText(name).first().waitFor()
  await live(page)
  await expectStreams(streams, 1)
  await deleteStore(id)
  await close()
})

test('a page that was left is up to date when the back button shows it again from memory', async () => {
  const { page, close } = await open('/')
  await live(page)
  await page.evaluate(() => {
    window.addEventListener('pageshow', ({ persisted }) => {
      document.documentElement.dataset.persisted = String(persisted)
    })
  })
  await page.goto('about:blank')
  const name = `Meanwhile ${uniqueSubdomain('x')}`
  const { id } = await createStore(name, uniqueSubdomain('back'))
  // Later, because the call could not return its value when the page has changed before.
  await page.evaluate(() => {
    setTimeout(() => {
      window.history.back()
    })
  })
  await page.locator('html[data-persisted=true]').waitFor()
  await page.getByText(name).first().waitFor()
  await live(page)
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

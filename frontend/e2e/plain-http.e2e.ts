import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { baseUrl, createStore, deleteStore, uniqueSubdomain, useBrowser } from './dashboard'
import { startSubPathProxy } from './sub-path-proxy'
import { countStreams, expectStreams, live, separateLeader } from './streams'

/** The name of another machine, which this one stands for. */
const MACHINE = 'urumi.example'
/** By HTTP/1.1 a browser opens six connections to a host: with a stream each, the seventh window would be empty. */
const WINDOWS = 7

const { open } = useBrowser([`--host-resolver-rules=MAP ${MACHINE} 127.0.0.1`])
let proxy: Awaited<ReturnType<typeof startSubPathProxy>>

beforeAll(async () => {
  proxy = await startSubPathProxy('', { host: new URL(baseUrl()).host })
})
afterAll(() => proxy.stop())

function address(): string {
  return proxy.url.replace('127.0.0.1', MACHINE)
}

async function openWindows(count: number) {
  const { page: first, close } = await open('/activity', {
    base: address(),
    expectedErrors: /Cross-Origin-Opener-Policy header has been ignored/,
  })
  const context = first.context()
  const streams = countStreams(context)
  const pages: Page[] = []
  for (let i = 0; i < count; i++) {
    const page = i === 0 ? first : await context.newPage()
    page.setDefaultTimeout(30_000)
    await page.goto(`${address()}/`)
    await live(page)
    pages.push(page)
  }
  return { pages, streams, close }
}

async function createAndSee(pages: Page[], name: string): Promise<void> {
  const unique = `${name} ${uniqueSubdomain('x')}`
  const { id } = await createStore(unique, uniqueSubdomain('http'))
  await Promise.all(pages.map((page) => page.getByText(unique).first().waitFor()))
  await deleteStore(id)
}

test('seven windows on plain http to another machine share one stream', async () => {
  const { pages, streams, close } = await openWindows(WINDOWS)
  const [leading, others] = await separateLeader(pages, streams)
  expect(await leading.evaluate(() => [isSecureContext, 'locks' in navigator])).toEqual([false, false])
  await createAndSee(pages, 'Seven')

  const closed = leading.close()
  await createAndSee(others, 'During the handover')
  await closed
  await Promise.all(others.map(live))
  await expectStreams(streams, 1)
  await createAndSee(others, 'Afterwards')
  await close()
})

test('a leading window that stands still loses the lead and yields it when it goes on', async () => {
  const { pages, streams, close } = await openWindows(3)
  const [leading, others] = await separateLeader(pages, streams)
  const shown = leading.waitForEvent('dialog')
  void leading.evaluate(() => setTimeout(() => window.alert('Stop')))
  const message = await shown
  await createAndSee(others, 'While it stands still')
  await expectStreams(streams, 2)

  await message.accept()
  await expectStreams(streams, 1)
  await createAndSee(pages, 'After it goes on')
  await close()
})

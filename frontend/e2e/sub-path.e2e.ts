import { afterAll, beforeAll, expect, test } from 'vitest'

import { createStore, deleteStore, uniqueSubdomain, useBrowser, waitForPhase } from './dashboard'
import { startSubPathProxy } from './sub-path-proxy'

/* Behind a reverse proxy that serves the dashboard under a path, which the control plane has to trust. */
const PREFIX = '/tools/urumi'

const { open } = useBrowser()
let proxy: Awaited<ReturnType<typeof startSubPathProxy>>

beforeAll(async () => {
  proxy = await startSubPathProxy(PREFIX)
})
afterAll(() => {
  proxy.stop()
})

async function openBehindProxy(path: string) {
  const opened = await open('/activity')
  await opened.page.goto(proxy.url + path)
  return opened
}

test('the list loads, a store is created, becomes ready live, and its page can be reloaded', async () => {
  const subdomain = uniqueSubdomain('prefix')
  const { page, close } = await openBehindProxy('/')
  await page.locator('[data-live=live]').first().waitFor()
  expect(new URL(page.url()).pathname).toBe(`${PREFIX}/stores`)

  await page.getByRole('link', { name: 'New store' }).first().click()
  expect(new URL(page.url()).pathname).toBe(`${PREFIX}/stores/new`)
  await page.getByLabel('Name').fill('Below a path')
  await page.getByLabel('Subdomain').fill(subdomain)
  await page.getByText(/ is available/).waitFor()
  await page.getByRole('button', { name: 'Create store' }).click()
  await page.getByRole('heading', { level: 1, name: 'Below a path' }).waitFor()
  await waitForPhase(page, 'READY')

  const { pathname } = new URL(page.url())
  const id = pathname.replace(`${PREFIX}/stores/`, '')
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Below a path' }).waitFor()
  expect(new URL(page.url()).pathname).toBe(pathname)

  const shop = page.context().waitForEvent('page')
  await page.getByRole('link', { name: /Visit store/ }).click()
  await (await shop).getByText('Simulated store.').waitFor()
  await (await shop).close()

  await page.getByRole('link', { name: 'Stores', exact: true }).first().click()
  await page.locator(`li[data-store="${subdomain}"]`).waitFor()
  await deleteStore(id)
  await page.locator(`li[data-store="${subdomain}"]`).waitFor({ state: 'detached', timeout: 60_000 })
  await close()
  expect(proxy.strays).toEqual([])
})

test('a store that another client created appears in the list', async () => {
  const subdomain = uniqueSubdomain('prefix')
  const { page, close } = await openBehindProxy('/stores')
  await page.locator('[data-live=live]').first().waitFor()
  const { id } = await createStore('Created elsewhere', subdomain)
  await page.locator(`li[data-store="${subdomain}"]`).waitFor({ timeout: 10_000 })
  await deleteStore(id)
  await close()
  expect(proxy.strays).toEqual([])
})

test('the audit log is exported, and the skip link stays on the page', async () => {
  const { page, close } = await openBehindProxy('/activity')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export' }).click()
  const exported = await download
  expect(exported.url()).toBe(`${proxy.url}/api/v1/audit/export`)
  expect(await exported.failure()).toBeNull()

  await page.getByRole('link', { name: 'Skip to content' }).press('Enter')
  await expect.poll(() => page.url()).toBe(`${proxy.url}/activity#content`)
  await page.locator('main:focus').waitFor()
  await close()
  expect(proxy.strays).toEqual([])
})

test('the location of a created store leads through the proxy', async () => {
  const created = await fetch(`${proxy.url}/api/v1/stores`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'Located', subdomain: uniqueSubdomain('prefix') }),
  })
  expect(created.status).toBe(202)
  const { id } = (await created.json()) as { id: string }
  const location = created.headers.get('Location') ?? ''
  expect(location).toBe(`${PREFIX}/api/v1/stores/${id}`)
  expect((await fetch(new URL(location, proxy.url))).status).toBe(200)
  await deleteStore(id)
})

test('a page that is opened without the proxy’s path leads to the same page below it', async () => {
  const { page, close } = await openBehindProxy('/activity')
  await page.route(`${new URL(proxy.url).origin}/system`, async (route) => {
    await route.fulfill({ response: await route.fetch({ url: `${proxy.url}/system` }) })
  })
  await page.goto(`${new URL(proxy.url).origin}/system`)
  await page.waitForURL(`${proxy.url}/system`)
  await page.getByRole('heading', { name: 'Queue' }).waitFor()
  await close()
})

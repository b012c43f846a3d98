import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { schemaErrors } from '@/testing/api/contract'

import { createStore, deleteStore, uniqueSubdomain, useBrowser, waitForPhase } from './dashboard'
import { startProxy } from './proxy'

/*
 * States that are rare or hard to produce. Stores fail on request of the simulated cluster (see
 * urumi.simulation.demo-faults); other states are responses of the control plane that are changed on
 * their way to the browser and checked against the OpenAPI document.
 */
const { open } = useBrowser()

/** Changes the JSON responses of a path until the returned function is called. */
async function change(
  page: Page,
  path: string,
  schema: string,
  to: (body: Record<string, unknown>) => Record<string, unknown>,
): Promise<() => Promise<void>> {
  const url = new RegExp(`${path}(\\?.*)?$`)
  await page.route(url, async (route) => {
    const response = await route.fetch()
    const body = to((await response.json()) as Record<string, unknown>)
    expect(schemaErrors(schema, body)).toEqual([])
    await route.fulfill({ response, json: body })
  })
  return () => page.unroute(url)
}

test('an empty list offers to create the first store', async () => {
  const { page, close } = await open('/activity')
  await change(page, '/api/v1/stores', 'StorePage', () => ({ items: [] }))
  await page.getByRole('link', { name: 'Stores', exact: true }).first().click()
  await page.getByRole('heading', { name: 'Create the first store' }).waitFor()
  await close()
})

test('a failed store shows cause and remedy, and becomes ready after a retry', async () => {
  const { id } = await createStore('Broken', uniqueSubdomain('fail-image'))
  const { page, close } = await open(`/stores/${id}`)
  await waitForPhase(page, 'FAILED')
  await page.getByRole('heading', { name: /cannot be pulled/ }).waitFor()
  await page.getByText(/What to do:/).waitFor()
  await page.getByRole('button', { name: 'Retry' }).click()
  await waitForPhase(page, 'READY')
  await page.getByText(/earlier attempt/).first().waitFor()
  await deleteStore(id)
  await close()
})

test('the duration of the running step counts', async () => {
  // The page is loaded before, and the last step runs for seconds: others may end between two looks.
  const { page, close } = await open('/stores')
  const subdomain = uniqueSubdomain('fail-page')
  const { id } = await createStore('Slow', subdomain)
  await page.locator(`li[data-store="${subdomain}"]`).getByRole('link').first().click()
  await page.evaluate(() => {
    // Answers and events show the page again too, but not so often.
    const [changes, withinMs] = [10, 5_000]
    let step: string | undefined
    let shown: string | undefined
    let times: number[] = []
    const look = () => {
      const running = document.querySelector<HTMLElement>('li[data-outcome=RUNNING]')
      const duration = running?.querySelector('.tabular-nums')?.textContent
      if (running === null || duration === undefined || duration === shown) return
      if (running.dataset.step !== step) times = []
      step = running.dataset.step
      shown = duration
      times = [...times, performance.now()].slice(-changes)
      const since = times.length === changes ? performance.now() - (times[0] ?? 0) : Infinity
      if (since < withinMs) document.documentElement.dataset.counted = `${changes} changes in ${since} ms`
    }
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
    look()
  })
  await page.waitForFunction(() => document.documentElement.dataset.counted !== undefined)
  await deleteStore(id)
  await close()
})

test('an unreachable cluster is reported on every page until it is reachable again', async () => {
  const { page, close } = await open('/activity')
  const restore = await change(page, '/api/v1/system', 'SystemInfo', (body) => ({
    ...body,
    cluster: { ...(body.cluster as object), reachable: false },
  }))
  await page.reload()
  await page.getByRole('alert').getByText(/can’t be reached/).waitFor()
  await page.getByRole('link', { name: 'System' }).first().click()
  await page.getByRole('alert').getByText(/can’t be reached/).waitFor()
  await restore()
  await page.getByRole('alert').waitFor({ state: 'detached' })
  await close()
})

test('a lost connection is reported, and what was missed appears after it is restored', async () => {
  const proxy = await startProxy()
  const { page } = await open('/activity')
  await page.goto(`${proxy.url}/stores`)
  const live = page.locator('[data-live]').locator('visible=true')
  await page.locator('[data-live=live]').locator('visible=true').waitFor()
  await proxy.interrupt()
  await live.getByText('Reconnecting').waitFor()
  const subdomain = uniqueSubdomain('missed')
  const { id } = await createStore('Missed', subdomain)
  await proxy.restore()
  await live.getByText('Live').waitFor()
  await page.locator(`li[data-store="${subdomain}"]`).waitFor()
  await proxy.interrupt()
  await deleteStore(id)
})

test('a changed audit log is reported', async () => {
  const { page, close } = await open('/system')
  await change(page, '/api/v1/audit/verification', 'AuditVerification', (body) => ({
    ...body,
    intact: false,
    brokenAt: 1,
  }))
  await page.getByRole('link', { name: 'Activity' }).first().click()
  await page.getByRole('heading', { name: 'The log has been changed' }).waitFor()
  await close()
})

test('an API token is requested, rejected when wrong and kept for the tab when right', async () => {
  const { page } = await open('/activity')
  await page.route('**/api/v1/**', async (route) => {
    if (route.request().headers().authorization === 'Bearer right') {
      await route.continue()
      return
    }
    const body = {
      type: 'https://urumi.io/problems/unauthenticated',
      title: 'An API token is required',
      status: 401,
      code: 'UNAUTHENTICATED',
    }
    expect(schemaErrors('Problem', body)).toEqual([])
    await route.fulfill({ status: 401, contentType: 'application/problem+json', json: body })
  })
  await page.goto(page.url().replace('/activity', '/stores'))
  await page.getByLabel('API token').fill('wrong')
  await page.keyboard.press('Enter')
  await page.getByText(/did not accept/).waitFor()
  await page.getByLabel('API token').fill('right')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Stores' }).waitFor()
  await page.reload()
  await page.locator('[data-live=live]').locator('visible=true').waitFor()
  expect(await page.getByLabel('API token').count()).toBe(0)
})

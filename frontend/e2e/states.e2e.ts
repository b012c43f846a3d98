import { afterAll, beforeEach, expect, test } from 'vitest'

import { baseUrl, createStore, useBrowser, waitForPhase } from './dashboard'

/* States that a real control plane cannot be brought into at will; only against the fake one. */
const { open } = useBrowser()

async function fake(behaviour: Record<string, unknown>): Promise<void> {
  await fetch(`${baseUrl()}/__fake/control`, { method: 'POST', body: JSON.stringify(behaviour) })
}

beforeEach(() => fake({ reset: true }))
afterAll(() => fake({ reset: true }))

test('without a store, the list invites to make one', async () => {
  const { page, close } = await open('/')
  await page.getByRole('heading', { name: 'Open the first store' }).waitFor()
  await close()
})

test('a failed store tells cause and remedy, and a retry makes it ready', async () => {
  const { id } = await createStore('Broken', 'broken-image')
  const { page, close } = await open(`/stores/${id}`)
  await waitForPhase(page, 'FAILED')
  await page.getByRole('heading', { name: /could not be pulled/ }).waitFor()
  await page.getByText(/What to do:/).waitFor()
  await page.getByRole('button', { name: 'Retry' }).click()
  await waitForPhase(page, 'READY')
  await page.getByText('An earlier attempt').first().waitFor()
  await close()
})

test('the step under way counts', async () => {
  const { id } = await createStore('Slow', 'slow-one')
  const { page, close } = await open(`/stores/${id}`)
  const running = page.locator('li[data-outcome=RUNNING] .tabular-nums').last()
  await running.waitFor()
  const before = await running.textContent()
  await page.waitForFunction(
    (text) => document.querySelector('li[data-outcome=RUNNING]')?.textContent.includes(text ?? '') === false,
    before,
  )
  await close()
})

test('a cluster that cannot be reached is told on every page, and that it is back', async () => {
  await fake({ reachable: false })
  const { page, close } = await open('/stores')
  await page.getByRole('alert').getByText(/can’t be reached/).waitFor()
  await page.getByRole('link', { name: 'System' }).first().click()
  await page.getByRole('alert').getByText(/can’t be reached/).waitFor()
  await fake({ reachable: true })
  await page.getByRole('alert').waitFor({ state: 'detached' })
  await close()
})

test('a broken connection is told, and what was missed appears when it is back', async () => {
  const { page } = await open('/stores')
  const live = page.locator('[data-live]').locator('visible=true')
  await page.locator('[data-live=live]').locator('visible=true').waitFor()
  await fake({ streaming: false })
  await live.getByText('Reconnecting').waitFor()
  await createStore('Missed', 'missed')
  await fake({ streaming: true })
  await live.getByText('Live').waitFor()
  await page.getByRole('link', { name: 'Missed' }).waitFor()
})

test('a changed audit log is told', async () => {
  await fake({ seed: true, tampered: true })
  const { page, close } = await open('/activity')
  await page.getByRole('heading', { name: 'The log has been changed' }).waitFor()
  await close()
})

test('an access token is asked for, refused when wrong and kept for the tab when right', async () => {
  await fake({ token: 'right' })
  const { page } = await open('/stores')
  await page.getByLabel('Access token').fill('wrong')
  await page.keyboard.press('Enter')
  await page.getByText(/did not accept/).waitFor()
  await page.getByLabel('Access token').fill('right')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Stores' }).waitFor()
  await page.reload()
  await page.locator('[data-live=live]').locator('visible=true').waitFor()
  expect(await page.getByLabel('Access token').count()).toBe(0)
})

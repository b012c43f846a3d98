import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'

import { PHONE, STORE_TIMEOUT_MS, uniqueSubdomain, useBrowser, waitForPhase, createStore, deleteStore } from './dashboard'

const { open } = useBrowser()

/** What screen readers say about a field besides its label. */
function descriptionOf(field: Locator): Promise<string> {
  return field.evaluate(
    (input) => document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent ?? '',
  )
}

test('a store is created, becomes ready step by step, is audited and deleted', async () => {
  const subdomain = uniqueSubdomain('life')
  const name = `Life & Co ${subdomain}`
  const { page, close } = await open('/')
  await page.getByRole('link', { name: 'New store' }).first().click()

  const dialog = page.getByRole('dialog', { name: 'New store' })
  await dialog.getByLabel('Name').fill(name)
  const suggested = await dialog.getByLabel('Subdomain').inputValue()
  expect(suggested).toMatch(/^life-co-life-/)
  await dialog.getByLabel('Subdomain').fill('www')
  await dialog.getByLabel('Subdomain').and(page.locator('[aria-invalid=true]')).waitFor()
  await dialog.getByLabel('Subdomain').fill(subdomain)
  await dialog.getByText(`${subdomain}.`, { exact: false }).and(page.getByText(/ is available/)).first().waitFor()
  await dialog.getByRole('button', { name: 'Create store' }).click()

  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.locator('li[data-outcome=RUNNING]').first().waitFor()
  await waitForPhase(page, 'READY')
  const visit = page.getByRole('link', { name: /Visit store/ })
  const shop = new URL((await visit.getAttribute('href')) ?? '')
  expect(shop.hostname.split('.')[0]).toBe(subdomain)
  expect(shop.pathname).toBe('/')
  expect(await page.getByRole('link', { name: /WP admin/ }).getAttribute('href')).toBe(`${shop.origin}/wp-admin/`)
  expect(await page.getByText(/Ready in/).textContent()).toMatch(/^Ready in (\d+ min( \d+ s)?|\d+\.\d s|\d+ ms)$/)
  // Waiting steps are skipped when there is nothing to wait for, and BIND_ROLE where the account has its rights in all
  // namespaces; the others are always executed.
  for (const step of ['CREATE_NAMESPACE', 'APPLY_GUARDRAILS', 'CREATE_CREDENTIALS', 'DEPLOY_RELEASE']) {
    await page.locator(`li[data-step=${step}][data-outcome=SUCCEEDED]`).waitFor()
  }
  await page.locator('li[data-outcome=PENDING], li[data-outcome=RUNNING]').first().waitFor({ state: 'detached' })

  await page.getByRole('link', { name: 'Activity' }).first().click()
  await page.locator(`li[data-subdomain="${subdomain}"][data-action="store.create"]`).first().waitFor()
  await page.getByText('The log is intact').waitFor()
  await page.goBack()

  await page.getByRole('button', { name: 'Delete' }).click()
  const confirm = page.getByRole('dialog', { name: `Delete ${name}?` })
  expect(await confirm.getByRole('button', { name: 'Delete store' }).isDisabled()).toBe(true)
  await confirm.getByLabel(`Type ${subdomain} to confirm`).fill(subdomain)
  await confirm.getByRole('button', { name: 'Delete store' }).click()
  await page.locator('[data-phase=DELETING], [data-phase=DELETED]').waitFor({ timeout: 5_000 })
  await waitForPhase(page, 'DELETED')
  expect(await visit.count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Delete' }).count()).toBe(0)

  await page.getByRole('link', { name: 'Stores', exact: true }).first().click()
  await page.getByRole('searchbox').fill(subdomain)
  await page.getByText('No store matches').waitFor()
  expect(new URL(page.url()).searchParams.get('q')).toBe(subdomain)
  await close()
})

test('a store that another client created appears in the list and becomes ready there, on a phone', async () => {
  const subdomain = uniqueSubdomain('live')
  const { page, close } = await open('/stores', { viewport: PHONE })
  await page.locator('[data-live=live]').locator('visible=true').waitFor()
  const { id } = await createStore('Created elsewhere', subdomain)
  const row = page.locator(`li[data-store="${subdomain}"]`)
  await row.waitFor({ timeout: 10_000 })
  await row.getByText('Ready', { exact: true }).waitFor({ timeout: STORE_TIMEOUT_MS })
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(PHONE.width)
  await deleteStore(id)
  await row.waitFor({ state: 'detached', timeout: STORE_TIMEOUT_MS })
  await close()
})

test('a taken subdomain is reported at its field, with a suggestion', async () => {
  const subdomain = uniqueSubdomain('taken')
  const { id } = await createStore('First', subdomain)
  const { page, close } = await open('/stores/new')
  await page.getByLabel('Name').fill('Second')
  const field = page.getByLabel('Subdomain')
  await field.fill(subdomain)
  const use = page.getByRole('button', { name: /^Use / })
  const suggestion = (await use.innerText()).replace('Use ', '')
  expect(await descriptionOf(field)).toContain(`"${subdomain}" is taken`)
  await use.click()
  expect(await field.inputValue()).toBe(suggestion)
  await page.getByText(`${suggestion}.`).and(page.getByText(/ is available/)).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(new URL(page.url()).pathname).toBe('/stores')
  await deleteStore(id)
  await close()
})

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { uniqueSubdomain, useBrowser, waitForPhase } from './dashboard'

const { open } = useBrowser()
const MAX_TABS = 60
const DIALOG = '[role=dialog]'

/** Whether the element with the focus, or the one around it, looks different without it. */
function showsFocus(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement)) return false
    const settled = () => Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
    const look = () =>
      [getComputedStyle(element), getComputedStyle(element, '::after'), getComputedStyle(element.parentElement ?? element)]
        .map(({ outlineStyle, boxShadow }) => `${outlineStyle} ${boxShadow}`)
        .join()
    await settled()
    const focused = look()
    element.blur()
    // Begins the transitions.
    look()
    await settled()
    const blurred = look()
    element.focus()
    return focused !== blurred
  })
}

/**
 * Presses Tab until the element with this name has the focus, and checks that the focus is visible and does not leave
 * `within`. Returns the names of the elements that had the focus.
 */
async function tabTo(page: Page, name: RegExp, within = 'body'): Promise<string[]> {
  const passed: string[] = []
  for (let presses = 0; presses < MAX_TABS; presses += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate((selector) => {
      const element = document.activeElement
      if (element === null) return { name: '', inside: false }
      const label =
        element.getAttribute('aria-label') ??
        (element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element.textContent) ??
        ''
      return { name: label.trim(), inside: element.closest(selector) !== null }
    }, within)
    passed.push(focused.name)
    expect(focused.inside, `the focus stays inside ${within}`).toBe(true)
    if (name.test(focused.name)) {
      expect(await showsFocus(page), `the focus shows on ${focused.name}`).toBe(true)
      return passed
    }
  }
  throw new Error(`Tab never reached ${name.source}; it passed ${passed.join(' | ')}`)
}

test('a store is created, opened and deleted with the keyboard alone', async () => {
  const subdomain = uniqueSubdomain('keys')
  const { page, close } = await open('/stores')
  await page.getByRole('link', { name: 'New store' }).first().waitFor()

  await tabTo(page, /^Skip to content$/)
  await page.keyboard.press('Enter')
  expect(await tabTo(page, /^New store$/)).not.toContain('Stores')
  await page.keyboard.press('Enter')

  await page.getByRole('dialog').waitFor()
  await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]') !== null)
  if (!(await page.getByLabel('Name').evaluate((input) => input === document.activeElement))) {
    await tabTo(page, /^Name$/, DIALOG)
  }
  expect(await page.getByRole('navigation').count(), 'screen readers read the dialog only').toBe(0)
  await page.keyboard.type('By keys')
  await tabTo(page, /^Subdomain$/, DIALOG)
  await page.keyboard.press('Control+A')
  await page.keyboard.type(subdomain)
  await page.getByText(/ is available/).waitFor()
  const second = page.getByRole('radiogroup', { name: 'Plan' }).getByRole('radio').nth(1)
  await second.waitFor()
  await page.keyboard.press('Tab')
  // Held until the radio group has reacted, as it does to a person; on a busy machine that takes longer than a key press.
  await page.keyboard.down('ArrowDown')
  await page.getByRole('radio', { checked: true }).and(second).waitFor()
  await page.keyboard.up('ArrowDown')
  const [plan = ''] = (await second.innerText()).split('\n')
  await tabTo(page, /^Create store$/, DIALOG)
  // Once around.
  await tabTo(page, /^Create store$/, DIALOG)
  await page.keyboard.press('Enter')

  await page.getByRole('heading', { level: 1, name: 'By keys' }).waitFor()
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
  await page.getByRole('region', { name: 'Details' }).locator('dd', { hasText: plan }).waitFor()
  await waitForPhase(page, 'READY')
  await tabTo(page, /^Visit store/)
  await tabTo(page, /^Delete$/)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.waitForFunction(() => document.activeElement?.textContent.trim() === 'Delete')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await tabTo(page, /^Type .* to confirm$/, DIALOG)
  await page.keyboard.type(subdomain)
  await page.keyboard.press('Enter')
  await waitForPhase(page, 'DELETED')
  await close()
})

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { uniqueSubdomain, useBrowser, waitForPhase } from './dashboard'

const { open } = useBrowser()
const MAX_TABS = 60

/** Presses Tab until the element with this name has the focus, and checks that the focus is visible. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = []
  for (let presses = 0; presses < MAX_TABS; presses += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      if (element === null) return { name: '', visible: false }
      const label =
        element.getAttribute('aria-label') ??
        (element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element.textContent) ??
        ''
      const shows = (candidate: Element | null) => {
        if (candidate === null) return false
        const { outlineStyle, boxShadow } = getComputedStyle(candidate)
        return outlineStyle !== 'none' || boxShadow !== 'none'
      }
      const after = getComputedStyle(element, '::after').outlineStyle
      return { name: label.trim(), visible: shows(element) || shows(element.parentElement) || after !== 'none' }
    })
    passed.push(focused.name)
    if (name.test(focused.name)) {
      expect(focused.visible, `the focus shows on ${focused.name}`).toBe(true)
      return
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
  await tabTo(page, /^New store$/)
  await page.keyboard.press('Enter')

  await page.getByRole('dialog').waitFor()
  await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]') !== null)
  if (!(await page.getByLabel('Name').evaluate((input) => input === document.activeElement))) {
    await tabTo(page, /^Name$/)
  }
  await page.keyboard.type('By keys')
  await tabTo(page, /^Subdomain$/)
  await page.keyboard.press('Control+A')
  await page.keyboard.type(subdomain)
  await page.getByText(/ is available/).waitFor()
  await page.keyboard.press('Tab')
  // Held until the radio group has reacted, as it does to a person; on a busy machine that takes longer than a key press.
  await page.keyboard.down('ArrowDown')
  await page.getByRole('radio', { checked: true }).and(page.getByRole('radio').nth(1)).waitFor()
  await page.keyboard.up('ArrowDown')
  await tabTo(page, /^Create store$/)
  await page.keyboard.press('Enter')

  await page.getByRole('heading', { level: 1, name: 'By keys' }).waitFor()
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
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
  await tabTo(page, /^Type .* to confirm$/)
  await page.keyboard.type(subdomain)
  await page.keyboard.press('Enter')
  await waitForPhase(page, 'DELETED')
  await close()
})

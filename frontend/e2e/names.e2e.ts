import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import list from '../../core-testkit/src/main/resources/io/urumi/testkit/hostile-names.json'
import { createStore, deleteStore, DESKTOP, PHONE, STORE_TIMEOUT_MS, uniqueSubdomain, useBrowser } from './dashboard'

/*
 * Names that are code, markup or control sequences for other programs, and names in every script. A
 * name is data: it is shown as it was written and does not change what is beside it.
 */
const { open } = useBrowser()

/** Starts with text from right to left and ends with characters that take the direction of their surroundings. */
const RIGHT_TO_LEFT = 'חנות (ספרים) 7!'
/** Some letters are Hebrew or Arabic. */
const HAS_RIGHT_TO_LEFT = /[\p{sc=Hebr}\p{sc=Arab}]/u
/** The first letter is Hebrew or Arabic. */
const STARTS_FROM_RIGHT = /^\P{L}*[\p{sc=Hebr}\p{sc=Arab}]/u
const names = [...list.accepted.map(({ name }) => name), RIGHT_TO_LEFT]
const PREFIX = uniqueSubdomain('names')
const stores: { id: string; name: string; subdomain: string }[] = []

beforeAll(async () => {
  for (const [index, name] of names.entries()) {
    const subdomain = `${PREFIX}-${index}`
    stores.push({ ...(await createStore(name, subdomain)), name, subdomain })
  }
}, STORE_TIMEOUT_MS)
afterAll(async () => {
  for (const { id } of stores) await deleteStore(id)
}, STORE_TIMEOUT_MS)

/** Fails when a page shows a message of the browser, which several of the names would do as a script. */
function forbidMessages(page: Page): void {
  page.on('dialog', (dialog) => {
    throw new Error(`The page has shown "${dialog.message()}"`)
  })
}

interface Drawn {
  text: string
  /** The characters except spaces, from left to right, line by line. */
  visual: string
  lines: number
  left: number
  right: number
}

/** How the text of an element is drawn. */
function drawn(locator: Locator): Promise<Drawn> {
  return locator.evaluate((element) => {
    const characters: { text: string; left: number; right: number; middle: number }[] = []
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      let offset = 0
      for (const text of node.nodeValue ?? '') {
        range.setStart(node, offset)
        range.setEnd(node, (offset += text.length))
        const { left, right, top, bottom } = range.getBoundingClientRect()
        characters.push({ text, left, right, middle: (top + bottom) / 2 })
      }
    }
    const LINE_PX = 12
    const shown = characters.filter(({ text, left, right }) => text.trim() !== '' && right > left)
    const tops = shown.map(({ middle }) => middle).toSorted((a, b) => a - b)
    const starts = tops.filter((top, i) => i === 0 || top - (tops[i - 1] ?? 0) > LINE_PX)
    const lineOf = (middle: number) => starts.findLastIndex((start) => middle >= start - LINE_PX / 2)
    return {
      text: characters.map(({ text }) => text).join(''),
      visual: shown
        .toSorted((a, b) => lineOf(a.middle) - lineOf(b.middle) || a.left - b.left)
        .map(({ text }) => text)
        .join(''),
      lines: starts.length,
      left: Math.min(...shown.map(({ left }) => left)),
      right: Math.max(...shown.map(({ right }) => right)),
    }
  })
}

/** Shows another page of the dashboard without loading it again. */
async function show(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    window.history.pushState(null, '', to)
    window.dispatchEvent(new PopStateEvent('popstate'))
  }, path)
}

async function expectNoOverflow(page: Page, width: number): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth), 'no sideways scrolling').toBeLessThanOrEqual(width)
}

test.each([
  ['a phone', PHONE],
  ['a desktop', DESKTOP],
])('the list shows each name as it was written, on %s', async (_, viewport) => {
  const { page, close } = await open(`/stores?q=${PREFIX}&sort=subdomain`, { viewport })
  forbidMessages(page)
  const found = new Map<string, string>()
  for (;;) {
    await page.locator('ul[aria-label=Stores][aria-busy=false], [aria-busy=false] ul[aria-label=Stores]').waitFor()
    const rows = await page.locator('li[data-store]').evaluateAll((items) => {
      const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
      const charactersOf = (text: string) => Array.from(segmenter.segment(text.toUpperCase()), ({ segment }) => segment)
      return items.map((item) => {
        const picture = item.querySelector('[aria-hidden]')
        const heading = item.querySelector('h2')
        const actions = item.querySelector('button')?.parentElement
        if (picture === null || heading === null || actions === null || actions === undefined) throw new Error('A row is incomplete')
        const box = heading.getBoundingClientRect()
        const range = document.createRange()
        range.selectNodeContents(heading)
        return {
          subdomain: item.getAttribute('data-store') ?? '',
          name: heading.textContent,
          height: box.height,
          // One that does not fit begins farther on the left when it is written from the right.
          fromLeft: range.getBoundingClientRect().left <= box.left + 1,
          beforeActions: box.right <= actions.getBoundingClientRect().left,
          wholeInitials: charactersOf(picture.textContent).every((each) => charactersOf(heading.textContent).includes(each)),
          direction: getComputedStyle(heading).direction,
        }
      })
    })
    for (const { subdomain, name, height, ...shown } of rows) {
      found.set(subdomain, name)
      const direction = STARTS_FROM_RIGHT.test(name) ? 'rtl' : 'ltr'
      const expected = { name, oneLine: true, fromLeft: true, beforeActions: true, wholeInitials: true, direction }
      expect({ name, oneLine: height < 40, ...shown }).toEqual(expected)
    }
    await expectNoOverflow(page, viewport.width)
    const next = page.getByRole('button', { name: 'Next' })
    if ((await next.count()) === 0 || (await next.isDisabled())) break
    const [first] = rows
    // By the keyboard, because a message about a store that is ready now may cover the button on a phone.
    await next.press('Enter')
    await page.locator(`li[data-store="${first?.subdomain ?? ''}"]`).waitFor({ state: 'detached' })
  }
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(stores.map(({ subdomain, name }) => [subdomain, name])))
  await close()
})

test('page, title and dialog of each store show its name as it was written, on a phone', async () => {
  const { page, close } = await open('/system', { viewport: PHONE })
  forbidMessages(page)
  for (const { id, name } of stores) {
    await show(page, `/stores/${id}`)
    await page.waitForFunction((text) => document.querySelector('h1')?.textContent === text, name)
    const titled = HAS_RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name
    expect(await page.title()).toBe(`${titled} · Urumi`)
    const heading = await drawn(page.locator('h1'))
    expect(heading.right, `the end of ${name}`).toBeLessThanOrEqual(PHONE.width)

    await page.getByRole('button', { name: 'Delete' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    const question = await drawn(dialog.getByRole('heading'))
    expect(question.text).toBe(`Delete ${name}?`)
    expect(question.visual, 'the name does not move what is beside it').toMatch(/^Delete.*\?$/su)
    if (heading.lines === 1 && question.lines === 1) expect(question.visual).toBe(`Delete${heading.visual}?`)
    expect(await dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(0)
    await expectNoOverflow(page, PHONE.width)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }
  await close()
})

test('a name from right to left is written, found and announced as it is', async () => {
  const subdomain = `${PREFIX}-form`
  const { page, close } = await open('/stores/new', { viewport: PHONE })
  forbidMessages(page)
  await page.getByLabel('Name').fill(RIGHT_TO_LEFT)
  expect(await page.getByLabel('Name').evaluate((input) => getComputedStyle(input).direction)).toBe('rtl')
  await page.getByLabel('Subdomain').fill(subdomain)
  await page.getByRole('button', { name: 'Create store' }).click()
  await page.waitForFunction((text) => document.querySelector('h1')?.textContent === text, RIGHT_TO_LEFT)
  const heading = await drawn(page.locator('h1'))
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''

  await show(page, '/stores')
  const search = page.getByRole('searchbox')
  await search.fill('(ספרים) 7!')
  expect(await search.evaluate((input) => getComputedStyle(input).direction)).toBe('rtl')
  await page.locator(`li[data-store="${subdomain}"]`).waitFor()
  const message = page.getByRole('region', { name: 'Messages' }).locator('p', { hasText: `${RIGHT_TO_LEFT} is ready` })
  await message.waitFor({ timeout: STORE_TIMEOUT_MS })
  expect((await drawn(message)).visual).toBe(`${heading.visual}isready`)

  // The newest entry of the audit log, which quotes the name.
  const audited = await createStore(RIGHT_TO_LEFT, `${PREFIX}-audit`)
  await show(page, '/activity')
  const quoted = page.locator(`li[data-subdomain="${PREFIX}-audit"] bdi`)
  expect((await drawn(quoted.first())).visual).toBe(heading.visual)
  await expectNoOverflow(page, PHONE.width)
  const cutOff = await page.locator('main p').evaluateAll((all) =>
    all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map(({ textContent }) => textContent),
  )
  expect(cutOff, 'texts that do not fit').toEqual([])
  await deleteStore(audited.id)
  await deleteStore(id)
  await close()
})

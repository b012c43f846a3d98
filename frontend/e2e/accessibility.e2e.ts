import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { violations } from './axe'
import { createStore, deleteStore, DESKTOP, PHONE, uniqueSubdomain, useBrowser } from './dashboard'

const { open } = useBrowser()

let storeId = ''
beforeAll(async () => {
  storeId = (await createStore('Accessible', uniqueSubdomain('axe'))).id
})
afterAll(() => deleteStore(storeId))

interface TestedPage {
  name: string
  path: () => string
  ready: (page: Page) => Promise<void>
  /** Whether it shows that live updates are received; by default it does. */
  isLive?: boolean
  /** What the browser says about an answer that the page expects. */
  expectedErrors?: RegExp
}

const pages: TestedPage[] = [
  {
    name: 'the list',
    path: () => '/stores',
    ready: (page) => page.locator('li[data-store]').first().waitFor(),
  },
  {
    name: 'the create form',
    path: () => '/stores/new',
    ready: async (page) => {
      await page.getByRole('radio').first().waitFor()
      await page.getByLabel('Name').fill('W')
      await page.getByLabel('Subdomain').fill('www')
      await page.locator('input[aria-invalid=true]').waitFor()
    },
  },
  {
    name: 'a store',
    path: () => `/stores/${storeId}`,
    ready: (page) => page.locator('li[data-step]').first().waitFor(),
  },
  {
    name: 'the deletion of a store',
    path: () => `/stores/${storeId}`,
    ready: async (page) => {
      await page.getByRole('button', { name: 'Delete' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'a search without result',
    path: () => '/stores?q=nothing-has-this-name',
    ready: (page) => page.getByText('No store matches').waitFor(),
  },
  {
    name: 'the teams',
    path: () => '/teams',
    ready: (page) => page.getByRole('link', { name: 'Local' }).waitFor(),
  },
  {
    name: 'the accounts',
    path: () => '/accounts',
    ready: (page) => page.getByText('There are no accounts').waitFor(),
  },
  {
    name: 'a team and its new name',
    path: () => '/teams/local',
    ready: async (page) => {
      await page.getByRole('heading', { name: 'Members' }).waitFor()
      await page.getByRole('button', { name: 'Rename' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'an invitation that does not exist',
    path: () => '/invitation#nothing',
    ready: (page) => page.getByRole('heading', { name: 'The invitation cannot be used' }).waitFor(),
    // An invited person has no session yet, and no live updates.
    isLive: false,
    expectedErrors: /status of 40[49]/,
  },
  {
    name: 'the activity',
    path: () => '/activity',
    ready: async (page) => {
      await page.getByRole('button', { name: /^Details of entry/ }).first().click()
      await page.getByText('Previous hash').first().waitFor()
    },
  },
  {
    name: 'the system',
    path: () => '/system',
    ready: (page) => page.getByRole('heading', { name: 'Queue' }).waitFor(),
  },
  {
    name: 'an unknown page',
    path: () => '/nowhere',
    ready: (page) => page.getByText('There is nothing here').waitFor(),
  },
]

const SCHEMES = { light: 'html:not(.dark)', dark: 'html.dark' }

/** What moves although the browsers of these tests ask for less motion. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const LONGEST_S = 0.01
    const isLong = (durations: string) => durations.split(', ').some((duration) => parseFloat(duration) > LONGEST_S)
    return [...document.body.querySelectorAll('*')]
      .filter((element) => {
        const { animationName, animationDuration, transitionDuration } = getComputedStyle(element)
        return (animationName !== 'none' && isLong(animationDuration)) || isLong(transitionDuration)
      })
      .map(({ outerHTML }) => outerHTML.slice(0, 100))
  })
}

/** A page is opened in one colour scheme and changes to the other, so that both ways to get there are tested. */
describe.each([
  ['on a desktop', DESKTOP, 'light', 'dark'],
  ['on a phone', PHONE, 'dark', 'light'],
] as const)('%s', (_, viewport, opened, changed) => {
  test.each(pages)('$name has no violation in light and in dark', async ({ path, ready, isLive = true, expectedErrors }) => {
    const { page, close } = await open(path(), { viewport, colorScheme: opened, ...(expectedErrors && { expectedErrors }) })
    await ready(page)
    if (isLive) await page.locator('[data-live=live]').locator('visible=true').or(page.getByRole('dialog')).first().waitFor()
    await page.locator(SCHEMES[opened]).waitFor()
    expect(await violations(page)).toEqual([])
    expect(await moving(page), 'no motion').toEqual([])
    await page.emulateMedia({ colorScheme: changed })
    await page.locator(SCHEMES[changed]).waitFor()
    await expect.poll(() => page.evaluate(() => document.getAnimations().length), { message: 'transitions of colours end', timeout: 30_000 }).toBe(0)
    expect(await violations(page)).toEqual([])
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width, 'no sideways scrolling').toBeLessThanOrEqual(viewport.width)
    await close()
  })
})

import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium'

export const PHONE = { width: 390, height: 844 }
export const DESKTOP = { width: 1440, height: 900 }

/** Timeout for a page to show something, on a cold and busy machine. */
const PAGE_TIMEOUT_MS = 60_000

/** Timeout for a store to become ready or deleted, on a cold and busy machine. */
export const STORE_TIMEOUT_MS = 180_000

export function baseUrl(): string {
  const url = process.env.URUMI_BASE_URL
  if (url === undefined || url === '') throw new Error('Set URUMI_BASE_URL to a running control plane')
  return url.replace(/\/$/, '')
}

/** Starts a browser for the file's tests; call it once at the top. */
export function useBrowser(args: string[] = []): {
  open: (path: string, options?: OpenOptions) => Promise<OpenPage>
} {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: EXECUTABLE,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run', ...args],
      // As in users' browsers, which keep a page that was left for the back button.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    })
  })
  afterAll(() => browser.close())
  return { open: (path, options) => openPage(browser, path, options) }
}

interface OpenOptions {
  viewport?: { width: number; height: number }
  colorScheme?: 'light' | 'dark'
  /** Address of the dashboard; by default that of the control plane. */
  base?: string
  /** What the browser says about such an address. */
  expectedErrors?: RegExp
}

export interface OpenPage {
  page: Page
  /** Closes the page and fails if the console has an error, such as a violation of the content policy. */
  close: () => Promise<void>
}

async function openPage(browser: Browser, path: string, options: OpenOptions = {}): Promise<OpenPage> {
  const context: BrowserContext = await browser.newContext({
    viewport: options.viewport ?? DESKTOP,
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: 'reduce',
  })
  const token = process.env.URUMI_TOKEN
  if (token !== undefined) {
    await context.addInitScript((value) => sessionStorage.setItem('urumi.access-token', value), token)
  }
  const page = await context.newPage()
  page.setDefaultTimeout(PAGE_TIMEOUT_MS)
  const errors: string[] = []
  page.on('console', (message) => {
    const isExpected = options.expectedErrors?.test(message.text()) === true
    if (message.type() === 'error' && !isExpected) errors.push(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto((options.base ?? baseUrl()) + path)
  return {
    page,
    close: async () => {
      await context.close()
      expect(errors, 'errors on the console').toEqual([])
    },
  }
}

/** A subdomain that no other run uses. */
export function uniqueSubdomain(prefix: string): string {
  return `${prefix}-${Date.now().toString(36)}${Math.floor(Math.random() * 1296).toString(36)}`
}

/** Waits until the store page shows the phase. */
export async function waitForPhase(page: Page, phase: string): Promise<void> {
  await page.locator(`[data-phase=${phase}]`).waitFor({ timeout: STORE_TIMEOUT_MS })
}

/** Creates a store by the API. */
export async function createStore(name: string, subdomain: string): Promise<{ id: string }> {
  const token = process.env.URUMI_TOKEN
  const response = await fetch(`${baseUrl()}/api/v1/stores`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ name, subdomain }),
  })
  expect(response.status).toBe(202)
  return (await response.json()) as { id: string }
}

/** Requests the deletion of a store by the API. */
export async function deleteStore(id: string): Promise<void> {
  const token = process.env.URUMI_TOKEN
  const response = await fetch(`${baseUrl()}/api/v1/stores/${id}`, {
    method: 'DELETE',
    headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
  })
  expect(response.status).toBe(202)
}

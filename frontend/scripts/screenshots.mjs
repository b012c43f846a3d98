// Takes the README's screenshots: node scripts/screenshots.mjs [folder]
// The control plane is the one at URUMI_BASE_URL, which needs the simulated cluster and no stores, or is started here.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { chromium } from 'playwright-core'

import { startControlPlane } from './control-plane.mjs'

const STORES = [
  ['Kumar & Daughters Textiles', 'kumar-textiles', 'large'],
  ['Papelería Aurora', 'papeleria-aurora', 'medium'],
  ['Nordlicht Keramik', 'nordlicht', 'small'],
  ['Harbour Records', 'harbour-records', 'small'],
  ['Backwater Bicycles', 'backwater-bicycles', 'small'],
  ['Malabar Spice Company', 'malabar-spice', 'medium'],
]
const VIEWPORTS = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } }
const TIMEOUT_MS = 120_000

const folder = process.argv[2] ?? fileURLToPath(new URL('../../docs/images', import.meta.url))
/** All sizes and themes, to be checked by eye; otherwise only what the README shows. */
const all = process.env.ALL !== undefined

async function request(base, path, body) {
  const response = await fetch(`${base}/api/v1/${path}`, {
    ...(body !== undefined && {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

async function waitUntilSettled(base) {
  const end = Date.now() + TIMEOUT_MS
  while (Date.now() < end) {
    const { items } = await request(base, 'stores')
    if (items.every(({ phase }) => phase === 'READY' || phase === 'FAILED')) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('The stores did not become ready')
}

async function shoot(browser, base, name, { path, ready, viewport = 'desktop', colorScheme = 'light' }) {
  const context = await browser.newContext({
    viewport: VIEWPORTS[viewport],
    colorScheme,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(base + path)
  await ready(page)
  await page.evaluate('document.fonts.ready.then(() => true)')
  await page.screenshot({ path: join(folder, `${name}.png`) })
  await context.close()
}

async function take(base) {
  mkdirSync(folder, { recursive: true })
  for (const [name, subdomain, plan] of STORES) await request(base, 'stores', { name, subdomain, plan })
  await waitUntilSettled(base)
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
  })
  try {
    const live = (page) => page.locator('[data-live=live]').locator('visible=true').waitFor()
    await shoot(browser, base, 'store', {
      path: '/stores',
      ready: async (page) => {
        await live(page)
        await request(base, 'stores', { name: 'The Tea Cupboard', subdomain: 'tea-cupboard' })
        await page.getByRole('link', { name: 'The Tea Cupboard' }).click()
        await page.locator('li[data-step=AWAIT_DATABASE][data-outcome=RUNNING]').waitFor()
      },
    })
    await waitUntilSettled(base)
    await shoot(browser, base, 'stores', {
      path: '/stores',
      ready: async (page) => {
        await live(page)
        await request(base, 'stores', { name: 'Velvet & Vine', subdomain: 'velvet-vine', plan: 'medium' })
        await page.locator('li', { hasText: 'Velvet & Vine' }).getByText('Provisioning').waitFor()
      },
    })
    if (!all) return
    await waitUntilSettled(base)
    const failed = await request(base, 'stores', { name: 'Broken', subdomain: 'fail-image-1' })
    const { items } = await request(base, 'stores?q=malabar-spice')
    const pages = {
      stores: { path: '/stores', ready: live },
      store: { path: `/stores/${items[0].id}`, ready: (page) => page.getByText(/Ready in/).waitFor() },
      failed: {
        path: `/stores/${failed.id}`,
        ready: (page) => page.locator('[data-phase=FAILED]').waitFor({ timeout: TIMEOUT_MS }),
      },
      create: { path: '/stores/new', ready: (page) => page.getByRole('radio').first().waitFor() },
      activity: { path: '/activity', ready: (page) => page.getByText('The log is intact').waitFor() },
      system: { path: '/system', ready: (page) => page.getByRole('heading', { name: 'Queue' }).waitFor() },
    }
    for (const [name, page] of Object.entries(pages)) {
      for (const viewport of ['desktop', 'phone']) {
        for (const colorScheme of ['light', 'dark']) {
          await shoot(browser, base, `${name}-${viewport}-${colorScheme}`, { ...page, viewport, colorScheme })
        }
      }
    }
  } finally {
    await browser.close()
  }
}

const given = process.env.URUMI_BASE_URL
const { url, stop } = given === undefined ? await startControlPlane() : { url: given, stop: () => undefined }
try {
  await take(url)
} finally {
  await stop()
}

// An operator in a browser: signs in to the dashboard, creates a store in it, and watches it become ready. Called by
// test_platform.py.
//
//   node platform.mjs URL NAME SUBDOMAIN <TOKEN     needs playwright-core (PLAYWRIGHT: a folder with it in its
//                                                   node_modules) and Chromium (CHROMIUM, default /usr/bin/chromium)
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const [url, name, subdomain] = process.argv.slice(2);
const token = readFileSync(0, 'utf8').trim();
const folder = process.env.PLAYWRIGHT ?? fileURLToPath(new URL('../frontend/', import.meta.url));
const { chromium } = createRequire(folder.replace(/\/?$/, '/'))('playwright-core');

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
page.setDefaultTimeout(60_000);
const errors = [];
page.on('pageerror', (error) => errors.push(String(error)));
const step = (text) => console.log(`ok    ${text}`);
try {
  await page.goto(url);
  await page.getByLabel('API token').fill(token);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('link', { name: 'New store' }).first().click();
  step('signed in');
  const dialog = page.getByRole('dialog', { name: 'New store' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Subdomain').fill(subdomain);
  await dialog.getByText(/ is available/).first().waitFor();
  await dialog.getByRole('button', { name: 'Create store' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  step('the store is requested');
  await page.locator('[data-phase=READY]').waitFor({ timeout: 180_000 });
  step('the dashboard shows that it is ready');
  if (errors.length) throw new Error(`errors of scripts:\n${errors.join('\n')}`);
} catch (failure) {
  console.error(failure, (await page.locator('body').innerText().catch(() => '')).slice(0, 2000));
  process.exitCode = 1;
} finally {
  await browser.close();
}

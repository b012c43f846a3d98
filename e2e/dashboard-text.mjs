// Opens a page of the dashboard in a browser, and waits until it shows a text. Called by test_autoscaling.py.
//
//   node dashboard-text.mjs URL PATH TEXT <TOKEN     needs what platform.mjs needs
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const [url, path, text] = process.argv.slice(2);
const token = readFileSync(0, 'utf8').trim();
const folder = process.env.PLAYWRIGHT ?? fileURLToPath(new URL('../frontend/', import.meta.url));
const { chromium } = createRequire(folder.replace(/\/?$/, '/'))('playwright-core');

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
page.setDefaultTimeout(60_000);
try {
  await page.goto(url + path);
  await page.getByLabel('API token').fill(token);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText(text).first().waitFor();
} catch (failure) {
  console.error(failure, (await page.locator('body').innerText().catch(() => '')).slice(0, 2000));
  process.exitCode = 1;
} finally {
  await browser.close();
}

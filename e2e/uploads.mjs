// Opens addresses in a browser and prints, as JSON, what it shows of each: the PDF viewer, media that can be played, the
// outcome of a script. Called by test_uploads.py.
//
//   node uploads.mjs URL…       needs playwright-core and Chromium, like customer.mjs
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const folder = process.env.PLAYWRIGHT ?? fileURLToPath(new URL('../frontend/', import.meta.url));
const { chromium } = createRequire(folder.replace(/\/?$/, '/'))('playwright-core');
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const VIEWER = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/';
const shown = {};
for (const url of process.argv.slice(2)) {
  const page = await browser.newPage();
  const blocked = [];
  page.on('console', (message) => { if (message.text().includes('Content Security Policy')) blocked.push(message.text()); });
  // A sound is a part of a page. (Scripts cannot look into the sandboxed page that a browser makes for it alone.)
  const sound = url.endsWith('.wav');
  await page.goto(sound ? new URL('/shop/', url).href : url, { timeout: 60_000 });
  if (sound) await page.evaluate((source) => document.body.append(Object.assign(new Audio(source), { preload: 'auto' })), url);
  const deadline = Date.now() + 15_000;
  let viewer = false;
  let playable = false;
  while (Date.now() < deadline && !viewer && !playable && blocked.length === 0) {
    await page.waitForTimeout(200);
    viewer = page.frames().some((frame) => frame.url().startsWith(VIEWER));
    playable = await page.evaluate(() => (document.querySelector('video, audio')?.readyState ?? 0) > 0).catch(() => false);
  }
  shown[url] = { viewer, playable, blocked, title: await page.title().catch(() => '') };
  await page.close();
}
await browser.close();
console.log(JSON.stringify(shown));

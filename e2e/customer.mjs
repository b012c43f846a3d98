// A customer in a browser: clicks from the shop page to "order received". Then the owner signs in with the credentials
// of the Secret and sees the order. Prints requests to other hosts and script errors. Called by test_orders.py.
//
//   node customer.mjs NAMESPACE URL        needs KUBECONFIG, playwright-core (PLAYWRIGHT: a folder with it in its
//                                          node_modules) and Chromium (CHROMIUM, default /usr/bin/chromium)
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const [namespace, url] = process.argv.slice(2);
const folder = process.env.PLAYWRIGHT ?? fileURLToPath(new URL('../frontend/', import.meta.url));
const { chromium } = createRequire(folder.replace(/\/?$/, '/'))('playwright-core');
const secret = (key) =>
  Buffer.from(execFileSync('kubectl', ['-n', namespace, 'get', 'secret', 'store-credentials', '-o', `jsonpath={.data.${key}}`], { encoding: 'utf8' }), 'base64').toString();

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const otherHosts = new Set();
const scriptErrors = [];
let networkChanged = false;
let page;
async function newCustomer() {
  await page?.context().close();
  // Tall enough to see the buttons without scrolling: WooCommerce hides those that are below the fold.
  page = await (await browser.newContext({ viewport: { width: 1280, height: 1600 } })).newPage();
  page.setDefaultTimeout(60_000);
  networkChanged = false;
  scriptErrors.length = 0;
  page.on('request', (request) => { const to = new URL(request.url()); if (to.protocol.startsWith('http') && to.host !== new URL(url).host) otherHosts.add(to.host); });
  page.on('requestfailed', (request) => { if (request.failure()?.errorText.includes('ERR_NETWORK_CHANGED')) networkChanged = true; });
  page.on('pageerror', (error) => scriptErrors.push(String(error)));
}
// Clicks again when nothing happened: a click is lost when the page is rendered again meanwhile.
async function clickUntil(target, hasSucceeded) {
  for (let attempts = 0; attempts < 6; attempts++) {
    await page.waitForLoadState('networkidle');
    await target.click({ timeout: 10_000 }).catch(() => page.reload().catch(() => {}));
    if (await hasSucceeded().then(() => true, () => false)) return;
  }
  throw new Error(`clicking ${target} had no effect`);
}
// Whatever the network did, one click is one order.
class RepeatedCheckout extends Error {}
const step = (text) => console.log(`ok    ${text}`);

async function buyAndSignIn() {
  await page.goto(`${url}/shop/`);
  await page.locator('.add_to_cart_button').first().click();
  await page.locator('a.added_to_cart').first().click();
  step('something is in the cart');
  await clickUntil(page.getByRole('link', { name: /proceed to checkout/i }), () => page.waitForURL(/checkout/, { timeout: 10_000 }));
  await page.getByLabel(/email address/i).first().fill('ada@example.com');
  await page.getByLabel('First name').first().fill('Ada');
  await page.getByLabel('Last name').first().fill('Example');
  await page.getByLabel('Address', { exact: true }).first().fill('Example Street 1');
  await page.getByLabel(/postal code|postcode/i).first().fill('10115');
  await page.getByLabel('City').first().fill('Berlin');
  await page.getByText('Cash on delivery').first().waitFor();
  step('the checkout offers cash on delivery');
  // A click may be lost while the page is rendered again. After the checkout request no click is repeated.
  let requested = 0;
  page.on('request', (request) => { if (request.method() === 'POST' && /\/store\/v1\/checkout(\?|$)/.test(request.url())) requested++; });
  for (let attempts = 0; attempts < 12 && requested === 0; attempts++) {
    await page.waitForLoadState('networkidle');
    await page.getByRole('button', { name: /place order/i }).click();
    await page.waitForRequest((request) => /order-received|\/store\/v1\/checkout/.test(request.url()), { timeout: 5_000 }).catch(() => {});
  }
  await page.waitForURL(/order-received/, { timeout: 60_000 });
  if (requested !== 1) throw new RepeatedCheckout(`the checkout was requested ${requested} times`);
  await page.getByText(/order received|thank you\. your order has been received/i).first().waitFor();
  const order = page.url().match(/order-received\/(\d+)/)?.[1];
  step(`order ${order} is received`);

  await page.goto(`${url}/wp-login.php`);
  await page.locator('#user_login').fill(secret('admin-username'));
  await page.locator('#user_pass').fill(secret('admin-password'));
  await page.locator('#wp-submit').click();
  await page.waitForURL(/wp-admin/);
  step('the owner signs in with the credentials of the Secret');
  await page.getByText(/This store sends no mail, because no mail server/).first().waitFor();
  step('the administration says that no mail is sent');
  await page.goto(`${url}/wp-admin/admin.php?page=wc-orders`);
  await page.getByText(`#${order}`).first().waitFor();
  step(`the owner sees order ${order}`);
}

try {
  for (let attempts = 1; ; attempts++) {
    await newCustomer();
    try {
      await buyAndSignIn();
      break;
    } catch (error) {
      // Chromium aborts its requests when a network interface appears on its machine. On a single machine that has the
      // cluster too, each new pod is one. That says nothing about the shop, so another customer starts again.
      if (!networkChanged || error instanceof RepeatedCheckout || attempts === 5) throw error;
      console.log(`again ${String(error).split('\n')[0]}: the network of this machine changed`);
    }
  }
} catch (error) {
  console.log(`FAILED ${String(error).slice(0, 1500)} at ${page.url()}`);
  await page.screenshot({ path: '/tmp/store-customer.png', fullPage: true });
  process.exitCode = 1;
} finally {
  console.log(`requests to other hosts: ${[...otherHosts].join(', ') || 'none'}; script errors: ${scriptErrors.join(' | ') || 'none'}`);
  await browser.close();
}

/**
 * Looks at the console in a real browser: through a trip, a lock, an override, an outage of Redis
 * and the recovery, with as many services as told. Arguments: the command that starts the fleet, and
 * the folder for screenshots.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

const [java, classPath, folder, services] = process.env.WORLD.split("\n");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");
const LIMIT = 30_000;

class World {
  async start() {
    this.process = spawn(java, ["-cp", classPath, "dev.breaker.console.browser.World", services], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
    [this.url, this.readOnlyUrl] = (await this.answer()).split(" ");
  }

  async answer() {
    const { value, done } = await this.lines.next();
    assert.ok(!done, "the fleet has ended");
    assert.match(value, /^ok/);
    return value.slice(3);
  }

  tell(command) {
    this.process.stdin.write(`${command}\n`);
    return this.answer();
  }

  stop() {
    this.process.stdin.end();
  }
}

const world = new World();
let browser;
let page;
const faults = [];

before(async () => {
  mkdirSync(folder, { recursive: true });
  await world.start();
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ],
  });
  page = await open({ username: "ann", password: "a-token-for-the-test" });
  page.on("request", (request) => {
    if (!request.url().startsWith(world.url)) {
      faults.push(`asked elsewhere: ${request.url()}`);
    }
  });
  await page.goto(world.url);
});

after(async () => {
  await browser?.close();
  world.stop();
});

async function open(httpCredentials) {
  const context = await browser.newContext({ httpCredentials, viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(LIMIT);
  const opened = await context.newPage();
  opened.on("pageerror", (error) => faults.push(String(error)));
  opened.on("console", (message) => {
    // The browser itself says so of each connection that ends.
    if (message.type() === "error" && !/Failed to load resource|ERR_/.test(message.text())) {
      faults.push(message.text());
    }
  });
  return opened;
}

const heading = () => page.locator("#sentence");
const line = (service) => page.locator(".row", { has: page.getByRole("link", { name: service, exact: true }) });
const see = (locator, text) => locator.filter({ hasText: text }).first().waitFor();

async function picture(name, options = {}) {
  await page.screenshot({ path: `${folder}/${name}.png`, ...options });
}

async function accessible(where) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(
    found.violations.map((violation) => `${where}: ${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`),
    [],
  );
}

test("a quiet fleet is one sentence and one fold", async () => {
  await see(heading(), `0 of ${services} circuits open`);
  await see(page.locator("#freshness"), "Redis reachable");
  assert.equal(await page.locator(".row").count(), 0);
  await see(page.locator("summary"), `${services} quiet circuits`);
  await accessible("quiet");
});

test("a trip is seen by itself, first and with its reason", async () => {
  await world.tell("fail github");
  await see(heading(), `1 of ${services} circuits open`);
  await see(line("github"), "HTTP 503");
  await see(line("github"), /next probe in [45]:\d\d/);
  await world.tell("fail payments/eu");
  await see(heading(), `2 of ${services} circuits open`);
  await see(page.locator("#announcements"), "payments/eu is open");
  await accessible("tripped");
});

test("search, filter and order are in the address", async () => {
  await page.getByLabel("Service").fill("pay");
  await see(line("payments/us"), "closed");
  assert.equal(await page.locator(".row").count(), 2);
  await page.getByLabel("Show").selectOption("refusing");
  await line("payments/us").waitFor({ state: "detached" });
  await page.getByLabel("Order").selectOption("name");
  assert.equal(new URL(page.url()).search, "?q=pay&state=refusing&sort=name");
  await page.reload();
  await see(line("payments/eu"), "open");
  assert.equal(await page.locator(".row").count(), 1);
  await page.goto(world.url);
  await see(heading(), "circuits open");
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "search");
});

test("all circuits can be unfolded", async () => {
  await page.locator("summary").click();
  await page.waitForFunction((count) => document.querySelectorAll(".row").length === count, Number(services));
  await page.locator("summary").click();
});

test("a lock set by keyboard names its effect and stops the fleet within a second", async () => {
  await page.goto(world.url);
  await page.getByLabel("Service").fill("weather");
  await line("weather").getByRole("link").press("Enter");
  assert.equal(await world.tell("goes weather"), "true");
  await page.getByRole("button", { name: "Lock open" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await see(dialog, /Refuses every call of the fleet until \d\d:\d\d/);
  await page.keyboard.press("ArrowRight");
  await page.getByLabel("Reason").fill("<b>drill</b> & \"quotes\"");
  await accessible("dialog");
  await picture("lock");
  await page.keyboard.press("Enter");
  const began = Date.now();
  await see(page.locator(".outcome"), "Done: lock open");
  while ((await world.tell("goes weather")) === "true") {
    assert.ok(Date.now() - began < 5_000, "the fleet still calls");
  }
  await see(page.locator(".details > .state"), "locked open");
  await see(page.locator(".facts"), "Locked open by ann until");
  await see(page.locator(".facts"), "<b>drill</b> & \"quotes\"");
  await see(page.locator("table"), "locked open for 1 h");
  await accessible("locked");
});

test("an unlock says what came of it", async () => {
  await page.getByRole("button", { name: "Unlock" }).click();
  await see(page.getByRole("dialog"), "Ends the lock of ann.");
  await page.getByRole("dialog").getByRole("button", { name: "Unlock" }).click();
  await see(page.locator(".outcome"), "Done: unlock");
  await see(page.locator(".details > .state"), "closed");
});

test("an override shows what changed and whence it comes", async () => {
  await page.goto(`${world.url}?service=github`);
  await page.getByRole("button", { name: "Change settings" }).click();
  await page.getByLabel("percentFailed").fill("no number");
  await page.getByLabel("Reason").fill("noisy neighbour");
  await page.getByRole("dialog").getByRole("button", { name: "Change settings" }).click();
  await see(page.getByRole("dialog"), "percentFailed must be a number, was \"no number\"");
  await page.getByLabel("percentFailed").fill("50");
  await picture("settings");
  await page.getByRole("dialog").getByRole("button", { name: "Change settings" }).click();
  await see(page.locator(".outcome"), "Done: change settings");
  await see(page.locator(".details"), "Other settings by ann until");
  await see(page.locator(".facts"), "trips at 50 %");
  await picture("service", { fullPage: true });
  await page.emulateMedia({ colorScheme: "dark" });
  await accessible("service in the dark");
  await picture("service-dark", { fullPage: true });
  await page.emulateMedia({ colorScheme: "light" });
});

test("what others wrote stays text", async () => {
  const text = `<img src=x onerror="document.title='taken'"><script>document.title='taken'</script>`;
  await world.tell(`poison ${text}`);
  await page.goto(world.url);
  await see(line("mail"), "<img src=x onerror");
  await page.goto(`${world.url}?service=mail`);
  await see(page.locator("table tbody tr").nth(0), text);
  await see(page.locator("table tbody tr").nth(1), "<script>");
  assert.equal(await page.locator("main img, main script").count(), 0);
  assert.doesNotMatch(await page.title(), /taken/);
  await page.getByRole("button", { name: "Unlock" }).click();
  await see(page.getByRole("dialog"), "Ends the lock of <img");
  await page.getByRole("dialog").getByRole("button", { name: "Unlock" }).click();
  await see(page.locator(".outcome"), "Done: unlock");
});

test("the list looks right wide and narrow, light and dark", async () => {
  await page.goto(world.url);
  await see(line("github"), "Other settings by ann");
  await picture("list");
  await page.emulateMedia({ colorScheme: "dark" });
  await accessible("list in the dark");
  await picture("list-dark");
  await page.setViewportSize({ width: 390, height: 844 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "scrolls sideways");
  await accessible("narrow");
  await picture("list-phone-dark");
  await page.emulateMedia({ colorScheme: "light" });
  await picture("list-phone");
  await page.goto(`${world.url}?service=github`);
  await see(page.locator("table"), "tripped");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "scrolls sideways");
  await picture("service-phone");
  await page.setViewportSize({ width: 1280, height: 800 });
});

test("an outage greys everything and says how old it is", async () => {
  await page.goto(world.url);
  await see(heading(), "circuits open");
  await world.tell("outage");
  await world.tell("succeed mail");
  await page.waitForFunction(() => document.body.dataset.fresh === "false");
  await see(page.locator("#freshness"), /This is how it was at \d\d:\d\d:\d\d/);
  await see(line("github"), "open");
  await accessible("outage");
  await picture("outage");
  await world.tell("recovery");
  await page.waitForFunction(() => document.body.dataset.fresh === "true");
  await see(page.locator("#freshness"), "Redis reachable");
});

test("a circuit recovers before the eyes", async () => {
  // The processes of the fleet notice by and by that Redis is back, and empty.
  const state = line("weather").locator(".state");
  while (!(await state.isVisible()) || (await state.textContent()) !== "open") {
    await world.tell("fail weather");
    await page.waitForTimeout(200);
  }
  while ((await state.textContent()) !== "closed") {
    await world.tell("succeed weather");
    await page.waitForTimeout(200);
  }
  await see(line("weather"), "1 trip within the last hour");
});

test("without a credential nothing can be done", async () => {
  const reader = await open();
  await reader.goto(`${world.readOnlyUrl}?service=weather`);
  await see(reader.locator(".actions"), "Read-only.");
  assert.equal(await reader.locator("button").count(), 0);
  await reader.context().close();
});

test("nothing was asked elsewhere, and nothing failed in the page", () => {
  assert.deepEqual(faults, []);
});

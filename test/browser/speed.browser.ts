/**
 * What a page weighs as `stet serve` sends it, whether anything in it moves, and how soon it is there, by the browser's own
 * metrics. Times are printed beside their bars, and as a multiple of what an empty page takes in the same browser in
 * turn; they fail nothing: the machine is shared.
 */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { type SiteServer, serveSite } from "../../lib/cli/serve/site-server.ts";
import { fixtureSite, longUrl, manyUrl } from "./fixture-site.ts";
import { connectBrowser, openPage } from "./open-pages.ts";

const tries = 9;

const { place, idOf } = await fixtureSite();
const emptyPath = "empty.html";
place.files.set(emptyPath, {
  contentType: "text/html; charset=utf-8",
  text: '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Empty</title></head><body><p>Empty</body></html>',
});
let browser: Browser;
let site: SiteServer;

beforeAll(async () => {
  browser = await connectBrowser();
  site = await serveSite(
    {
      fileAt: async (path) => place.files.get(path),
      payload: async () => undefined,
      trouble: (path, error) => {
        throw new Error(path, { cause: error });
      },
    },
    0,
  );
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const metricsSchema = z.object({
  transferred: z.number(),
  firstPaint: z.number(),
  loaded: z.number(),
  layoutShift: z.number(),
});

interface Metrics extends z.infer<typeof metricsSchema> {
  /** Milliseconds of the processor that the page's main thread took until it was loaded. */
  readonly busy: number;
}

/** Milliseconds since the navigation began; bytes on the wire, headers included; the sum of all layout shifts. */
const metricsScript = `new Promise((resolve) => {
  let layoutShift = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) layoutShift += value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => {
    const [navigation] = performance.getEntriesByType("navigation");
    const all = [navigation, ...performance.getEntriesByType("resource")];
    resolve({
      transferred: all.reduce((sum, { transferSize }) => sum + transferSize, 0),
      firstPaint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
      loaded: navigation.loadEventEnd,
      layoutShift,
    });
  }, 300);
})`;

/** In a fresh context, with nothing in its cache. */
async function measuredOnce(path: string): Promise<Metrics> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  await devTools.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(site.address + path);
  const { metrics } = await devTools.send("Performance.getMetrics");
  const busy = 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0);
  const told = metricsSchema.parse(await page.evaluate(metricsScript));
  await context.close();
  return { ...told, busy };
}

/** In turn with an empty page, so that what the machine does besides falls on both. */
async function measured(path: string): Promise<{ all: Metrics[]; told: string }> {
  const [all, empty]: [Metrics[], Metrics[]] = [[], []];
  for (let count = 0; count < tries; count++) {
    empty.push(await measuredOnce(emptyPath));
    all.push(await measuredOnce(path));
  }
  const figures = (["firstPaint", "loaded", "busy"] as const).map((what) => {
    const [own, other] = [median(all, what), median(empty, what)];
    const best = Math.round(Math.min(...all.map((one) => one[what])));
    return `${names[what]} ${Math.round(own)} ms at the median of ${tries}, ${best} at best, ${(own / other).toFixed(1)} times an empty page`;
  });
  return {
    all,
    told: `${worst(all, "transferred")} bytes, layout shift ${worst(all, "layoutShift")}; ${figures.join("; ")}`,
  };
}

const names = { firstPaint: "first paint", loaded: "loaded", busy: "main thread busy" } as const;

const median = (all: readonly Metrics[], what: keyof Metrics): number =>
  all.map((one) => one[what]).toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
const worst = (all: readonly Metrics[], what: keyof Metrics): number =>
  Math.max(...all.map((one) => one[what]));

describe("an article page of 50 versions", () => {
  it("weighs at most 60 KB with all it needs, and nothing in it moves", async () => {
    const { all, told } = await measured(`articles/${idOf(manyUrl)}/index.html`);
    console.log(`50 versions (bar: first paint 200 ms): ${told}`);
    expect(worst(all, "transferred")).toBeLessThanOrEqual(60_000);
    expect(worst(all, "layoutShift")).toBe(0);
  });
});

describe("a diff page of a 100 KB article", () => {
  const path = `articles/${idOf(longUrl)}/change-2.html`;

  it("is there without anything in it moving", async () => {
    const { all, told } = await measured(path);
    console.log(`100 KB (bar: loaded in 300 ms): ${told}`);
    expect(worst(all, "layoutShift")).toBe(0);
  });

  it("scrolls, unfolded", async () => {
    const { page } = await openPage(browser, site.address + path);
    await page.keyboard.press("u");
    const frames = z.array(z.number()).parse(
      await page.evaluate(`new Promise((resolve) => {
        const times = [];
        const step = (time) => {
          times.push(time);
          scrollBy(0, 120);
          if (times.length < 90) requestAnimationFrame(step);
          else resolve(times.slice(1).map((one, index) => one - times[index]));
        };
        requestAnimationFrame(step);
      })`),
    );
    const median = frames.toSorted((a, b) => a - b)[Math.floor(frames.length / 2)] ?? 0;
    console.log(
      `100 KB: ${frames.length} frames while scrolling, median ${median.toFixed(1)} ms (60 a second: 16.7)`,
    );
    expect(await page.evaluate("scrollY")).toBeGreaterThan(0);
    expect(await page.locator("details.unchanged:not([open])").count()).toBe(0);
  });
});

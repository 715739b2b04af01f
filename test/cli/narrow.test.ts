/** Narrow terminals: lines end between words, and none is wider than the screen but by an address. */
import stringWidth from "string-width";
import { expect, it } from "vitest";
import { watchedSite } from "./watched-site.ts";

const columns = 40;

it.each([
  ["--help"],
  ["check", "--help"],
  ["status"],
  ["list"],
  ["log", "URL"],
  ["log", "--checks", "URL"],
  ["check", "--all"],
])("stet %s %s fits into 40 columns", async (...args) => {
  const { world, urls } = await watchedSite();
  const [url = ""] = urls;
  await world.stet("add", url, `${url}/mistyped`);
  await world.stet("check");
  await world.io.clock.sleep(60 * 60 * 1000);
  const isTerminal = { out: true, err: false };
  const typed = args.map((arg) => (arg === "URL" ? url : arg));
  const { code, out } = await world.stetWith({ columns, isTerminal }, ...typed);
  expect(code).toBe(0);
  // Lines to be copied stay whole.
  const lines = out.split("\n").filter((line) => !line.startsWith("  stet "));
  expect(lines.filter((line) => stringWidth(line) > columns && line.trim().includes(" "))).toEqual([]);
  const whole = await world.stetWith({ columns: 1000, isTerminal }, ...typed);
  if (!args.includes("check")) expect(out.split(/\s+/)).toEqual(whole.out.split(/\s+/));
});

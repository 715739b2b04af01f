/** A run that was killed (kill -9) between two looks: what its archive says then, and after the next run. */
import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { instantAfter } from "../../lib/article/instant.ts";
import { saying, withNames } from "./run-stet.ts";
import { clockWith, watchedSite } from "./watched-site.ts";

const second = 1000;
const minute = 60 * second;

/** A copy of the archive as a process leaves it that is killed when its first look has become a version. */
async function killed() {
  const { world, urls, folder, names } = await watchedSite(["/news/ferry", "/news/mill"]);
  await world.stet("add", ...urls);
  const copied = () => cp(join(folder, "archive"), join(folder, "killed"), { recursive: true });
  const clock = clockWith(world.io.clock, [[instantAfter(world.io.clock.now(), 12 * second), copied]]);
  const told = await world.stetWith({ clock }, "check");
  expect(told.out).toMatch(/^.* first .*ferry .*\n.* first .*mill .*\n$/);
  const all = { ...names, [join(folder, "killed")]: "ARCHIVE" };
  const stet = async (...args: string[]) =>
    withNames(
      await world.stetWith({ env: { STET_ALLOW_LOOPBACK: "1", STET_ARCHIVE: "killed" } }, ...args),
      all,
    );
  await world.io.clock.sleep(10 * minute);
  return { stet, urls, at: (name: string) => join(folder, "killed", name) };
}

it("has versions whose looks are not on record: verify says so, and that nothing was altered", async () => {
  const { stet } = await killed();
  const { code, out, err } = await stet("verify");
  expect([code, err]).toEqual([0, ""]);
  expect(out.split("\n").slice(0, 3)).toEqual([
    "ARCHIVE: nothing was altered",
    "1 record, 0 events, 1 text and 1 payload hashed again; 0 looks on record",
    "looks not on record: the run that made this version died before it wrote its lines, or is still at work; the next look at each article writes them",
  ]);
});

it("is told from lines that were taken out: no run has left them unwritten", async () => {
  const { stet, at } = await killed();
  await stet("check");
  expect((await stet("verify")).out).toMatch(/: nothing was altered\n.*; 3 looks on record\n/);
  await rm(at("checks"), { recursive: true });
  const { code, out } = await stet("verify");
  expect(code).toBe(4);
  expect(out).toMatch(/: incomplete: 1 missing\n {2}missing: checks\/\n {4}holds no line of any look/);
});

it.each([
  ["the next run", []],
  ["a rebuilding and the next run", ["rebuild"]],
])("has its line written by %s, once", async (_, first) => {
  const { stet, urls } = await killed();
  for (const command of first) await stet(command);
  await stet("check", "--all");
  await stet("check", "--all");
  expect(await stet("log", "--checks", urls[0] ?? "")).toEqual(
    saying(`Ferry to Ammer Isle runs again
http://HOST/news/ferry
watched since 2024-03-01 08:00:00Z, often at first, then less and less

2024-03-01 08:00:10Z  first         kept as version 1 (this line was written later, from the record: the run died before it could)
2024-03-01 08:10:25Z  unchanged     the same bytes
2024-03-01 08:10:35Z  unchanged     the same bytes

3 looks, 3 of which found the article or that it was gone
no gaps; a look that comes up to 20 min late makes none
longest time in which an edit and its return would not have been seen: 10 min 15 s, from 2024-03-01 08:00:10Z to 2024-03-01 08:10:25Z
`),
  );
});

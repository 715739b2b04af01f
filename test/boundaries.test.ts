/** The rules of the house, held against every source file of lib/ and functions/, and the rules against themselves. */
import { readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { breachesOf, libraryOf } from "./boundaries/breaches.ts";
import { ambientPlaces, libraries, limits, readableFiles, rooms } from "./boundaries/house-rules.ts";
import { readSource } from "./boundaries/source-facts.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

async function sourcesIn(folder: string): Promise<string[]> {
  const names = await readdir(join(root, folder), { recursive: true });
  return names
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${folder}/${name.split(sep).join("/")}`)
    .sort();
}

const sources = [...(await sourcesIn("lib")), ...(await sourcesIn("functions"))];
const tests = await sourcesIn("test");
const textOf = (path: string): Promise<string> => readFile(join(root, path), "utf8");

describe("the boundaries between rooms", () => {
  it.each(sources)("are kept in %s", async (path) => {
    expect(breachesOf(path, await textOf(path))).toEqual([]);
  });

  it.each(tests)(`leave no test longer than ${limits.fileLines} lines: %s`, async (path) => {
    const lines = (await textOf(path)).trimEnd().split("\n").length;
    expect(lines).toBeLessThanOrEqual(limits.fileLines);
  });
});

describe("the rules of the house", () => {
  it("lead inward: no room can reach itself through others", () => {
    const reach = (room: string, passed: readonly string[]): string[] =>
      (rooms[room] ?? []).flatMap((next) =>
        passed.includes(next) ? [] : [next, ...reach(next, [...passed, next])],
      );
    for (const room of Object.keys(rooms)) expect(reach(room, [])).not.toContain(room);
  });

  it("list no library that nothing imports any more", async () => {
    const imported = new Set<string>();
    for (const path of sources) {
      for (const { specifier } of readSource(path, await textOf(path)).imports)
        imported.add(libraryOf(specifier));
    }
    expect(Object.keys(libraries).filter((name) => !imported.has(name))).toEqual([]);
  });

  it("name only places where something stands", () => {
    const places = [
      ...Object.values(libraries).flatMap((rule) => rule?.where ?? []),
      ...Object.values(ambientPlaces).flat(),
      ...Object.values(readableFiles).flatMap((where) => where ?? []),
    ];
    const empty = places.filter((place) => !sources.some((path) => path.startsWith(place)));
    expect(empty).toEqual([]);
  });
});

/** 200 hostile texts in an archive, told by the commands a person types: no control reaches the terminal, no cell is a formula. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { createMemoryStore, emptyBucket } from "../archive/memory-store.ts";
import { articleWith } from "../compare/articles.ts";
import { hostileTexts } from "../hostile-texts.ts";
import { plant, plantingPorts } from "../publish/planted-archive.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { createWorld } from "./run-stet.ts";

const url = "https://news.example/hostile";

async function archived() {
  const bucket = emptyBucket();
  const hostile = hostileTexts.slice(0, 10).map((text) => ({ kind: "correction" as const, text }));
  await plant(plantingPorts(createMemoryStore({ bucket })), {
    url,
    says: [
      articleWith(["As before."]),
      articleWith(hostileTexts, {
        headline: {
          text: hostileTexts[21] ?? "",
          reason: hostileTexts[25] ?? "",
          candidates: { h1: hostileTexts[25] ?? "" },
        },
        standfirst: hostileTexts[28] ?? "",
        bylines: [...hostileTexts.slice(20, 36)],
        notices: hostile,
      }),
    ],
  });
  const folder = await temporaryFolder();
  await mkdir(join(folder, "archive"));
  await writeFile(join(folder, "archive", "archive.json"), '{ "format": 1, "layout": 1, "shards": 2 }');
  for (const [key, { bytes }] of bucket.objects) {
    await mkdir(dirname(join(folder, "archive", key)), { recursive: true });
    await writeFile(join(folder, "archive", key), bytes);
  }
  return createWorld(folder);
}

/** What a terminal obeys, or what turns a line round or hides in it; ends of lines are ours. */
const acting = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\p{Cs}]/u;

/** RFC 4180. */
function cellsOf(table: string): string[] {
  const cells = table.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g);
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "");
}

describe("hostile text", () => {
  it.each([["log"], ["log", "--checks"], ["show"], ["diff"], ["diff", "--format", "markdown"]])(
    "on a terminal acts nowhere: stet %s",
    async (...args) => {
      const { stetWith } = await archived();
      const [command = "", ...rest] = args;
      const isTerminal = { out: true, err: true };
      const { out, err } = await stetWith({ isTerminal, env: { NO_COLOR: "1" } }, command, url, ...rest);
      expect(acting.exec((out + err).replaceAll("\n", ""))?.[0]).toBeUndefined();
      expect(out.length).toBeGreaterThan(50);
    },
  );

  it("in a table is no formula", async () => {
    const { stet } = await archived();
    const { out } = await stet("diff", url, "--format", "csv");
    expect(out.length).toBeGreaterThan(1000);
    expect(cellsOf(out).filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });
});

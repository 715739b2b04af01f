/**
 * `npm run add-release`: writes fixtures/archives/<version>/, an archive as the present release makes it, so that every
 * later one can be held against it: a small life of one invented article. Done once for a release, before it is made;
 * what lies there already is never written again.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createFolderStore } from "../../lib/archive/folder-store.ts";
import { openArchive } from "../../lib/archive/layout.ts";
import { type Instant, instantAfter } from "../../lib/article/instant.ts";
import { decodePayload } from "../../lib/capture/decode.ts";
import type { CheckPorts } from "../../lib/pipeline/ports.ts";
import { runShard } from "../../lib/pipeline/run-shard.ts";
import { addWatches } from "../../lib/pipeline/watches.ts";
import { realExtractor, tool } from "../../lib/real-checks.ts";
import { capturedPage, plainLookPorts, simulatedWeb } from "../pipeline/simulated-article.ts";
import { answered } from "../pipeline/story.ts";

export const releasesFolder = join(import.meta.dirname, "../../fixtures/archives");
export const releaseUrl = "https://courier.example/news/ferry-runs-again";

const beginning: Instant = "2026-03-01T08:00:00.000Z";
const hour = 60 * 60 * 1000;

interface Page {
  readonly boats: string;
  readonly advert: string;
}

/** As it would be served at one look; without parts it is gone (410). */
export function releasePage({ boats, advert }: Page): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Ferry runs again</title></head><body>
<article><h1>Ferry to Ammer Isle runs again</h1>
<p>The ferry to Ammer Isle runs again from Saturday, the harbour office of Tolle said, after nine weeks in which the island could be reached by fishing boat alone.</p>
<p>In those weeks ${boats} boats carried post, flour and the schoolteacher, Mirna Oster, who says that she was late on two mornings only.</p>
<p>The ferry's engine had been sent to the mainland in December. It came back in parts, and was put together on the quay.</p>
</article><aside class="advert">${advert}</aside></body></html>
`;
}

const life: readonly (Page | undefined)[] = [
  { boats: "14", advert: "Rope." },
  { boats: "14", advert: "Tar." },
  { boats: "41", advert: "Tar." },
  undefined,
  { boats: "14", advert: "Nets." },
];

/** The ports of looks at this article, on a clock that goes on by an hour for each. */
export async function releaseWorld(place: string, from: Instant = beginning) {
  let at = from;
  let page: Page | undefined = life[0];
  const now = () => at;
  const store = createFolderStore(place, { now });
  const { shards } = await openArchive(store, { create: true, shards: 1 });
  const ports: CheckPorts = {
    ...plainLookPorts,
    decode: decodePayload,
    extractor: realExtractor,
    tool,
    store,
    shards,
    clock: { now, sleep: async () => {} },
    chance: { runId: () => `run${String(Date.parse(at) / hour).padStart(9, "0")}`, fraction: () => 0 },
    web: simulatedWeb(now, async ({ url }) => {
      if (page === undefined) return answered("gone", 410, url)(at);
      const headers: [string, string][] = [["content-type", "text/html; charset=utf-8"]];
      const html = releasePage(page);
      return { ...capturedPage(url, at, "", "", headers), ...payloadOf(html) };
    }),
  };
  return {
    ports,
    async look(next: Page | undefined): Promise<void> {
      page = next;
      at = instantAfter(at, hour);
      for (let shard = 0; shard < shards; shard++)
        await runShard(ports, { shard, which: "all", patience: Number.POSITIVE_INFINITY });
    },
  };
}

function payloadOf(html: string) {
  const payload = new TextEncoder().encode(html);
  return { payload, page: { html, encoding: "utf-8", encodingRule: "content-type" as const } };
}

async function addRelease(): Promise<void> {
  const place = join(releasesFolder, tool.version);
  if (existsSync(place)) {
    process.stderr.write(`${place} is there already: a release's archive is written once\n`);
    process.exitCode = 1;
    return;
  }
  const { ports, look } = await releaseWorld(place);
  await addWatches(ports, [{ url: releaseUrl, askedBy: "person" }]);
  for (const page of life) await look(page);
}

if (process.argv[1] === import.meta.filename) await addRelease();

import { describe, expect, it } from "vitest";
import { readPayload } from "../../lib/archive/read-payload.ts";
import { type Instant, instantAfter } from "../../lib/article/instant.ts";
import { readHistory, readVersion } from "../../lib/pipeline/history.ts";
import type { CheckPorts } from "../../lib/pipeline/ports.ts";
import { rebuildTimetable } from "../../lib/pipeline/rebuild.ts";
import { runShard } from "../../lib/pipeline/run-shard.ts";
import { readTimetable } from "../../lib/pipeline/timetable-store.ts";
import { addWatches, retireWatches } from "../../lib/pipeline/watches.ts";
import { entryIn } from "../../lib/watch/timetable-rows.ts";
import { createMemoryStore, emptyBucket } from "../archive/memory-store.ts";
import { capturedPage, pageOf, plainLookPorts, simulatedWeb } from "./simulated-article.ts";

const hour = 60 * 60 * 1000;
const one = "https://a.example/one";
const two = "https://a.example/two";

/** One shard; its page says what `text` says. */
class World {
  at: Instant = "2024-03-01T08:00:00.000Z";
  text = pageOf("A");
  runs = 0;
  readonly bucket = emptyBucket();
  readonly ports: CheckPorts;

  constructor() {
    const now = () => this.at;
    this.ports = {
      ...plainLookPorts,
      store: createMemoryStore({ bucket: this.bucket, now }),
      shards: 1,
      clock: { now, sleep: async () => {} },
      chance: { runId: () => `run${++this.runs}`, fraction: () => 0 },
      web: simulatedWeb(now, async ({ url }) => capturedPage(url, now(), this.text, now())),
    };
  }

  add(url: string) {
    return addWatches(this.ports, [{ url, askedBy: "person" }]);
  }

  async look(): Promise<Instant> {
    this.at = instantAfter(this.at, hour);
    await runShard(this.ports, { shard: 0, which: "all", patience: Number.POSITIVE_INFINITY });
    return this.at;
  }

  async entry(articleId: string) {
    return entryIn((await readTimetable(this.ports, 0)).value, articleId);
  }
}

/** The ports, with something that happens the first time a listing under this prefix is asked for. */
function meanwhile(ports: CheckPorts, prefix: string, happens: () => Promise<unknown>): CheckPorts {
  let happened = false;
  return {
    ...ports,
    store: {
      ...ports.store,
      async *list(listed, after) {
        yield* ports.store.list(listed, after);
        if (!happened && listed.startsWith(prefix)) {
          happened = true;
          await happens();
        }
      },
    },
  };
}

describe("while a timetable is rebuilt", () => {
  it("what is taken up stays taken up", async () => {
    const world = new World();
    await world.add(one);
    await rebuildTimetable(meanwhile(world.ports, "articles/", () => world.add(two)));
    expect((await readTimetable(world.ports, 0)).value.articles.size).toBe(2);
  });

  it("what is retired stays retired", async () => {
    const world = new World();
    const [added] = await world.add(one);
    const articleId = added?.articleId ?? "";
    await rebuildTimetable(
      meanwhile(world.ports, "articles/", () => retireWatches(world.ports, [articleId])),
    );
    expect(await world.entry(articleId)).toBeUndefined();
  });

  it("what is looked at is not forgotten", async () => {
    const world = new World();
    const [added] = await world.add(one);
    await world.look();
    await rebuildTimetable(meanwhile(world.ports, "checks/", () => world.look()));
    expect((await world.entry(added?.articleId ?? ""))?.lastLook?.at).toBe(world.at);
  });

  it("what hosts said is kept", async () => {
    const world = new World();
    await world.add(one);
    await world.look();
    const { hosts } = (await readTimetable(world.ports, 0)).value;
    expect(hosts["a.example"]?.lastRequestAt).toBeDefined();
    await rebuildTimetable(world.ports);
    expect((await readTimetable(world.ports, 0)).value.hosts).toEqual(hosts);
  });
});

describe("a watch that is retired and taken up again", () => {
  it("knows the last look that saw the newest version, and says when it was not watched", async () => {
    const world = new World();
    const [added] = await world.add(one);
    await world.look();
    const lastSeen = await world.look();
    world.at = instantAfter(world.at, hour);
    await retireWatches(world.ports, [added?.articleId ?? ""]);
    const retiredAt = world.at;
    world.at = instantAfter(world.at, 5 * hour);
    const [again] = await world.add(one);
    expect([again?.added, again?.watch.pauses, again?.watch.since]).toEqual([
      "again",
      [{ from: retiredAt, to: world.at }],
      added?.watch.since,
    ]);
    expect((await world.entry(added?.articleId ?? ""))?.dueAt).toBe(world.at);
    world.text = pageOf("B");
    await world.look();
    const { records } = await readHistory(world.ports.store, one);
    expect(records[1]?.predecessor?.lastSeenAt).toBe(lastSeen);
  });
});

describe("what was altered", () => {
  it.each([
    ["a record", /versions\/00000001\/record\.json$/, (text: string) => text.replace('"stet"', '"else"')],
    ["a payload", /^payloads\//, () => "tampered"],
    ["a text", /\/texts\//, (text: string) => text.replaceAll("harbour", "garden")],
  ])("%s is refused by name when it is read", async (_, pattern, alter) => {
    const world = new World();
    const [added] = await world.add(one);
    await world.look();
    for (const state of ["B", "C"]) {
      world.text = pageOf(state);
      await world.look();
    }
    for (const [key, object] of world.bucket.objects) {
      if (!pattern.test(key)) continue;
      const bytes = new TextEncoder().encode(alter(new TextDecoder().decode(object.bytes)));
      world.bucket.objects.set(key, { ...object, bytes });
    }
    const articleId = added?.articleId ?? "";
    await expect(readEverything(world.ports, articleId)).rejects.toMatchObject({
      name: "DamagedObjectError",
    });
  });

  it("a version that is missing between others is named", async () => {
    const world = new World();
    await world.add(one);
    for (const state of ["A", "B", "C"]) {
      world.text = pageOf(state);
      await world.look();
    }
    for (const key of [...world.bucket.objects.keys()]) {
      if (key.includes("/versions/00000002/")) world.bucket.objects.delete(key);
    }
    await expect(readHistory(world.ports.store, one)).rejects.toThrow(/00000002\/record\.json: is missing/);
  });
});

async function readEverything(ports: CheckPorts, articleId: string): Promise<void> {
  const { records } = await readHistory(ports.store, one);
  for (const { version, payloadDigest } of records) {
    await readVersion(ports.store, articleId, version);
    await readPayload(ports.store, payloadDigest);
  }
}

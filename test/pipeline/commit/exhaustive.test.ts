/** One check of one article, disturbed at every call to the store in every way there is, one after the other. */
import { describe, expect, it } from "vitest";
import { articleIdOf } from "../../../lib/archive/keys.ts";
import { DamagedObjectError, StoreUnavailableError } from "../../../lib/article/errors.ts";
import { runShard } from "../../../lib/pipeline/run-shard.ts";
import { addWatches } from "../../../lib/pipeline/watches.ts";
import { CrashedError, everyFault, type Fault } from "../../archive/memory-line.ts";
import { createMemoryStore, emptyBucket, type MemoryStoreOptions } from "../../archive/memory-store.ts";
import { seededRandom } from "../../seeded-random.ts";
import { simulatedUrl } from "../simulated-article.ts";
import { createChangingPage, type PageState, steady, texts } from "./changing-page.ts";
import { faultsOf } from "./checker.ts";
import { processPorts } from "./process-ports.ts";
import { createWitness } from "./witness.ts";

const [a, b] = texts;

/** What the page says at the looks before the one that is disturbed, at that one, and at the two after it. */
interface Life {
  readonly before: readonly PageState[];
  readonly disturbed: PageState;
  readonly after: PageState;
}

const lives: Readonly<Record<string, Life>> = {
  "the first look": { before: [], disturbed: a, after: a },
  "the first look, and another text after it": { before: [], disturbed: a, after: b },
  "an unchanged look": { before: [a], disturbed: a, after: a },
  "a changed look": { before: [a], disturbed: b, after: b },
  "a changed look, and the old text after it": { before: [a], disturbed: b, after: a },
  "a return to an earlier text": { before: [a, b], disturbed: a, after: a },
  "a removal": { before: [a], disturbed: "gone", after: "gone" },
  "a removal, and the text after it": { before: [a], disturbed: "gone", after: a },
  "a text that is there again": { before: [a, "gone"], disturbed: b, after: b },
};

const hour = 60 * 60_000;

class World {
  readonly bucket = emptyBucket();
  readonly page = createChangingPage(seededRandom(1), steady);
  readonly articleId = articleIdOf(new URL(simulatedUrl));
  readonly witness = createWitness(this.bucket, this.articleId, this.page.now);
  private runs = 0;

  ports(options: MemoryStoreOptions) {
    const store = createMemoryStore({
      bucket: this.bucket,
      now: () => this.page.clock(0),
      onTheWay: this.page.send,
      ...options,
    });
    const turn = async () => {};
    return processPorts({
      page: this.page,
      store,
      skew: 0,
      turn,
      fraction: () => 0,
      runNumber: () => ++this.runs,
    });
  }

  async look(state: PageState, options: MemoryStoreOptions = {}): Promise<void> {
    this.page.wait(hour);
    this.page.say(state);
    const beganAt = this.page.now();
    const { problems } = await runShard(this.ports(options), {
      shard: 0,
      which: "all",
      patience: Number.POSITIVE_INFINITY,
      onLook: (look) => this.witness.saw(look, beganAt),
    });
    for (const { error } of problems) throw error;
  }
}

/** How many calls the disturbed look made, and everything that is wrong with what it left. */
async function disturbed(life: Life, at: number, fault: Fault | undefined) {
  const world = new World();
  await addWatches(world.ports({}), [{ url: simulatedUrl, askedBy: "person" }]);
  for (const state of life.before) await world.look(state);
  let calls = 0;
  const faults: MemoryStoreOptions["faults"] = ({ number }) => {
    calls = number;
    return number === at ? fault : undefined;
  };
  const problems: string[] = [];
  try {
    await world.look(life.disturbed, { faults });
  } catch (error) {
    const isDeath = error instanceof CrashedError || error instanceof StoreUnavailableError;
    const isDamage = fault === "flipped-bit" && error instanceof DamagedObjectError;
    if (!isDeath && !isDamage) problems.push(`unexpected: ${String(error)}`);
  }
  for (let count = 0; count < 2; count++) await world.look(life.after);
  problems.push(...(await faultsOf(world.bucket, world.articleId, world.page, world.witness)));
  return { calls, problems };
}

describe("every call to the store, disturbed in every way", () => {
  it.each(Object.entries(lives))("%s", async (_, life) => {
    const { calls, problems } = await disturbed(life, 0, undefined);
    expect(problems).toEqual([]);
    expect(calls).toBeGreaterThan(6);
    const found: string[] = [];
    for (const fault of everyFault) {
      for (let call = 1; call <= calls; call++) {
        const { problems: left } = await disturbed(life, call, fault);
        if (left.length > 0) found.push(`${fault} at call ${call}: ${left.join("; ")}`);
      }
    }
    expect(found).toEqual([]);
  });
});

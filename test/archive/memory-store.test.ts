/** The store that other tests stand on, tested first: it keeps the contract, and fails where it is told to. */
import { describe, expect, it } from "vitest";
import type { ObjectFacts } from "../../lib/archive/store.ts";
import { seededRandom } from "../seeded-random.ts";
import { createTurns } from "../turns.ts";
import { drawnFaults, type Fault } from "./memory-line.ts";
import { createMemoryStore, emptyBucket } from "./memory-store.ts";
import { storeContract } from "./store-contract.ts";

storeContract("the store in memory", async () => {
  const bucket = emptyBucket();
  return { store: createMemoryStore({ bucket }), another: createMemoryStore({ bucket }) };
});

storeContract("the store in memory, when every third call is answered badly at first", async () => {
  const bucket = emptyBucket();
  const random = seededRandom(3);
  const faults = drawnFaults(random, { "409": 0.1, "500": 0.1, "503": 0.1 });
  return { store: createMemoryStore({ bucket, faults }), another: createMemoryStore({ bucket, faults }) };
});

const facts: ObjectFacts = { contentType: "text/plain" };
const bytes = new TextEncoder().encode("own");

const failing = (fault: Fault) =>
  createMemoryStore({ faults: ({ number }) => (number === 1 ? fault : undefined) });

describe("a fault at the first call", () => {
  it.each([
    ["crash-before", "CrashedError", false],
    ["crash-after", "CrashedError", true],
    ["unavailable", "StoreUnavailableError", false],
    ["lost-answer", "StoreUnavailableError", true],
  ] as const)("%s throws a %s", async (fault, name, written) => {
    const store = failing(fault);
    await expect(store.putIfAbsent("key", bytes, facts)).rejects.toMatchObject({ name });
    expect(store.bucket.objects.has("key")).toBe(written);
  });

  it.each([
    ["409", { put: 2, get: 0 }],
    ["500", { put: 2, get: 0 }],
    ["503", { put: 2, get: 0 }],
    ["412", { put: 2, get: 1 }],
  ] as const)("%s is got over, at the cost of more requests", async (fault, cost) => {
    const store = failing(fault);
    expect(await store.putIfAbsent("key", bytes, facts)).toBe("created");
    expect(store.requests).toMatchObject(cost);
    expect(store.calls.putIfAbsent).toBe(1);
  });

  it("ends the process that crashed, and no other", async () => {
    const bucket = emptyBucket();
    const crashing = createMemoryStore({ bucket, faults: () => "crash-after" });
    await expect(crashing.putIfAbsent("key", bytes, facts)).rejects.toMatchObject({ name: "CrashedError" });
    expect(crashing.crashed).toBe(true);
    await expect(crashing.get("key")).rejects.toMatchObject({ name: "CrashedError" });
    expect(crashing.calls.get).toBe(0);
    expect((await createMemoryStore({ bucket }).get("key"))?.bytes).toEqual(bytes);
  });

  it("says exists when another took the place of a write whose answer was lost", async () => {
    const bucket = emptyBucket();
    const store = createMemoryStore({
      bucket,
      faults: () => "412",
      turn: async () => {
        // After the first request has taken effect, someone replaces the object.
        if (store.requests.put === 2)
          bucket.objects.set("key", { bytes: new Uint8Array(), tag: "other", facts });
      },
    });
    expect(await store.putIfAbsent("key", bytes, facts)).toBe("exists");
  });
});

describe("seeded faults", () => {
  it("come as often as their rates say, the same for the same seed", () => {
    const draw = (seed: number) => {
      const next = drawnFaults(seededRandom(seed), { "crash-before": 0.2, "503": 0.3 });
      return Array.from({ length: 2000 }, (_, number) => next({ verb: "get", key: "", number }));
    };
    const share = (fault?: Fault) => draw(1).filter((drawn) => drawn === fault).length / 2000;
    expect(share("crash-before")).toBeCloseTo(0.2, 1);
    expect(share("503")).toBeCloseTo(0.3, 1);
    expect(share(undefined)).toBeCloseTo(0.5, 1);
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });
});

describe("turns", () => {
  const interleave = async (seed: number): Promise<string> => {
    const turns = createTurns(seededRandom(seed));
    const order: number[] = [];
    const work = async (writer: number): Promise<void> => {
      for (let step = 0; step < 4; step += 1) {
        await turns.turn();
        order.push(writer);
      }
    };
    await turns.run([0, 1, 2].map(work));
    return order.join("");
  };

  it("give one interleaving for one seed, and another for another", async () => {
    const first = await interleave(1);
    expect(first).toHaveLength(12);
    expect(await interleave(1)).toBe(first);
    const seen = new Set(await Promise.all(Array.from({ length: 20 }, (_, seed) => interleave(seed))));
    expect(seen.size).toBeGreaterThan(15);
  });

  it("say so when every task waits for something else", async () => {
    const never = new Promise<void>(() => undefined);
    await expect(createTurns(seededRandom(1)).run([never])).rejects.toThrow(/1 of 1 tasks/);
  });
});

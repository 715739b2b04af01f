/** The contract when several write at once: one wins, nothing is lost, nothing is seen half. */
import { expect, it } from "vitest";
import type { ObjectStore } from "../../../lib/archive/store.ts";
import { bytesOf, facts, type Open, put, tagOf, textAt, textOf } from "./store-under-test.ts";

const writers = Array.from({ length: 16 }, (_, number) => `writer ${number}`);

export function races(open: Open): void {
  it("lets exactly one of many create", async () => {
    const { store, another } = await open();
    const answers = await Promise.all(
      writers.map((writer, number) =>
        (number % 2 === 0 ? store : another).putIfAbsent("slot", bytesOf(writer), facts),
      ),
    );
    const winners = writers.filter((_, number) => answers[number] === "created");
    expect(winners).toHaveLength(1);
    expect(await textAt(store, "slot")).toBe(winners[0]);
  });

  it("lets exactly one of many replace under one tag", async () => {
    const { store, another } = await open();
    await put(store, "state", "start");
    const tag = await tagOf(store, "state");
    const answers = await Promise.all(
      writers.map((writer, number) =>
        (number % 2 === 0 ? store : another).replaceIfUnchanged("state", tag, bytesOf(writer), facts),
      ),
    );
    const winners = writers.filter((_, number) => answers[number] !== undefined);
    expect(winners).toHaveLength(1);
    expect(await textAt(store, "state")).toBe(winners[0]);
  });

  it("loses no step of a counter that several count on", async () => {
    const { store, another } = await open();
    await put(store, "counter", "0");
    const step = async (by: ObjectStore): Promise<void> => {
      const object = await by.get("counter");
      const next = bytesOf(String(Number(textOf(object?.bytes)) + 1));
      const done = await by.replaceIfUnchanged("counter", object?.tag ?? "", next, facts);
      if (done === undefined) await step(by);
    };
    const count = async (by: ObjectStore): Promise<void> => {
      for (let steps = 0; steps < 5; steps += 1) await step(by);
    };
    await Promise.all([store, another, store, another].map(count));
    expect(await textAt(store, "counter")).toBe("20");
  }, 60_000);

  it("never shows half an object", async () => {
    const { store, another } = await open();
    const [first, second] = [new Uint8Array(2_000_000).fill(1), new Uint8Array(1_000_000).fill(2)];
    const written = new AbortController();
    const seen = new Set<string>();
    const look = async (): Promise<void> => {
      while (!written.signal.aborted) {
        const bytes = (await another.get("big"))?.bytes;
        const whole = bytes?.every((byte) => byte === bytes[0]) ?? true;
        seen.add(bytes === undefined ? "nothing" : `${whole ? "all" : "mixed"} ${bytes[0]} ${bytes.length}`);
      }
    };
    const looking = look();
    await store.putIfAbsent("big", first, facts);
    await store.replaceIfUnchanged("big", await tagOf(store, "big"), second, facts);
    written.abort();
    await looking;
    const allowed = ["nothing", "all 1 2000000", "all 2 1000000"];
    expect([...seen].filter((sight) => !allowed.includes(sight))).toEqual([]);
  });
}

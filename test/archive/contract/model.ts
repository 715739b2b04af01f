/** The contract as one property: any sequence of verbs leaves what a map would hold. */

import { expect } from "vitest";
import type { ObjectStore } from "../../../lib/archive/store.ts";
import { fc } from "../../seeded-properties.ts";
import { bytesOf, facts, keysOf, type Open, textAt } from "./store-under-test.ts";

const modelKeys = ["k/1", "k/2", "k/2x", "l"];
const keyArbitrary = fc.constantFrom(...modelKeys);
const textArbitrary = fc.string({ maxLength: 4 });
const stepArbitrary = fc.oneof(
  fc.record({ verb: fc.constant("put"), key: keyArbitrary, text: textArbitrary }),
  fc.record({ verb: fc.constant("replace"), key: keyArbitrary, text: textArbitrary }),
  fc.record({ verb: fc.constant("replace-stale"), key: keyArbitrary, text: textArbitrary }),
  fc.record({ verb: fc.constant("delete"), key: keyArbitrary, text: fc.constant("") }),
);
type Step = { verb: string; key: string; text: string };

export async function modelled(open: Open): Promise<void> {
  const property = fc.asyncProperty(fc.array(stepArbitrary, { maxLength: 12 }), async (steps) => {
    const { store } = await open();
    const model = new Map<string, string>();
    for (const step of steps) await takeStep(store, model, step);
    expect(await keysOf(store, "")).toEqual([...model.keys()].sort());
    for (const key of modelKeys) expect(await textAt(store, key)).toBe(model.get(key));
  });
  await fc.assert(property, { numRuns: 30 });
}

async function takeStep(store: ObjectStore, model: Map<string, string>, { verb, key, text }: Step) {
  if (verb === "delete") {
    await store.delete(key);
    model.delete(key);
  } else if (verb === "put") {
    const answer = await store.putIfAbsent(key, bytesOf(text), facts);
    expect(answer).toBe(model.has(key) ? "exists" : "created");
    if (answer === "created") model.set(key, text);
  } else {
    const tag = verb === "replace" ? (await store.get(key))?.tag : '"no such tag"';
    const answer = await store.replaceIfUnchanged(key, tag ?? '"none"', bytesOf(text), facts);
    expect(answer !== undefined).toBe(verb === "replace" && model.has(key));
    if (answer !== undefined) model.set(key, text);
  }
}

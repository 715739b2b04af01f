/** What the parts of the contract share: the place under test, and short ways to put and to look. */
import { expect } from "vitest";
import type { ObjectFacts, ObjectStore } from "../../../lib/archive/store.ts";
import { seededRandom } from "../../seeded-random.ts";

interface StoreUnderTest {
  readonly store: ObjectStore;
  /** Another process's view of the same place. */
  readonly another: ObjectStore;
}

export type Open = () => Promise<StoreUnderTest>;

export const facts: ObjectFacts = { contentType: "application/octet-stream" };
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const textOf = (bytes: Uint8Array | undefined): string | undefined =>
  bytes === undefined ? undefined : new TextDecoder().decode(bytes);

export async function put(store: ObjectStore, key: string, text = key): Promise<void> {
  expect(await store.putIfAbsent(key, bytesOf(text), facts)).toBe("created");
}

export async function textAt(store: ObjectStore, key: string): Promise<string | undefined> {
  return textOf((await store.get(key))?.bytes);
}

export async function tagOf(store: ObjectStore, key: string): Promise<string> {
  const object = await store.get(key);
  if (object === undefined) throw new Error(`${key} should be there`);
  return object.tag;
}

export async function keysOf(store: ObjectStore, prefix: string, after?: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix, after)) keys.push(key);
  return keys;
}

export function noise(length: number, seed: number): Uint8Array {
  const random = seededRandom(seed);
  return Uint8Array.from({ length }, () => Math.floor(random() * 256));
}

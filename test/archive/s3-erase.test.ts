/** Deleting in a bucket that keeps versions: all of them go, but for what a lock holds. */
import { describe, expect, it } from "vitest";
import { jsonFacts } from "../../lib/archive/stored-json.ts";
import { openDouble } from "./open-double.ts";

const name = "archive/pre/fix/key";
const until = "2031-01-01T00:00:00.000Z";
const bytes = Buffer.from("words");

describe("deleting an object", () => {
  it("takes every version and delete marker with it, and none of another key that begins alike", async () => {
    const { double, store } = await openDouble();
    await store.putIfAbsent("key", bytes, jsonFacts);
    await store.putIfAbsent("key-ring", bytes, jsonFacts);
    double.earlier.set(name, [{ id: "v2", isMarker: true }, { id: "v1" }]);
    double.earlier.set(`${name}-ring`, [{ id: "v1" }]);
    await store.delete("key");
    expect([...double.objects.keys()]).toEqual([`${name}-ring`]);
    expect([double.earlier.get(name), double.earlier.get(`${name}-ring`)]).toEqual([[], [{ id: "v1" }]]);
  });

  it("passes a lock of governance mode", async () => {
    const { double, store } = await openDouble();
    double.earlier.set(name, [{ id: "v1", lock: { mode: "GOVERNANCE", until } }]);
    expect(await store.lockedUntil?.("key")).toBeUndefined();
    await store.delete("key");
    expect(double.earlier.get(name)).toEqual([]);
  });

  it("cannot pass one of compliance mode, and says until when it holds", async () => {
    const { double, store } = await openDouble();
    double.earlier.set(name, [{ id: "v1", lock: { mode: "COMPLIANCE", until } }]);
    expect(await store.lockedUntil?.("key")).toBe(until);
    await expect(store.delete("key")).rejects.toThrow(/access is denied/);
  });
});

/**
 * What every store promises (lib/archive/store.ts), asked of each in the same words. A store that passes may carry an
 * archive; one that answers wrongly here would lose or double versions.
 */
import { describe, it } from "vitest";
import { deletions, listings } from "./contract/listings.ts";
import { modelled } from "./contract/model.ts";
import { races } from "./contract/races.ts";
import { replacements, roundTrips } from "./contract/reads-and-writes.ts";
import type { Open } from "./contract/store-under-test.ts";

/** `open` gives an empty place at each call, and clears it away when its test is over. */
export function storeContract(name: string, open: Open): void {
  describe(`the store contract, on ${name}`, () => {
    describe("get and putIfAbsent", () => roundTrips(open));
    describe("replaceIfUnchanged", () => replacements(open));
    describe("several writers at once", () => races(open));
    describe("list", () => listings(open));
    describe("delete and clock", () => deletions(open));
    it("does what a map would do", () => modelled(open), 60_000);
  });
}

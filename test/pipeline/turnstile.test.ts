import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createTurnstile } from "../../lib/pipeline/turnstile.ts";

/** Acts that end when they are told to, and a note of who is inside and who came in when. */
function crowd(atOnce: number) {
  const inTurn = createTurnstile(atOnce);
  const order: string[] = [];
  const leave = new Map<string, (failure?: Error) => void>();
  const come = (name: string, urgency = 1) =>
    inTurn(urgency, () => {
      order.push(name);
      return new Promise<string>((resolve, reject) => {
        leave.set(name, (failure) => (failure === undefined ? resolve(name) : reject(failure)));
      });
    });
  const go = async (name: string, failure?: Error) => {
    leave.get(name)?.(failure);
    await setImmediate();
  };
  return { come, go, order };
}

describe("a turnstile", () => {
  it("lets no more in than it may, and the next when one leaves", async () => {
    const { come, go, order } = crowd(2);
    const all = Promise.all(["a", "b", "c", "d"].map((name) => come(name)));
    await setImmediate();
    expect(order).toEqual(["a", "b"]);
    await go("b");
    expect(order).toEqual(["a", "b", "c"]);
    for (const name of ["a", "c", "d"]) await go(name);
    expect(await all).toEqual(["a", "b", "c", "d"]);
  });

  it("lets the most urgent in first, and of equals the first that came", async () => {
    const { come, go, order } = crowd(1);
    const all = [come("a"), come("b", 1), come("c", 3), come("d", 1), come("e", 3)];
    for (const name of ["a", "c", "e", "b", "d"]) await go(name);
    await Promise.all(all);
    expect(order).toEqual(["a", "c", "e", "b", "d"]);
  });

  it("passes the place on when an act fails", async () => {
    const { come, go, order } = crowd(1);
    const failing = expect(come("a")).rejects.toThrow("broken");
    const next = come("b");
    await go("a", new Error("broken"));
    await failing;
    await go("b");
    expect(await next).toBe("b");
    expect(order).toEqual(["a", "b"]);
  });
});

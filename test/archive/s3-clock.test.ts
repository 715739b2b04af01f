/** The bucket's clock: what the Dates of its answers prove, and no more. */
import { describe, expect, it } from "vitest";
import { openDouble } from "./open-double.ts";

describe("the clock", () => {
  it("is the Date of the last answer, without a request of its own", async () => {
    const times = ["2020-01-01T00:00:00.000Z", "2020-01-01T00:10:00.000Z"];
    const { double, store } = await openDouble({ now: () => times.shift() ?? "2020-01-02T00:00:00.000Z" });
    await store.get("a");
    expect(await store.clock()).toBe("2020-01-01T00:00:00.000Z");
    await store.delete("a");
    expect(await store.clock()).toBe("2020-01-01T00:10:00.000Z");
    expect(double.requests).toHaveLength(2);
  });

  it("asks once when there has been no answer yet; a refusal tells the time as well", async () => {
    const { double, store } = await openDouble({ now: () => "2020-01-01T00:00:00.000Z" });
    expect(await store.clock()).toBe("2020-01-01T00:00:00.000Z");
    expect(await store.clock()).toBe("2020-01-01T00:00:00.000Z");
    expect(double.requests.map(({ method, key }) => `${method} ${key}`)).toEqual([
      "GET pre/fix/archive.json",
    ]);
  });

  it.each([
    ["goes on between answers", [["00:00:00", 0]], 90_000, "00:01:30.000"],
    [
      "does not fall back because a Date lacks the fraction",
      [
        ["00:00:10", 0],
        ["00:00:10", 800],
      ],
      900,
      "00:00:10.900",
    ],
    [
      "is set right by a Date that shows more of the second",
      [
        ["00:00:10", 0],
        ["00:00:11", 200],
      ],
      300,
      "00:00:11.100",
    ],
    [
      "follows a server that is set back",
      [
        ["00:10:00", 0],
        ["00:00:00", 100],
      ],
      200,
      "00:00:00.100",
    ],
    [
      "follows a server that went on while this process was frozen",
      [
        ["00:00:00", 0],
        ["00:30:00", 5],
      ],
      5,
      "00:30:00.000",
    ],
  ] as const)("%s", async (_, answers, at, expected) => {
    let elapsed = 0;
    let time = "";
    const { store } = await openDouble({ now: () => `2020-01-01T${time}Z`, elapsed: () => elapsed });
    for (const [date, when] of answers) {
      time = date;
      elapsed = when;
      await store.get("a");
    }
    elapsed = at;
    expect(await store.clock()).toBe(`2020-01-01T${expected}Z`);
  });
});

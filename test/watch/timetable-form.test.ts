import { describe, expect, it } from "vitest";
import type { Watch } from "../../lib/article/watch.ts";
import { leeway } from "../../lib/watch/cadence.ts";
import { earliestDue, emptyTimetable, newEntry, type Timetable } from "../../lib/watch/timetable.ts";
import { decodeTimetable, encodeTimetable } from "../../lib/watch/timetable-form.ts";
import {
  entriesDue,
  entriesIn,
  entryIn,
  withEntries,
  withoutArticles,
} from "../../lib/watch/timetable-rows.ts";

const since = (hour: number) => `2024-03-01T${String(hour).padStart(2, "0")}:00:00.000Z`;
const watch = (hour: number, targetUrl: string): Watch => ({
  format: 1,
  targetUrl,
  urlKey: "",
  cadence: "decay",
  askedBy: "person",
  since: since(hour),
});
/** Anything may stand in an address, so long as it stays on its line. */
const nine = newEntry(watch(9, 'https://b.example/},{"dueAt":"2020-01-01T00:00:00.000Z"},\n"x":{\u2028'));
const eight = newEntry(watch(8, "https://a.example/1"));
const filled: Timetable = withEntries(
  {
    ...emptyTimetable,
    lease: { holder: "me", takenAt: since(7), until: since(8) },
    hosts: { "a.example": {} },
  },
  [
    ["b.example/1~0123456789abcdef", nine],
    ["a.example/1~0123456789abcdef", eight],
  ],
);
const textOf = (timetable: Timetable) => Buffer.from(encodeTimetable(timetable)).toString("utf8");
const decode = (text: string) => decodeTimetable("watches/000.json", Buffer.from(text));

describe("a timetable as bytes", () => {
  it.each([
    ["empty", emptyTimetable],
    ["filled", filled],
  ])("comes back the same: %s", (_, timetable) => {
    const back = decode(textOf(timetable));
    expect({ ...back, articles: new Map(entriesIn(back)) }).toEqual({
      ...timetable,
      articles: new Map(entriesIn(timetable)),
    });
    expect(textOf(back)).toBe(textOf(timetable));
  });

  it("is JSON with one line for each watch, in the order of their ids", () => {
    expect(Object.keys(JSON.parse(textOf(filled)).articles)).toEqual([
      "a.example/1~0123456789abcdef",
      "b.example/1~0123456789abcdef",
    ]);
    expect(textOf(filled).split("\n")).toHaveLength(5);
  });

  it.each([
    ["nothing", ""],
    ["a cut", textOf(filled).slice(0, -20)],
    ["a missing end", textOf(filled).replace("}}\n", "")],
    ["another format", textOf(filled).replace('"format":1', '"format":2')],
    ["a row without its due time", textOf(filled).replace('"dueAt"', '"due"')],
    ["JSON laid out otherwise", JSON.stringify(JSON.parse(textOf(filled)), undefined, 2)],
  ])("is refused with the remedy: %s", (_, text) => {
    expect(() => decode(text)).toThrow(/^watches\/000\.json: .*`stet rebuild`/);
  });
});

describe("the rows of a timetable", () => {
  it("are found by due time", () => {
    expect(entriesDue(filled, since(8)).map(([articleId]) => articleId)).toEqual([
      "a.example/1~0123456789abcdef",
    ]);
    expect(entriesDue(filled, since(7))).toEqual([]);
  });

  it("that are not as their format says are refused when they are asked for, and only then", () => {
    const damaged = decode(textOf(filled).replace('"cadence":"decay"', '"cadence":"daily"'));
    expect(entryIn(damaged, "b.example/1~0123456789abcdef")).toEqual(nine);
    expect(() => entryIn(damaged, "a.example/1~0123456789abcdef")).toThrow(/`stet rebuild`/);
  });

  it("go when they are taken out; taking out what is not there changes nothing", () => {
    expect(entriesIn(withoutArticles(filled, ["b.example/1~0123456789abcdef"]))).toHaveLength(1);
    expect(withoutArticles(filled, ["c.example/1~0123456789abcdef"])).toBe(filled);
  });

  it("want a run when the first is due, or at the end of its leeway when it may wait", () => {
    const first = "a.example/1~0123456789abcdef";
    expect(earliestDue(filled, new Set())).toBe(since(8));
    expect(Date.parse(earliestDue(filled, new Set([first])) ?? "")).toBe(Date.parse(since(8)) + leeway);
    expect(earliestDue(emptyTimetable, new Set())).toBeUndefined();
  });
});

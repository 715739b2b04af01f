import { describe, expect, it } from "vitest";
import { readDays, readTime, readWords } from "../../lib/extract/dates.ts";

describe("readTime", () => {
  it.each([
    ["2031-05-04T06:30:00+01:00", "2031-05-04T06:30:00+01:00"],
    ["2031-05-04T06:30:00.000Z", "2031-05-04T06:30:00Z"],
    ["2031-05-04T06:30+0100", "2031-05-04T06:30:00+01:00"],
    ["2031-05-04 06:30:00", "2031-05-04T06:30:00"],
    ["2031-05-04", "2031-05-04"],
    ["20310504", "2031-05-04"],
    ["20310504T063000Z", "2031-05-04T06:30:00Z"],
    ["1935642600", "2031-05-04T06:30:00.000Z"],
    ["May 4, 2031", "2031-05-04"],
    ["Sunday, 4 May 2031 at 6:30", "2031-05-04"],
    ["4. Mai 2031", "2031-05-04"],
    ["4 de mayo de 2031", "2031-05-04"],
    ["1er août 2031", "2031-08-01"],
    ["2031年5月4日", "2031-05-04"],
    ["2031/5/4", "2031-05-04"],
    ["2031 May 4", "2031-05-04"],
    ["4-May-2031", "2031-05-04"],
    ["2031년 5월 4일", "2031-05-04"],
    ["4 مايو 2031", "2031-05-04"],
    ["4 мая 2031", "2031-05-04"],
    ["04.05.2031", "2031-05-04"],
    ["17/05/2031", "2031-05-17"],
    ["05/17/2031", "2031-05-17"],
  ])("%s is %s", (stated, value) => {
    expect(readTime(stated)).toBe(value);
  });

  it.each([
    ["which of day and month comes first", "04/05/2031"],
    ["a day that does not exist", "2031-02-31"],
    ["a month that no list names", "4 Zork 2031"],
    ["words", "last Sunday"],
  ])("leaves as stated what would take a guess: %s", (_, stated) => {
    expect(readTime(stated)).toBe(stated);
  });
});

it("a line without a day names none", () => {
  expect(readWords("The 14 boats of 2031 were lost")).toBeUndefined();
});

describe("readDays", () => {
  it.each([
    ["day first", "2031-05-04"],
    ["month first", "2031-04-05"],
  ] as const)("reads two numbers %s", (order, day) => {
    expect(readDays("04/05/2031", order).map((one) => one.day)).toEqual([day]);
  });

  it("finds every day of a line, in the line's order", () => {
    expect(readDays("Updated May 6, 2031, published 4 May 2031").map((one) => one.day)).toEqual([
      "2031-05-06",
      "2031-05-04",
    ]);
  });
});

/** Points in time as pages write them, brought to RFC 3339 where that takes no guess; otherwise left as they stand. */
import { months } from "./words/months.ts";

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ]+(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?)?$/i;
const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** RFC 3339: a date alone, or a point in time with its offset; the page's own words where they say neither. */
export function readTime(text: string): string {
  const stated = text.trim();
  const match = iso.exec(stated) ?? compact.exec(stated);
  if (match !== null) return compose(match) ?? stated;
  return readEpoch(stated) ?? readWords(stated) ?? stated;
}

function compose(match: RegExpExecArray): string | undefined {
  const [, year = "", month = "", day = "", hour, minute, second = "00", zone] = match;
  const date = `${year}-${month}-${day}`;
  if (!isDay(date)) return undefined;
  if (hour === undefined || zone === undefined)
    return hour === undefined ? date : `${date}T${hour}:${minute}:${second}`;
  return `${date}T${hour}:${minute}:${second}${offset(zone)}`;
}

/** JavaScript reads 31 February as 3 March. */
function isDay(date: string): boolean {
  const time = Date.parse(date);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

function offset(zone: string): string {
  if (/^[a-z]/i.test(zone)) return "Z";
  const digits = zone.slice(1).replace(":", "").padEnd(4, "0");
  return digits === "0000" ? "Z" : `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/** Seconds or milliseconds since 1970, told apart by size: between 2001 and 2286. */
function readEpoch(text: string): string | undefined {
  if (!/^\d{10}(?:\d{3})?$/.test(text)) return undefined;
  const time = Number(text) * (text.length === 10 ? 1000 : 1);
  return new Date(time).toISOString();
}

const dayFirst =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|º|er|\.)?[\s-]+(?:de\s+|of\s+)?(\p{L}{3,13})\.?,?[\s-]+(?:de\s+|del\s+)?(\d{4})(?!\d)/u;
const monthFirst = /(\p{L}{3,13})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u;
const yearFirst = /(?<!\d)(\d{4})\s*[年년./-]\s*(\d{1,2})\s*[月월./-]\s*(\d{1,2})(?!\d)/u;
const yearThenMonth = /(?<!\d)(\d{4})[\s,-]+(\p{L}{3,13})\.?[\s-]+(\d{1,2})(?!\d)/u;

/** The calendar day named in words or in year-month-day order; never the order that may be either of two. */
export function readWords(text: string): string | undefined {
  return readDays(text)[0]?.day;
}

/** The text without the calendar days named in it. */
export const withoutDays = (text: string): string =>
  [dayFirst, monthFirst, yearThenMonth, yearFirst].reduce(
    (rest, pattern) => rest.replace(pattern, " "),
    text,
  );

/** Which of day and month a page writes first where both are numbers. */
export type DayOrder = "day first" | "month first";

const numeric = /(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d])/u;

export interface NamedDay {
  readonly day: string;
  /** Where in the text it begins and ends. */
  readonly start: number;
  readonly end: number;
}

type Parts = readonly [string | undefined, string | undefined, string | undefined];
const monthOf = (name: string | undefined): string | undefined => {
  const month = name === undefined ? undefined : months.get(name.toLowerCase());
  return month === undefined ? undefined : String(month);
};

/** Every form of a day that takes no guess: where its year, month and day stand in a match. */
const certainForms: readonly (readonly [RegExp, (match: RegExpExecArray, order?: DayOrder) => Parts])[] = [
  [dayFirst, ([, day, month, year]) => [year, monthOf(month), day]],
  [monthFirst, ([, month, day, year]) => [year, monthOf(month), day]],
  [yearThenMonth, ([, year, month, day]) => [year, monthOf(month), day]],
  [yearFirst, ([, year, month, day]) => [year, month, day]],
];

/** With dots the day always comes first; otherwise as the numbers force it, or as the page's language has it. */
function numericParts([, first, mark, second, year]: RegExpExecArray, order: DayOrder | undefined): Parts {
  const isDayFirst =
    mark === "." || Number(first) > mostMonths || (order === "day first" && Number(second) <= mostMonths);
  if (isDayFirst) return [year, second, first];
  return order === "month first" || Number(second) > mostMonths
    ? [year, first, second]
    : [undefined, undefined, undefined];
}

const mostMonths = 12;

/** Whether the text says no more than a month of a year. */
export function isMonth(text: string): boolean {
  const [, name] = /^(\p{L}{3,13})\.?,? \d{4}$/u.exec(text) ?? [];
  return monthOf(name) !== undefined;
}

/** Days that one line names; more than any line about an article has. */
const mostDays = 6;

const forms = [...certainForms, [numeric, numericParts] as const].map(
  ([form, parts]) => [new RegExp(form.source, "gu"), parts] as const,
);

/** Without one no form of a day fits: most lines are read no further. */
const holdsYear = /\d{4}/;

/** Every calendar day named in a text, in order. Two numbers are told apart only where `order` says which comes first. */
export function readDays(text: string, order?: DayOrder): NamedDay[] {
  if (!holdsYear.test(text)) return [];
  const found: NamedDay[] = [];
  for (const [pattern, parts] of forms) {
    for (const match of text.matchAll(pattern)) {
      const day = calendarDay(...parts(match, order));
      const [start, end] = [match.index, match.index + match[0].length];
      const isFree = found.every((other) => end <= other.start || start >= other.end);
      if (day !== undefined && isFree && found.length < mostDays) found.push({ day, start, end });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

function calendarDay(...[year, month, day]: Parts): string | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(date) ? date : undefined;
}

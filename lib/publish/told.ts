/** Times, spans and counts as a person reads them. Always UTC, and saying so. */
import { type Instant, millisecondsBetween } from "../article/instant.ts";
import { html, type Markup } from "./html.ts";

const months = "January February March April May June July August September October November December".split(
  " ",
);

export function toldDay(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${months[(month ?? 1) - 1]} ${year}`;
}

/** `2 March 2026, 09:00 UTC`; seconds stand in the attribute. */
export function toldInstant(instant: Instant): string {
  return `${toldDay(instant.slice(0, 10))}, ${instant.slice(11, 16)} UTC`;
}

export function time(instant: Instant): Markup {
  return html`<time datetime="${instant}">${toldInstant(instant)}</time>`;
}

/** Below a heading that says the day. */
export function timeOfDay(instant: Instant): Markup {
  return html`<time datetime="${instant}">${instant.slice(11, 16)} UTC</time>`;
}

const units = [
  ["day", 24 * 60 * 60 * 1000],
  ["hour", 60 * 60 * 1000],
  ["minute", 60 * 1000],
  ["second", 1000],
] as const;

/** The largest unit, and the next where it is not nothing: `3 hours 5 minutes`. */
export function toldSpan(from: Instant, to: Instant): string {
  let left = Math.max(0, Math.round(millisecondsBetween(from, to) / 1000) * 1000);
  const first = units.findIndex(([, length]) => left >= length);
  if (first < 0) return "less than a second";
  const parts: string[] = [];
  for (const [name, length] of units.slice(first, first + 2)) {
    const count = Math.floor(left / length);
    left -= count * length;
    if (count > 0) parts.push(counted(count, name));
  }
  return parts.join(" ");
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `1 ${one}` : `${grouped(count)} ${many}`;
}

/** `12 345`, with a space that does not break. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

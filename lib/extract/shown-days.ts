/**
 * The days that stand beside the headline, as readers see them, each with what the words before it or the template's
 * names say happened on it. Never a time told from now, which changes without the article.
 */
import { type Element, isTag } from "domhandler";
import { endsSentence } from "./block-features.ts";
import { parentOf } from "./core.ts";
import { type DayOrder, type NamedDay, readDays, readTime } from "./dates.ts";
import { attributeOf, isLabelled } from "./element-names.ts";
import { holdsFewBlocks } from "./elements.ts";
import type { PageBlock } from "./page-blocks.ts";
import { changeLabels, firstPublicationBeginnings, publicationLabels } from "./words/time-labels.ts";

export interface ShownDay {
  /** RFC 3339: the day, or the point in time that the markup gives for it. */
  readonly value: string;
  readonly day: string;
  readonly tells: "change" | "publication" | "first publication" | undefined;
}

/** Letters; a line that says more than a date and a few words is no dateline. */
const longestLine = 120;
/** Letters; longer than any sentence that says when an article first came out. */
const longestSentence = 400;
/** Letters; longer than any label before a date in an element of its own. */
const longestLabel = 30;

const changed = new RegExp(changeLabels.join("|"), "iu");
const published = new RegExp(publicationLabels.join("|"), "iu");
const publishedFirst = new RegExp(String.raw`^(?:${firstPublicationBeginnings.join("|")})[\s:]*$`, "iu");
const changeNames =
  /(?:^|-)(?:updated?|up-date|changed|modified|datemodified|lastmod|last-?updated?|revised|revision)(?:-|$)/;
const publicationNames =
  /(?:^|-)(?:published|datepublished|posted|pubdate|publish-?date|post-?date|entry-date)(?:-|$)/;
const isNamedForChange = isLabelled(changeNames);
const isNamedForPublication = isLabelled(publicationNames);

function toldBy(words: string): ShownDay["tells"] {
  if (changed.test(words)) return "change";
  return published.test(words) ? "publication" : undefined;
}

/** How far out the name of an element still speaks of the date in it. */
const nearest = 2;

function toldByNames(element: Element): ShownDay["tells"] {
  let at: Element | undefined = element;
  for (let steps = 0; at !== undefined && steps < nearest; steps += 1, at = parentOf(at)) {
    const isChange = isNamedForChange(at);
    // A place for both kinds says nothing of either.
    if (isChange !== isNamedForPublication(at)) return isChange ? "change" : "publication";
  }
  return undefined;
}

export function shownDays(lines: readonly PageBlock[], order: DayOrder | undefined): ShownDay[] {
  let above: ShownDay["tells"];
  return lines.flatMap((line) => {
    const isDateline =
      line.text.length <= longestLine &&
      !(endsSentence(line.text) && line.kind === "paragraph" && line.text.length > longestLabel * 2);
    const label = above;
    const days = isDateline ? daysIn(line, order) : firstPublicationIn(line.text, order);
    above = days.length === 0 && line.text.length <= longestLabel ? toldBy(line.text) : undefined;
    return days.map((day) => ({ ...day, tells: day.tells ?? label }));
  });
}

/** A sentence that says when the article first came out. */
function firstPublicationIn(text: string, order: DayOrder | undefined): ShownDay[] {
  if (text.length > longestSentence) return [];
  return readDays(text, order)
    .filter(({ start }) => publishedFirst.test(text.slice(0, start)))
    .map(({ day }) => ({ value: day, day, tells: "first publication" }));
}

/** Elements in one line may run together without a space: "NewsMay 4, 2031Updated May 6, 2031". */
const runTogether = /(?<=[\p{Ll}\d])(?=\p{Lu})/gu;

function daysIn({ text: line, element }: PageBlock, order: DayOrder | undefined): ShownDay[] {
  const text = line.replace(runTogether, " ");
  const times = holdsFewBlocks(element) ? timesIn(element) : [];
  const named = readDays(text, order);
  const names = toldByNames(element);
  if (named.length === 0)
    return times.slice(0, 1).map(({ element: time, value }) => ({
      value,
      day: value.slice(0, 10),
      tells: toldBy(text) ?? toldByNames(time) ?? names,
    }));
  const days = named.map(({ day }, index): ShownDay => {
    const time = times.find(({ value }) => value.startsWith(day));
    const tells =
      toldBy(wordsBefore(text, named, index)) ??
      (time === undefined ? undefined : toldByNames(time.element)) ??
      names;
    return { value: time?.value ?? day, day, tells };
  });
  return besideChange(days);
}

/** Beside a later day of change the day without words is that of the publication. */
function besideChange(days: readonly ShownDay[]): ShownDay[] {
  const change = days.find(({ tells }) => tells === "change");
  if (change === undefined || days.length !== 2) return [...days];
  return days.map((one) =>
    one.tells === undefined && one.day <= change.day ? { ...one, tells: "publication" } : one,
  );
}

const wordsBefore = (text: string, days: readonly NamedDay[], index: number): string =>
  text.slice(days[index - 1]?.end ?? 0, days[index]?.start);

interface MarkedTime {
  readonly element: Element;
  readonly value: string;
}

/** Every `<time>` whose attribute can be read as a time. */
function timesIn(element: Element): MarkedTime[] {
  const own: MarkedTime[] = [];
  const stated = element.name === "time" ? attributeOf(element, "datetime") : undefined;
  const value = stated === undefined ? "" : readTime(stated);
  if (/^\d{4}-\d{2}-\d{2}/.test(value)) own.push({ element, value });
  return [...own, ...element.children.flatMap((child) => (isTag(child) ? timesIn(child) : []))];
}

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
import { changeLabels, publicationLabels } from "./words/time-labels.ts";

export interface ShownDay {
  /** RFC 3339: the day, or the point in time that the markup gives for it. */
  readonly value: string;
  readonly day: string;
  readonly tells: "change" | "publication" | undefined;
}

/** Letters; a line that says more than a date and a few words is no dateline. */
const longestLine = 120;
/** Letters; longer than any label before a date in an element of its own. */
const longestLabel = 30;

const changed = new RegExp(changeLabels.join("|"), "iu");
const published = new RegExp(publicationLabels.join("|"), "iu");
const changeNames =
  /(?:^|-)(?:updated?|up-date|modified|datemodified|lastmod|last-?updated?|revised|revision)(?:-|$)/;
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
    const days = isDateline ? daysIn(line, order) : [];
    above = days.length === 0 && line.text.length <= longestLabel ? toldBy(line.text) : undefined;
    return days.map((day) => ({ ...day, tells: day.tells ?? label }));
  });
}

function daysIn({ text, element }: PageBlock, order: DayOrder | undefined): ShownDay[] {
  const times = holdsFewBlocks(element) ? timesIn(element) : [];
  const named = readDays(text, order);
  const names = toldByNames(element);
  if (named.length === 0)
    return times.slice(0, 1).map(({ element: time, value }) => ({
      value,
      day: value.slice(0, 10),
      tells: toldBy(text) ?? toldByNames(time) ?? names,
    }));
  return named.map(({ day }, index) => {
    const time = times.find(({ value }) => value.startsWith(day));
    const tells =
      toldBy(wordsBefore(text, named, index)) ??
      (time === undefined ? undefined : toldByNames(time.element)) ??
      names;
    return { value: time?.value ?? day, day, tells };
  });
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

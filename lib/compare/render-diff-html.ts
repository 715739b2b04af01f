/**
 * A diff as a fragment of HTML to be set into a page: no script, no style, nothing from elsewhere. It says in words what
 * it marks, so that it can be heard and printed; moves are linked at both ends, and every change has its own address.
 */
import type { Diff } from "../article/diff.ts";
import {
  claimsTitle,
  type OutlinedChange,
  type OutlineEntry,
  type OutlineOptions,
  outlineDiff,
  type TextSpan,
} from "./diff-outline.ts";
import { element, type HtmlElement, type HtmlNode, writeHtml } from "./html-tree.ts";

export interface HtmlOptions extends Pick<OutlineOptions, "disclosure"> {
  /** Put before every id, where a page holds several diffs. */
  readonly idPrefix?: string;
}

export function renderDiffHtml(diff: Diff, { idPrefix = "", ...options }: HtmlOptions = {}): string {
  const { summary, disclosure, sections, claims } = outlineDiff(diff, options);
  const ids = diff.changes.map(({ id }) => id);
  const page: Page = { prefix: idPrefix, ids, placeOf: new Map(ids.map((id, place) => [id, place])) };
  return writeHtml(
    element(
      "section",
      { class: "stet-diff", "aria-label": "What changed" },
      element("p", { class: "stet-summary" }, summary),
      element("p", { class: `stet-disclosure stet-${diff.disclosed}` }, disclosure),
      ...sections.map(({ title, entries }) =>
        element("section", {}, element("h2", {}, title), ...entries.map((entry) => entryNode(page, entry))),
      ),
      ...(claims.length === 0
        ? []
        : [
            element(
              "section",
              {},
              element("h2", {}, claimsTitle),
              element(
                "ul",
                {},
                ...claims.map(({ name, spans }) =>
                  element("li", { dir: "auto" }, `${name}: `, ...spans.map((span) => spanNode(page, span))),
                ),
              ),
            ),
          ]),
    ),
  );
}

interface Page {
  readonly prefix: string;
  /** Of all changes, in order. */
  readonly ids: readonly string[];
  readonly placeOf: ReadonlyMap<string, number>;
}

const changeId = (page: Page, id: string): string => `${page.prefix}change-${id}`;
const formerId = (page: Page, id: string): string => `${page.prefix}from-${id}`;

function entryNode(page: Page, entry: OutlineEntry): HtmlElement {
  if (entry.what === "unchanged") {
    const words = entry.count === 1 ? "1 block unchanged" : `${entry.count} blocks unchanged`;
    return element("p", { class: "stet-unchanged" }, words);
  }
  if (entry.what === "moved-away") {
    const link = element("a", { href: `#${changeId(page, entry.id)}` }, `now number ${entry.to}`);
    return element(
      "p",
      { class: "stet-moved", id: formerId(page, entry.id) },
      `${entry.name} stood here, `,
      link,
    );
  }
  return changeNode(page, entry);
}

function changeNode(page: Page, change: OutlinedChange): HtmlElement {
  const { id, title, spans } = change;
  const place = page.placeOf.get(id) ?? 0;
  const links = [
    ...linkTo(page, page.ids[place - 1], "previous change"),
    ...linkTo(page, page.ids[place + 1], "next change"),
    ...(change.moved ? [element("a", { href: `#${formerId(page, id)}` }, "where it stood")] : []),
  ];
  return element(
    "article",
    { id: changeId(page, id), class: `stet-change stet-${change.class}` },
    element("h3", {}, element("a", { href: `#${changeId(page, id)}` }, title)),
    ...(spans.length === 0
      ? []
      : [element("p", { dir: "auto" }, ...spans.map((span) => spanNode(page, span)))]),
    ...(links.length === 0 ? [] : [element("nav", { "aria-label": "Changes" }, ...spaced(links))]),
  );
}

function linkTo(page: Page, id: string | undefined, words: string): HtmlElement[] {
  return id === undefined ? [] : [element("a", { href: `#${changeId(page, id)}` }, words)];
}

function spaced(nodes: readonly HtmlNode[]): HtmlNode[] {
  return nodes.flatMap((node, index) => (index === 0 ? [node] : [" ", node]));
}

const spoken = { removed: "removed", added: "added" } as const;

/** In words what is marked, for who hears or prints it; a style sheet may hide them from the eye. */
function spanNode(page: Page, { style, text, moved }: TextSpan): HtmlNode {
  if (style === "plain") return text;
  const ends = {
    removed: `${page.prefix}sentence-${moved}-from`,
    added: `${page.prefix}sentence-${moved}-to`,
  };
  const tag = style === "removed" ? "del" : "ins";
  const said = (words: string): HtmlElement => element("span", { class: "stet-said" }, words);
  if (moved === undefined) return element(tag, {}, said(`[${spoken[style]}: `), text, said("]"));
  const other = style === "removed" ? ends.added : ends.removed;
  const words = style === "removed" ? "moved away" : "moved here";
  const link = element("a", { href: `#${other}` }, words);
  return element(tag, { id: ends[style], class: "stet-moved" }, said("["), link, said(": "), text, said("]"));
}

/**
 * How extraction does on each host, told from the lines of checks alone: how often a page gave no article, a site rule
 * found nothing, an article lost a field that it had, or changed its length sharply; and new templates. Pure.
 */
import { hostOfArticle } from "../archive/keys.ts";
import type { HostChange } from "../article/host-change.ts";
import type { Look } from "../article/look.ts";
import type { Outcome } from "../article/outcome.ts";
import { type ReadFacts, type WatchedField, watchedFields } from "../article/read-facts.ts";
import { hostChangeOf } from "./tell-templates.ts";
import { type TemplateChange, templateChanges } from "./template-change.ts";

export interface HostHealth {
  readonly host: string;
  /** Looks that brought a page. */
  readonly pages: number;
  /** A part of the site rule found nothing, and the general method had to do. */
  readonly fellBack: number;
  /** No article was found on the page, or it could not be read. A wall is no fault of extraction: `status` tells of it. */
  readonly empty: number;
  /** Articles that had it at the look before. */
  readonly lost: Readonly<Record<WatchedField, number>>;
  /** Articles with less than half, or more than twice, the text of the look before. */
  readonly jumped: number;
  readonly versions: number;
  readonly templates: readonly TemplateChange[];
}

/** Times the text of the look before, or that part of it. An edit seldom does as much. */
const sharpChange = 2;
/** UTF-16 units: below this one sentence more or less is a sharp change. */
const shortText = 200;

const emptyOutcomes: ReadonlySet<Outcome> = new Set(["no-article", "unparseable"]);
const pageOutcomes: ReadonlySet<Outcome> = new Set(["ok", ...emptyOutcomes]);

/** Counts as it goes, so that any number of lines can be told to it, in the order of time for each article. */
export class HealthCount {
  private readonly hosts = new Map<string, Counts>();
  private readonly lastRead = new Map<string, Pick<Look, "extractor" | "read">>();

  add(look: Look): void {
    if (!pageOutcomes.has(look.outcome)) return;
    const host = hostOfArticle(look.articleId);
    const counts = this.hosts.get(host) ?? newCounts();
    this.hosts.set(host, counts);
    counts.pages += 1;
    if (emptyOutcomes.has(look.outcome)) counts.empty += 1;
    counts.changes.push(...hostChangeOf(look));
    if (look.read === undefined || look.outcome !== "ok") return;
    if (look.read.unmatched !== undefined) counts.fellBack += 1;
    const before = this.lastRead.get(look.articleId);
    this.lastRead.set(look.articleId, { extractor: look.extractor, read: look.read });
    // What two extractors read, or one under two rules, differs for other reasons.
    if (before?.read === undefined || before.extractor?.digest !== look.extractor?.digest) return;
    for (const field of lostFields(before.read, look.read)) counts.lost[field] += 1;
    if (isSharp(before.read.length, look.read.length)) counts.jumped += 1;
  }

  /** The worst first: by the share of pages with which something was wrong, then by their number. */
  hostsByHealth(): HostHealth[] {
    return [...this.hosts].map(([host, counts]) => healthOf(host, counts)).sort(worstFirst);
  }
}

interface Counts {
  pages: number;
  fellBack: number;
  empty: number;
  readonly lost: Record<WatchedField, number>;
  jumped: number;
  readonly changes: HostChange[];
}

function newCounts(): Counts {
  return {
    pages: 0,
    fellBack: 0,
    empty: 0,
    lost: { headline: 0, byline: 0, date: 0 },
    jumped: 0,
    changes: [],
  };
}

function lostFields(before: ReadFacts, now: ReadFacts): WatchedField[] {
  return watchedFields.filter((field) => before.has.includes(field) && !now.has.includes(field));
}

function isSharp(before: number, now: number): boolean {
  const [less, more] = before < now ? [before, now] : [now, before];
  return more >= shortText && less * sharpChange < more;
}

function healthOf(host: string, { changes, ...counts }: Counts): HostHealth {
  return { host, ...counts, versions: changes.length, templates: templateChanges(changes) };
}

/** Pages with which something was wrong; one page may count for several things. */
export function troubles({ fellBack, empty, lost, jumped }: HostHealth): number {
  return fellBack + empty + jumped + watchedFields.reduce((sum, field) => sum + lost[field], 0);
}

function worstFirst(a: HostHealth, b: HostHealth): number {
  return (
    share(b) - share(a) ||
    troubles(b) - troubles(a) ||
    b.templates.length - a.templates.length ||
    (a.host < b.host ? -1 : 1)
  );
}

const share = (health: HostHealth): number => troubles(health) / health.pages;

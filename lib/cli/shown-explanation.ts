/**
 * Why an article is the one it is, on a person's screen: the headline and what else it might have been, the bylines,
 * what the site rule came to, then each block of the page on one line. What does not fit into a terminal is cut.
 */
import stringWidth from "string-width";
import type { Article } from "../article/article.ts";
import type { RulePart, SiteRule } from "../article/site-rule.ts";
import { visibleText } from "../article/visible-text.ts";
import type { ExplainedBlock, Explanation } from "../extract/extract-article.ts";

export interface ExplanationOptions {
  readonly colour: boolean;
  /** Columns of a terminal; infinite where there is none: whoever reads a file reads all of it. */
  readonly width: number;
  readonly rule?: SiteRule;
}

/** SGR parameters (ECMA-48): 2 faint, 32 green, 36 cyan. The word in the first column says the same. */
const sgrOf: Readonly<Record<ExplainedBlock["became"], string>> = {
  kept: "32",
  dropped: "2",
  standfirst: "36",
  notice: "36",
};

/** Columns: less says nothing of a text, however narrow the terminal. */
const leastText = 16;
/** Columns: a longer reason is cut, so that the texts stand below one another. */
const mostReason = 42;

export function shownExplanation(explanation: Explanation, options: ExplanationOptions): string {
  const { article, blocks } = explanation;
  const head = [...headlineRows(article), ...fieldRows(article), ...ruleRows(explanation, options.rule)];
  const lines = head.map(([name, text]) => `${name.padEnd(nameWidth)}${text}`.trimEnd());
  const rows = blocks.map(rowOf);
  const widths = columnsOf(rows);
  const told = rows.map((row) => {
    const start = row.cells.map((cell, index) => padded(cell, widths[index] ?? 0)).join("  ");
    const room = Math.max(leastText, options.width - stringWidth(start) - 2);
    const line = `${start}  ${cut(row.text, room)}`.trimEnd();
    return options.colour ? `\u001b[${sgrOf[row.became]}m${line}\u001b[0m` : line;
  });
  const shown = [...lines.map((line) => cut(line, Math.max(leastText, options.width))), "", ...told];
  return `${shown.join("\n").trimEnd()}\n`;
}

const nameWidth = "standfirst  ".length;

type NamedRow = readonly [name: string, text: string];

function headlineRows({ headline }: Article): NamedRow[] {
  const { text, source, reason, candidates } = headline;
  const from = source === undefined ? "" : `${source}: `;
  const others = Object.entries(candidates).map(
    ([where, candidate]): NamedRow => ["", visibleText(`${where.padEnd("og:title".length)}  ${candidate}`)],
  );
  return [["headline", visibleText(text)], ["", `(${from}${reason})`], ...others];
}

function fieldRows({ standfirst, bylines, publishedAt, modifiedAt }: Article): NamedRow[] {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ["standfirst", standfirst],
    ["bylines", bylines.length === 0 ? "none found" : bylines.join("; ")],
    ["published", publishedAt && `${publishedAt.value} (${publishedAt.source})`],
    ["modified", modifiedAt && `${modifiedAt.value} (${modifiedAt.source})`],
  ];
  return rows.flatMap(([name, text]): NamedRow[] =>
    text === undefined || text === "" ? [] : [[name, visibleText(text)]],
  );
}

const fallbacks: Readonly<Record<RulePart, string>> = {
  select: "select matches no text on this page: the general method chose the blocks",
  headline: "headline matches no text on this page: the general method chose one",
  byline: "byline matches no text on this page: the general method looked for one",
};

function ruleRows({ unmatched, removed }: Explanation, rule: SiteRule | undefined): NamedRow[] {
  if (rule === undefined) return [];
  const taken = removed === 1 ? "1 element taken away" : `${removed} elements taken away`;
  return [
    ["rule", visibleText(`of ${rule.host}; ${taken}`)],
    ...unmatched.map((part): NamedRow => ["", fallbacks[part]]),
  ];
}

interface Row {
  readonly became: ExplainedBlock["became"];
  readonly cells: readonly string[];
  readonly text: string;
}

function rowOf({ became, kind, level, reason, text }: ExplainedBlock): Row {
  const shape = level === undefined ? kind : `${kind} ${level}`;
  return { became, cells: [became, shape, cut(visibleText(reason), mostReason)], text: visibleText(text) };
}

function columnsOf(rows: readonly Row[]): number[] {
  const widths: number[] = [];
  for (const { cells } of rows) {
    for (const [index, cell] of cells.entries())
      widths[index] = Math.max(widths[index] ?? 0, stringWidth(cell));
  }
  return widths;
}

const padded = (text: string, width: number): string =>
  text + " ".repeat(Math.max(0, width - stringWidth(text)));

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
const ellipsis = "…";

/** To at most so many columns, between two characters as a reader sees them. */
function cut(text: string, columns: number): string {
  // No character is narrower than a column but those that join others: enough to see whether it fits.
  const beginning = text.slice(0, columns * mostUnits);
  if (beginning === text && stringWidth(text) <= columns) return text;
  let shown = "";
  let used = stringWidth(ellipsis);
  for (const { segment } of graphemes.segment(beginning)) {
    used += stringWidth(segment);
    if (used > columns) break;
    shown += segment;
  }
  return `${shown.trimEnd()}${ellipsis}`;
}

/** UTF-16 units of one character with its marks; a longer one is cut early. */
const mostUnits = 16;

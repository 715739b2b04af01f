/** An article by itself: its lines without the page round them, in the order in which stet shows them. */
import { Element, Text } from "domhandler";
import { type ArticleLines, articleLines } from "./article-lines.ts";
import { type PageBlock, withWeight } from "./page-blocks.ts";
import { type Judged, kept } from "./verdict.ts";
import { visibleLength } from "./white-space.ts";

/** A block without its page: no link in it, no name on it. */
export interface LineAlone extends Judged {
  /** Its index among the judged; absent where not kept as a block. */
  readonly at?: number;
}

/** Headline, standfirst, blocks, notices. */
export function linesAlone(judged: readonly Judged[], headline: string): LineAlone[] {
  const standfirsts = judged.filter(({ verdict }) => verdict.standfirst);
  const notices = judged.filter(({ verdict }) => verdict.notice !== undefined);
  const asParagraph = ({ block, verdict }: Judged): LineAlone => ({
    block: bare({ ...block, kind: "paragraph" }),
    verdict,
  });
  return [
    { block: bare({ kind: "heading", text: headline, level: 1 }), verdict: kept },
    ...standfirsts.map(asParagraph),
    ...judged.flatMap(({ block, verdict }, at) =>
      verdict.keep ? [{ block: bare(block), verdict, at }] : [],
    ),
    ...notices.map(asParagraph),
  ];
}

/** The lines of the article by itself that may say who wrote it. */
export function articleLinesAlone(judged: readonly Judged[], headline: string): ArticleLines {
  const lines = linesAlone(judged, headline);
  return articleLines(lines, lines[0]?.block.element);
}

/** What stands for itself is set as a paragraph is. */
function bare({ kind, text, level }: Pick<PageBlock, "kind" | "text" | "level">): PageBlock {
  const name = kind === "paragraph" || kind === "quotation" ? "p" : "div";
  const element = new Element(name, {}, [new Text(text)]);
  return withWeight({ kind, text, level, element, visible: visibleLength(text), linked: 0, bold: 0 });
}

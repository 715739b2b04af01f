/**
 * What is kept must read as the article when nothing else stands round it: sections that lead away, lines above the
 * text and headings over nothing are looked for again among what is kept, until nothing more goes. So what stet shows
 * of a page is itself a page that says the same.
 */
import { Element } from "domhandler";
import { awaySections } from "./away-sections.ts";
import { endsSentence } from "./block-features.ts";
import { headLine } from "./head-lines.ts";
import { type PageBlock, withWeight } from "./page-blocks.ts";
import { proseWeight } from "./prose.ts";
import { dropBiography, dropHollowHeadings, dropTail } from "./second-look.ts";
import { drop, type Judged, kept, type Verdict } from "./verdict.ts";
import { visibleLength } from "./white-space.ts";

/** Each takes something away, so there is an end; pages need one or two. */
const mostRounds = 8;

export interface Known {
  readonly headline: string;
  readonly authors: readonly string[];
}

export function settle(judged: readonly Judged[], known: Known): Judged[] {
  const settled = [...judged];
  for (let round = 0; round < mostRounds; round += 1) {
    const gone = goneAlone(settled, known);
    if (gone.size === 0) break;
    for (const [at, verdict] of gone) {
      const one = settled[at];
      if (one !== undefined) settled[at] = { block: one.block, verdict };
    }
  }
  return settled;
}

/** A block without its page: no link in it, no name on it. `at` is its index among the judged; absent where not kept. */
interface Line {
  readonly block: PageBlock;
  readonly at?: number;
}

/** By index among the judged, what would be dropped of the article by itself. */
function goneAlone(judged: readonly Judged[], { headline, authors }: Known): ReadonlyMap<number, Verdict> {
  const lines = linesOf(judged, headline);
  const blocks = lines.map(({ block }) => block);
  const away = awaySections(blocks);
  const head = { headlineAt: 0, firstProseAt: firstProseOf(lines), standing: () => "in the core" as const };
  const alone = lines.map(({ block, at }, index): Judged => {
    if (at === undefined) return { block, verdict: notKept };
    const label = away.get(block);
    if (label !== undefined) return { block, verdict: drop(`under "${label}"`) };
    return { block, verdict: headLine(block, index, head) ?? kept };
  });
  const left = dropTail(dropBiography(dropHollowHeadings(alone, head.standing), authors));
  const gone = new Map<number, Verdict>();
  for (const [index, { verdict }] of left.entries()) {
    const at = lines[index]?.at;
    if (at !== undefined && !verdict.keep) gone.set(at, verdict);
  }
  return gone;
}

function firstProseOf(lines: readonly Line[]): number {
  const isText = ({ block, at }: Line): boolean => at !== undefined && proseWeight(block) > 0;
  const sentence = lines.findIndex((line) => isText(line) && endsSentence(line.block.text));
  return sentence < 0 ? lines.findIndex(isText) : sentence;
}

const notKept = drop("not kept as a block");

/** In the order of an article by itself: headline, standfirst, blocks, notices. */
function linesOf(judged: readonly Judged[], headline: string): Line[] {
  const standfirsts = judged.filter(({ verdict }) => verdict.standfirst);
  const notices = judged.filter(({ verdict }) => verdict.notice !== undefined);
  return [
    { block: bare({ kind: "heading", text: headline, level: 1 }) },
    ...standfirsts.map(({ block }) => ({ block: bare({ ...block, kind: "paragraph" }) })),
    ...judged.flatMap(({ block, verdict }, at) => (verdict.keep ? [{ block: bare(block), at }] : [])),
    ...notices.map(({ block }) => ({ block: bare({ ...block, kind: "paragraph" }) })),
  ];
}

/** What stands for itself is set as a paragraph is. */
const paragraph = new Element("p", {});
const other = new Element("div", {});

function bare({ kind, text, level }: Pick<PageBlock, "kind" | "text" | "level">): PageBlock {
  const element = kind === "paragraph" || kind === "quotation" ? paragraph : other;
  return withWeight({ kind, text, level, element, visible: visibleLength(text), linked: 0, bold: 0 });
}

/**
 * What is kept must read as the article when nothing else stands round it: sections that lead away, lines above the
 * text and headings over nothing are looked for again among what is kept, until nothing more goes. So what stet shows
 * of a page is itself a page that says the same.
 */
import { awaySections } from "./away-sections.ts";
import { endsSentence } from "./block-features.ts";
import { headLine } from "./head-lines.ts";
import { type LineAlone, linesAlone } from "./lines-alone.ts";
import { proseWeight } from "./prose.ts";
import { dropBiography, dropHollowHeadings, dropTail } from "./second-look.ts";
import { drop, type Judged, kept, type Verdict } from "./verdict.ts";

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

/** By index among the judged, what would be dropped of the article by itself. */
function goneAlone(judged: readonly Judged[], { headline, authors }: Known): ReadonlyMap<number, Verdict> {
  const lines = linesAlone(judged, headline);
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

function firstProseOf(lines: readonly LineAlone[]): number {
  const isText = ({ block, at }: LineAlone): boolean => at !== undefined && proseWeight(block) > 0;
  const sentence = lines.findIndex((line) => isText(line) && endsSentence(line.block.text));
  return sentence < 0 ? lines.findIndex(isText) : sentence;
}

const notKept = drop("not kept as a block");

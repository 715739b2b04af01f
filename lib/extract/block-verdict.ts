/** Stage two: each block of the page is kept or dropped, with the reason. The rules themselves are in block-rules.ts. */
import type { Element } from "domhandler";
import { awaySections } from "./away-sections.ts";
import { endsSentence } from "./block-features.ts";
import { rules, type Surroundings } from "./block-rules.ts";
import { standings } from "./branches.ts";
import { findCards } from "./cards.ts";
import { type ApartLookup, isWithin, parentOf } from "./core.ts";
import type { FoundHeadline } from "./headline.ts";
import { linkLists } from "./link-lists.ts";
import { noticesByPlace } from "./notice-places.ts";
import type { PageBlock } from "./page-blocks.ts";
import { picturesBelow } from "./pictures-below.ts";
import { proseWeight } from "./prose.ts";
import { dropBiography, dropHollowHeadings, dropTail } from "./second-look.ts";
import { settle } from "./settle.ts";
import { findStandfirsts, isNamedStandfirst } from "./standfirst.ts";
import { type Judged, kept, type Verdict } from "./verdict.ts";

export interface Setting {
  readonly url: string;
  /** The element that most of the page's prose belongs to. */
  readonly core: Element;
  readonly container: Element;
  readonly apart: ApartLookup;
  readonly headline: FoundHeadline;
  /** What the page's metadata says the article is about. */
  readonly descriptions: readonly string[];
  /** Names of those whom the page's metadata calls its authors. */
  readonly authors: readonly string[];
  /** Nobody signed the page, nothing dates it: see overview.ts. */
  readonly isOverview: boolean;
}

/** Where headline and text begin, as indices of blocks. */
function beginnings(
  blocks: readonly PageBlock[],
  { core, apart, headline }: Setting,
  isKnown: (block: PageBlock) => boolean,
): Pick<Surroundings, "headlineAt" | "firstProseAt"> {
  const isText = (block: PageBlock): boolean =>
    proseWeight(block) > 0 &&
    apart(block.element) === undefined &&
    !isKnown(block) &&
    !isNamedStandfirst(block.element);
  // A text may be set in lines without a full stop, all of it.
  const hasSentences = blocks.some(
    (block) => isText(block) && endsSentence(block.text) && isWithin(block.element, core),
  );
  const isProse = (block: PageBlock): boolean => isText(block) && (!hasSentences || endsSentence(block.text));
  const headingAt = blocks.findIndex((block) => block.element === headline.element);
  const firstInCore = blocks.findIndex((block) => isProse(block) && isWithin(block.element, core));
  // A heading that agrees with the title may stand below the text: then nothing is "above" it.
  const headlineAt = headingAt < firstInCore ? headingAt : -1;
  const firstProseAt = blocks.findIndex(
    (block, index) => isProse(block) && (index >= firstInCore || (headlineAt >= 0 && index > headlineAt)),
  );
  return { headlineAt, firstProseAt };
}

function proseBeside(blocks: readonly PageBlock[]): Surroundings["proseBeside"] {
  const found = new Map<Element | undefined, Set<string>>();
  for (const block of blocks) {
    if (proseWeight(block) === 0 || (block.kind !== "list-item" && !endsSentence(block.text))) continue;
    const parent = parentOf(block.element);
    found.set(parent, (found.get(parent) ?? new Set()).add(block.element.name));
  }
  return found;
}

function surroundingsOf(blocks: readonly PageBlock[], setting: Setting): Surroundings {
  const { url, container, apart, headline } = setting;
  const where = standings(blocks, setting);
  const standing: Surroundings["standing"] = (block) => where.get(block) ?? "after the core";
  const standfirsts = findStandfirsts(blocks, { ...setting, headline: headline.element, standing });
  const notices = noticesByPlace(blocks, setting);
  const live = blocks.filter(
    (block) =>
      isWithin(block.element, container) &&
      apart(block.element) === undefined &&
      standing(block) !== "after the core",
  );
  return {
    blocks,
    url,
    container,
    apart,
    headline: headline.headline.text,
    titles: Object.values(headline.headline.candidates),
    ...beginnings(blocks, setting, (block) => standfirsts.has(block) || notices.has(block)),
    standing,
    proseBeside: proseBeside(live),
    menus: linkLists(blocks, url),
    away: awaySections(live),
    cards: findCards(live, setting),
    standfirsts,
    notices,
    picturesBelow: picturesBelow(blocks, setting),
    seen: new Set(),
  };
}

function judge(block: PageBlock, index: number, around: Surroundings): Verdict {
  for (const rule of rules) {
    const verdict = rule(block, index, around);
    if (verdict !== undefined) return verdict;
  }
  return kept;
}

export function judgeBlocks(blocks: readonly PageBlock[], setting: Setting): Judged[] {
  const around = surroundingsOf(blocks, setting);
  const judged = blocks.map((block, index) => ({ block, verdict: judge(block, index, around) }));
  const { standing } = around;
  const { authors, headline } = setting;
  const left = dropTail(dropBiography(dropHollowHeadings(judged, standing), authors));
  return settle(left, { headline: headline.headline.text, authors });
}

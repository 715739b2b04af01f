/** How much a block weighs as running prose, whatever the language. */
import type { Block } from "../article/article.ts";
import type { PageBlock } from "./page-blocks.ts";

/** Below this many letters a block is a label, a menu entry, a name. */
const shortest = 40;
/** A sign of Chinese, Japanese, Korean or Thai says as much as some three letters of an alphabet. */
const denseSigns = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]/g;
const denseWeight = 2.5;

/** Length in letters of an alphabetic script. */
function letters(text: string): number {
  const dense = text.match(denseSigns)?.length ?? 0;
  return text.length + dense * denseWeight;
}

const proseKinds: ReadonlySet<PageBlock["kind"]> = new Set(["paragraph", "quotation", "list-item"]);

export const proseWeight = (block: PageBlock): number => block.weight;

/** Grows from nothing, so that no single added word makes a block count. */
export function weighProse({ kind, text, linked, visible }: Omit<PageBlock, "weight">): number {
  if (linked >= visible) return 0;
  const unlinked = 1 - linked / visible;
  return wordsWeight({ kind, text }) * unlinked * unlinked;
}

/** The same, whatever of it is a link. */
export function wordsWeight({ kind, text }: Pick<Block, "kind" | "text">): number {
  if (!proseKinds.has(kind) || text.length * (1 + denseWeight) <= shortest) return 0;
  const weight = Math.max(0, letters(text) - shortest);
  return kind === "list-item" ? weight / 2 : weight;
}

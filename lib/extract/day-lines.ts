/** Lines that date the article though they stand neither beside its headline nor right after its end. */
import { isDate } from "./head-lines.ts";
import type { PageBlock } from "./page-blocks.ts";
import { showsName } from "./shown-authors.ts";
import type { Judged } from "./verdict.ts";

export interface DayLines {
  /** Of the article's part of the page, but no text of its body; believed where words say what they date. */
  readonly beside: readonly PageBlock[];
  /** Next to a line that says no more than who the author is; believed where nothing else dates the article. */
  readonly signed: readonly PageBlock[];
}

/** `isOwn`: whether a block stands where the article's own lines do. */
export function dayLines(
  judged: readonly Judged[],
  bylines: readonly string[],
  isOwn: (block: PageBlock) => boolean,
): DayLines {
  const own = judged
    .map(({ block, verdict }, at) => ({ block, verdict, at }))
    .filter(({ block, verdict }) => verdict.grouped !== true && isDate(block.text) && isOwn(block));
  const isSigned = (at: number): boolean =>
    [at - 1, at + 1].some((beside) => {
      const line = judged[beside]?.block;
      return line !== undefined && bylines.some((name) => showsName([line], name));
    });
  return {
    beside: own
      .filter(({ block, verdict }) => !verdict.keep || block.kind === "caption")
      .map(({ block }) => block),
    signed: own.filter(({ at }) => isSigned(at)).map(({ block }) => block),
  };
}

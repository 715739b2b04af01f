/** What is said of each block of a page: kept or dropped, and why. */
import type { Notice } from "../article/article.ts";
import type { PageBlock } from "./page-blocks.ts";

export interface Verdict {
  readonly keep: boolean;
  /** For people, in a phrase. */
  readonly reason: string;
  /** Not kept as a block because it is one of the publisher's notices. */
  readonly notice?: Notice["kind"];
  /** Not kept as a block because it is the standfirst. */
  readonly standfirst?: true;
  /** Dropped as one of a group that a heading may stand over. */
  readonly grouped?: true;
}

export interface Judged {
  readonly block: PageBlock;
  readonly verdict: Verdict;
}

export const kept: Verdict = { keep: true, reason: "in the article's own part of the page" };
export const drop = (reason: string): Verdict => ({ keep: false, reason });
export const dropGrouped = (reason: string): Verdict => ({ keep: false, reason, grouped: true });
export const standfirst: Verdict = { keep: false, reason: "the standfirst", standfirst: true };
export const asNotice = (kind: Notice["kind"]): Verdict => ({
  keep: false,
  reason: `a notice: ${kind}`,
  notice: kind,
});

/**
 * From an `ok` capture to a finding: is it the article, does it say something else, is that to be believed yet, and
 * if so, the commit. The verdict on the page always comes before any comparison.
 */

import { appendEvent } from "../archive/append-event.ts";
import {
  type Candidate,
  type Commit,
  commitVersion,
  payloadFacts,
  storeEvidence,
} from "../archive/commit-version.ts";
import { payloadKey } from "../archive/keys.ts";
import { type Article, articleText } from "../article/article.ts";
import type { Capture } from "../article/capture.ts";
import type { Awaiting, Look, Tip } from "../article/look.ts";
import { readFactsOf } from "../article/read-facts.ts";
import { urlKeyOf } from "../article/url-key.ts";
import type { DecodedPage } from "../capture/capture-result.ts";
import type { PageVerdict } from "../capture/verdict.ts";
import type { TimetableEntry } from "../watch/timetable.ts";
import { changeSigns } from "./change-signs.ts";
import { type ComparableTip, comparableTip } from "./comparable-tip.ts";
import { completeFromArchive, completeVersion, loadVersion, type VersionAtHand } from "./complete-version.ts";
import { earlierText } from "./earlier-text.ts";
import { identify } from "./identity.ts";
import { confirmedLoss, lostEnd, suspiciousLoss, waitedLongEnough } from "./loss.ts";
import { brokenAtFirst, isRepair, lostLetters, repairReason } from "./lost-letters.ts";
import type { CheckPorts } from "./ports.ts";
import { type ReadArticle, readHtml } from "./read-page.ts";

export interface OkCapture {
  readonly payload: Uint8Array;
  readonly page: DecodedPage;
  readonly capture: Capture;
}

/** All that is known of one look at the moment of judging it. */
interface Case {
  readonly entry: TimetableEntry;
  readonly look: Look;
  readonly captured: OkCapture;
  readonly read: ReadArticle;
  readonly before: ComparableTip | undefined;
  /** The first look at a large loss of text, when this one confirms it. */
  readonly confirmed: Awaiting | undefined;
}

/** Other extractors at work on one article while we look. More rounds than this is a fault, and the look waits. */
const mostRounds = 3;

export async function judgeText(
  ports: CheckPorts,
  entry: TimetableEntry,
  facts: Look,
  captured: OkCapture,
): Promise<Look> {
  const read = readHtml(ports.extractor, captured.page.html, facts.finalUrl ?? facts.targetUrl);
  if ("outcome" in read) return withoutArticle(ports, entry, { ...facts, ...read }, captured);

  const look = {
    ...facts,
    textDigest: read.textDigest,
    extractor: ports.extractor.version,
    read: readFactsOf(read.article, read.unmatched),
  };
  const confirmed = confirmedLoss(entry.awaiting, read, { ...look, extractor: ports.extractor.version });
  let tip = entry.tip;
  for (let round = 0; round < mostRounds; round++) {
    const before = tip && (await comparableTip(ports, look.articleId, tip));
    if (tip !== undefined && before === undefined) break;
    const known = { entry, look, captured, read, before, confirmed };
    const refused = await refusal(ports, known);
    if (refused !== undefined) return notTheArticle(ports, known, facts, refused);
    const settled = (await settledWithoutCommit(ports, known)) ?? (await committed(ports, known));
    if (!("incomparable" in settled)) return settled;
    tip = settled.incomparable;
  }
  return {
    ...facts,
    outcome: "deferred",
    reason: "a newer extractor than ours has been at work on this article",
  };
}

type Refusal = Pick<Look, "outcome" | "reason"> & Pick<PageVerdict, "isUnsure">;

/** Why this page is not the article, if it is not. A page that says what the tip says needs no verdict. */
async function refusal(
  ports: CheckPorts,
  { look, captured, read, before, confirmed }: Case,
): Promise<Refusal | undefined> {
  if (before?.textDigest === read.textDigest) return undefined;
  const words = await before?.article();
  const known = before && words && knownOf(words, before.textLength);
  const verdict = ports.judge({
    status: look.status ?? 0,
    targetUrl: look.targetUrl,
    finalUrl: look.finalUrl ?? look.targetUrl,
    responseHeaders: captured.capture.exchanges.at(-1)?.responseHeaders ?? [],
    html: captured.page.html,
    article: read.article,
    isChosen: ports.extractor.rule?.select !== undefined && !read.unmatched.includes("select"),
    ...(known === undefined ? {} : { known }),
  });
  const isBelieved = verdict.isUnsure === true && confirmed !== undefined;
  if (verdict.outcome !== "ok" && !isBelieved) return verdict;
  const unreadable =
    before === undefined ? brokenAtFirst(read.article) : words && lostLetters(words, read.article);
  if (unreadable !== undefined) return { outcome: "bad-encoding", reason: unreadable };
  const cut = before && (await lostEnd(ports, look.articleId, before, read, captured.page.html));
  if (cut !== undefined) return { outcome: "truncated", reason: cut };
  return identify(ports, look, read, before);
}

/** What may have replaced the article is kept as evidence, and counted, until it has stood there for long enough. */
async function notTheArticle(ports: CheckPorts, known: Case, facts: Look, refused: Refusal): Promise<Look> {
  const { isUnsure, ...why } = refused;
  const look = { ...facts, ...why, read: known.look.read };
  if (isUnsure !== true) return withoutArticle(ports, known.entry, look, known.captured);
  await storeEvidence(ports.store, candidateOf(ports, known));
  const { awaiting } = known.entry;
  const isSame = awaiting?.sightings !== undefined && awaiting.textDigest === known.read.textDigest;
  const first = isSame ? awaiting : { ...awaitingOf(ports, known), since: facts.capturedAt };
  const { validators: _, ...rest } = look;
  return { ...rest, awaiting: { ...first, sightings: (isSame ? (awaiting.sightings ?? 0) : 0) + 1 } };
}

const knownOf = (article: Article, textLength: number) => ({
  headline: article.headline.text,
  textLength,
  text: articleText(article),
});

async function settledWithoutCommit(ports: CheckPorts, known: Case): Promise<Look | undefined> {
  const { entry, look, read, before } = known;
  if (before === undefined) return undefined;
  // A tip that was extracted again is worth keeping: the next look need not do it once more.
  const again = before.tip === entry.tip ? {} : { tip: before.tip };
  if (before.textDigest === read.textDigest) return { ...look, finding: "unchanged", ...again };
  const words = await before.article();
  if (words !== undefined && isRepair(words, read.article))
    return { ...look, finding: "unchanged", reason: repairReason, ...again };
  const responseHeaders = known.captured.capture.exchanges.at(-1)?.responseHeaders ?? [];
  const seen = { textDigest: read.textDigest, capturedAt: look.capturedAt, responseHeaders };
  const earlier = known.confirmed === undefined ? earlierText(entry, before.tip, seen) : undefined;
  if (earlier !== undefined) return { ...look, ...earlier };
  const reason = await suspiciousLoss(before, read);
  if (reason === undefined || known.confirmed !== undefined) return undefined;
  if (waitedLongEnough(entry.awaiting, look.capturedAt)) return undefined;
  await storeEvidence(ports.store, candidateOf(ports, known));
  const isSame = entry.awaiting?.textDigest === read.textDigest && entry.awaiting.sightings === undefined;
  const first = isSame ? entry.awaiting : awaitingOf(ports, known);
  return { ...look, finding: "awaiting", reason, awaiting: first };
}

/** The version before was taken down: that there is another text is known, or not even that. */
function wordsGone({ extractor }: CheckPorts, before: ComparableTip | undefined): string {
  const isComparable = before?.extractedAgain || before?.tip.extractor.digest === extractor.version.digest;
  const unknown = isComparable ? "what differs" : "whether anything differs";
  return `the words of the version before were taken down, so ${unknown} cannot be told`;
}

async function committed(ports: CheckPorts, known: Case): Promise<Look | { incomparable: Tip }> {
  const { entry, look, before } = known;
  const commit = await commitVersion(ports.store, candidateOf(ports, known), before?.tip, entry.lastSeenAt);
  for (const { version } of commit.overtaken) await completeFromArchive(ports, look.articleId, version);
  switch (commit.kind) {
    case "committed": {
      const version = await versionAtHand(ports, known, commit);
      const diff = await completeVersion(ports.store, version);
      if (commit.tip.version === 1) return { ...look, finding: "first", tip: commit.tip };
      if (diff === undefined || version.compared === undefined)
        return { ...look, finding: "changed", reason: wordsGone(ports, before), tip: commit.tip };
      const signs = changeSigns(version.compared.before, version.compared.after, diff);
      return { ...look, finding: "changed", tip: commit.tip, ...(signs.length > 0 ? { signs } : {}) };
    }
    case "unchanged":
      return { ...look, finding: "unchanged", tip: commit.tip };
    case "late":
      return { ...look, finding: "late", tip: commit.tip, event: await lateEvent(ports, known, commit) };
    case "incomparable":
      return { incomparable: commit.tip };
  }
}

/** What was just committed lies at hand, unless another writer came between or an earlier look's words were committed. */
async function versionAtHand(
  ports: CheckPorts,
  { look, read, before }: Case,
  commit: Commit,
): Promise<VersionAtHand> {
  const { record, tip } = commit;
  if (record === undefined || commit.overtaken.length > 0 || record.articleDigest !== read.articleDigest) {
    return loadVersion(ports, look.articleId, tip.version);
  }
  const words = await before?.article();
  if (before === undefined || words === undefined)
    return { record, recordDigest: tip.recordDigest, article: read.article };
  return {
    record,
    recordDigest: tip.recordDigest,
    article: read.article,
    compared: {
      before: words,
      after: read.article,
      again: before.extractedAgain ? "before" : "neither",
    },
  };
}

async function lateEvent(ports: CheckPorts, { look, read, captured }: Case, commit: Commit) {
  const event = await appendEvent(ports.store, {
    articleId: look.articleId,
    kind: "late",
    at: look.capturedAt,
    outcome: look.outcome,
    version: commit.tip.version,
    late: {
      textDigest: read.textDigest,
      articleDigest: read.articleDigest,
      payloadDigest: payloadDigestOf(look),
      capture: captured.capture,
    },
  });
  return { number: event.number, kind: event.kind };
}

function candidateOf(ports: CheckPorts, { look, captured, read, confirmed }: Case): Candidate {
  const common = {
    articleId: look.articleId,
    urlKey: urlKeyOf(new URL(look.targetUrl)),
    textDigest: read.textDigest,
    textLength: read.textLength,
    articleDigest: read.articleDigest,
    extractor: ports.extractor.version,
    ...(ports.extractor.rule === undefined ? {} : { rule: ports.extractor.rule }),
    tool: ports.tool,
  };
  if (confirmed !== undefined) {
    // Claims such as the modification date may differ between the two looks: what is recorded is what the first saw.
    const { since: _, textDigest: __, extractor: ___, sightings: ____, ...first } = confirmed;
    return { ...common, ...first, confirmedAt: look.capturedAt };
  }
  return {
    ...common,
    encoding: look.encoding,
    reservations: look.reservations,
    capture: captured.capture,
    article: read.bytes,
    payload: captured.payload,
    payloadDigest: payloadDigestOf(look),
    payloadBytes: captured.payload.byteLength,
  };
}

function awaitingOf(ports: CheckPorts, { entry, look, read, captured }: Case): Awaiting {
  return {
    textDigest: read.textDigest,
    articleDigest: read.articleDigest,
    payloadDigest: payloadDigestOf(look),
    payloadBytes: captured.payload.byteLength,
    extractor: ports.extractor.version,
    since: (entry.awaiting?.sightings === undefined ? entry.awaiting?.since : undefined) ?? look.capturedAt,
    capture: captured.capture,
    encoding: look.encoding,
    reservations: look.reservations,
  };
}

function payloadDigestOf(look: Look): NonNullable<Look["payloadDigest"]> {
  if (look.payloadDigest === undefined) throw new TypeError("an ok capture has a payload digest");
  return look.payloadDigest;
}

/** No version can come of it, but what came is kept once, so that a person can see what stood there. */
async function withoutArticle(
  ports: CheckPorts,
  entry: TimetableEntry,
  look: Look,
  captured: OkCapture,
): Promise<Look> {
  if (look.payloadDigest !== undefined && entry.lastLook?.outcome !== look.outcome) {
    await ports.store.putIfAbsent(
      payloadKey(look.payloadDigest),
      captured.payload,
      payloadFacts(captured.capture),
    );
  }
  const { validators: _, ...rest } = look;
  return rest;
}

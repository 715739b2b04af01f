/** From what the archive holds of an article to what the site remembers of it. */
import type { ArchivedDiff } from "../article/archived-diff.ts";
import type { Article } from "../article/article.ts";
import { changeClasses, type Diff } from "../article/diff.ts";
import type { Digest } from "../article/digest.ts";
import type { ArchiveEvent } from "../article/event.ts";
import type { VersionRecord } from "../article/record.ts";
import type { Watch } from "../article/watch.ts";
import { placeName } from "../compare/diff-outline.ts";
import type { ArticleFacts, ChangeFacts, EventFacts, LookFacts, VersionFacts } from "./site-facts.ts";
import { changedWords, tellingWords } from "./telling-words.ts";

export interface PublishedVersion {
  readonly record: VersionRecord;
  /** Over the bytes of `record.json`. */
  readonly recordDigest: Digest;
  /** Absent where its words were taken out of the archive. */
  readonly article?: Article;
  /** Against the version before; absent of version 1, and where one of the two has no words any more. */
  readonly diff?: ArchivedDiff;
}

/** All that is shown of an article. */
export interface PublishedArticle {
  readonly articleId: string;
  readonly watch: Watch;
  /** Oldest first. */
  readonly versions: readonly PublishedVersion[];
  readonly events: readonly ArchiveEvent[];
  readonly looks: LookFacts;
}

export function factsOf(published: PublishedArticle): ArticleFacts {
  const { articleId, watch, versions, events, looks } = published;
  const byTemplate = new Set(events.filter(({ kind }) => kind === "template").map(({ version }) => version));
  return {
    articleId,
    url: watch.targetUrl,
    since: watch.since,
    ...(watch.retiredAt === undefined ? {} : { retiredAt: watch.retiredAt }),
    versions: versions.map((one) => versionFacts(one, byTemplate.has(one.record.version))),
    events: events.map(eventFacts),
    looks,
  };
}

function versionFacts(version: PublishedVersion, template: boolean): VersionFacts {
  const { record, recordDigest, article, diff } = version;
  return {
    version: record.version,
    capturedAt: record.capture.capturedAt,
    headline: article?.headline.text ?? "",
    textLength: record.textLength,
    recordDigest,
    textDigest: record.textDigest,
    payloadDigest: record.payloadDigest,
    ...(record.revertOf === undefined ? {} : { revertOf: record.revertOf }),
    ...(article === undefined ? { redacted: true } : {}),
    ...(template ? { template } : {}),
    ...(diff === undefined ? {} : { change: changeFacts(diff) }),
  };
}

function changeFacts({ diff, window }: ArchivedDiff): ChangeFacts {
  const telling = tellingWords(diff, placeName);
  return {
    summary: diff.summary,
    class: weightiest(diff),
    disclosed: diff.disclosed,
    disclosedReason: diff.disclosedReason,
    window,
    changes: diff.changes.length,
    ...(telling === undefined ? {} : { telling }),
    words: changedWords(diff),
  };
}

/** What differs beside the text alone weighs least. */
function weightiest({ changes }: Diff): ChangeFacts["class"] {
  return changeClasses.findLast((one) => changes.some((change) => change.class === one)) ?? "typographic";
}

function eventFacts({ kind, at, firstSeenAt, version, to, redacted }: ArchiveEvent): EventFacts {
  return {
    kind,
    at,
    version,
    ...(firstSeenAt === undefined ? {} : { firstSeenAt }),
    ...(to === undefined ? {} : { to }),
    ...(redacted === undefined ? {} : { reason: redacted.reason }),
  };
}

/** An article's own page: where it stands, its life as a drawing, every version and event, every gap. */
import { labelsOf, tellingLine } from "./change-list.ts";
import { type Content, html, webAddress } from "./html.ts";
import { frontCrumb, page } from "./page.ts";
import {
  type ArticleFacts,
  type EventFacts,
  headlineOf,
  hostOf,
  type LookFacts,
  shownHost,
  type VersionFacts,
} from "./site-facts.ts";
import type { SiteFile, SiteOptions } from "./site-options.ts";
import { articleFeedPath, articlePath, diffPath, hostPath, relativeLink, versionPath } from "./site-paths.ts";
import { timeline } from "./timeline.ts";
import { counted, time, toldSpan } from "./told.ts";

export function articlePage(options: SiteOptions, facts: ArticleFacts): SiteFile {
  const path = articlePath(facts.articleId);
  const host = hostOf(facts);
  const headline = headlineOf(facts);
  return page(options, {
    path,
    title: headline,
    trail: [frontCrumb, { name: shownHost(host), path: hostPath(host) }],
    feedPath: articleFeedPath(facts.articleId),
    kind: "article",
    main: html`<h1 dir="auto">${headline}</h1>
<p class="address">${addressOf(facts.url)}</p>
<p class="lead">${standing(facts)}</p>
${timeline(facts)}
<section aria-labelledby="history"><h2 id="history">${counted(facts.versions.length, "version")}, newest first</h2>
<ol class="history" reversed>
${historyOf(path, facts)}
</ol></section>
${looksSection(facts.looks)}`,
  });
}

/** To the publisher's own page; never as a link where it is no address of the web. */
export function addressOf(url: string): Content {
  const href = webAddress(url);
  return href === undefined
    ? html`<bdi>${url}</bdi>`
    : html`<a href="${href}" rel="noreferrer nofollow external"><bdi>${url}</bdi></a>`;
}

function standing({ since, retiredAt, versions, events, looks }: ArticleFacts): Content {
  const watched =
    retiredAt === undefined
      ? html`Watched since ${time(since)}.`
      : html`Watched from ${time(since)} to ${time(retiredAt)}.`;
  const last = looks.last === undefined ? "" : html` Last look ${time(looks.last)}.`;
  const newest = versions.at(-1);
  const stands =
    newest === undefined
      ? " No version yet."
      : html` The newest text was first seen ${time(newest.capturedAt)}.`;
  const away = events.findLast(({ kind }) => ["removed", "restored", "moved"].includes(kind));
  const gone =
    away?.kind === "removed" &&
    html` <strong>It is not there any more, since ${time(away.firstSeenAt ?? away.at)}.</strong>`;
  const moved =
    away?.kind === "moved" && html` <strong>Its address leads elsewhere, since ${time(away.at)}.</strong>`;
  return html`${watched}${stands}${last}${gone}${moved}`;
}

function historyOf(from: string, facts: ArticleFacts): Content {
  const entries = [
    ...facts.versions.map((version) => ({
      at: version.capturedAt,
      shown: versionEntry(from, facts, version),
    })),
    ...facts.events
      .filter(({ kind }) => kind !== "template")
      .map((event) => ({
        at: event.at,
        shown: eventEntry(event),
      })),
  ];
  return entries.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).map(({ shown }) => shown);
}

function versionEntry(from: string, { articleId, versions }: ArticleFacts, version: VersionFacts): Content {
  const { change, capturedAt, version: number, headline, redacted } = version;
  const isNewHeadline = redacted !== true && headline !== versions[number - 2]?.headline;
  const link = html`<a href="${relativeLink(from, versionPath(articleId, number))}">Version ${number}</a>`;
  const told =
    change === undefined
      ? html`<p class="summary">${firstWords(version, versions[number - 2])}</p>`
      : html`<p class="labels">${labelsOf({ change, version })} <span class="summary">${change.summary}</span></p>
${tellingLine({ change })}
<p class="meta">Edited within ${toldSpan(change.window.after, change.window.before)} before. <a href="${relativeLink(from, diffPath(articleId, number))}">See what differs<span class="said"> in version ${number}</span></a></p>`;
  return html`<li class="version${change !== undefined && html` is-${change.class}`}" id="version-${number}">
<h3>${link} <span class="meta">seen ${time(capturedAt)}</span></h3>
${isNewHeadline && html`<p class="headline" dir="auto">${headline}</p>`}
${told}
</li>
`;
}

function firstWords({ redacted }: VersionFacts, before: VersionFacts | undefined): string {
  if (redacted === true) return "Its words were taken out of the archive; its record stands.";
  if (before === undefined) return "The first one that was kept.";
  return before.redacted === true
    ? "What differs went with the words of the version before, which were taken out of the archive."
    : "What differs from the version before is not on record.";
}

const eventWords: Readonly<Record<EventFacts["kind"], (event: EventFacts) => Content>> = {
  removed: ({ firstSeenAt, at }) => html`Removed: not there since ${time(firstSeenAt ?? at)}`,
  restored: () => "There again",
  moved: ({ to }) => html`The address leads elsewhere${to !== undefined && html`: <bdi>${to}</bdi>`}`,
  redacted: ({ version, reason }) =>
    `Words of version ${version} were taken out of the archive${reason === undefined ? "" : `: ${reason}`}`,
  late: ({ version }) => `A capture from before version ${version} came in late; it is kept as evidence`,
  template: () => "",
};

function eventEntry(event: EventFacts): Content {
  return html`<li class="event ${event.kind}"><h3>${eventWords[event.kind](event)} <span class="meta">on record since ${time(event.at)}</span></h3></li>
`;
}

function looksSection({ looks, seen, gaps, gapCount, longestUnseen }: LookFacts): Content {
  if (looks === 0) return undefined;
  return html`<section aria-labelledby="looks"><h2 id="looks">Looks and gaps</h2>
<p>${counted(looks, "look")}; ${seen === looks ? "each" : counted(seen, "of them", "of them")} saw the article, or found it away.${longestUnseen !== undefined && html` The longest time between two of those was ${toldSpan(longestUnseen.from, longestUnseen.to)}, from ${time(longestUnseen.from)}.`} An edit that was made and undone between two looks is not seen.</p>
${
  gaps.length > 0 &&
  html`<details><summary>${counted(gapCount, "gap")} in which nobody could tell${gapCount > gaps.length && `, the longest ${gaps.length}`}</summary>
<ul class="gaps">
${gaps.map(
  ({
    from,
    to,
    kind,
    reason,
  }) => html`<li>${time(from)}, for ${toldSpan(from, to)}: ${gapWords[kind]} (${reason})</li>
`,
)}
</ul></details>`
}
</section>`;
}

const gapWords = {
  late: "a look was due and came later",
  blind: "looks did not reach the article",
  retired: "the article was not watched",
} as const;

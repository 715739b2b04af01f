/** What differs between a version and the one before: headline first, each change with its class and why, and its own address. */
import type { ArchivedDiff } from "../article/archived-diff.ts";
import { claimsTitle, outlineDiff } from "../compare/diff-outline.ts";
import type { PublishedArticle, PublishedVersion } from "./article-facts.ts";
import { addressOf } from "./article-page.ts";
import { languageOf, noticeList } from "./article-text.ts";
import { labelsOf, markedSpans } from "./change-list.ts";
import { changeSections } from "./diff-sections.ts";
import { type Content, html } from "./html.ts";
import { frontCrumb, page } from "./page.ts";
import { type ArticleFacts, headlineOf, hostOf, shownHost } from "./site-facts.ts";
import type { SiteFile, SiteOptions } from "./site-options.ts";
import {
  articleFeedPath,
  articlePath,
  diffPath,
  hostPath,
  relativeLink,
  sitePaths,
  versionPath,
} from "./site-paths.ts";
import { counted, time, toldSpan } from "./told.ts";
import { digest } from "./version-page.ts";

const keys = html`Keys: <kbd>n</kbd> next change, <kbd>p</kbd> previous, <kbd>s</kbd> side by side or inline, <kbd>u</kbd> unfold or fold what did not change.`;

/** Throws a RangeError for a version without a diff. */
export function diffPage(
  options: SiteOptions,
  published: PublishedArticle,
  facts: ArticleFacts,
  number: number,
): SiteFile {
  const { articleId, versions } = published;
  const version = versions[number - 1];
  const versionFacts = facts.versions[number - 1];
  const change = versionFacts?.change;
  if (version?.diff === undefined || versionFacts === undefined || change === undefined)
    throw new RangeError(`${articleId} has no diff of version ${number}`);
  const path = diffPath(articleId, number);
  const name = headlineOf(facts);
  const headline = version.article?.headline.text || name;
  return page(options, {
    path,
    title: headline,
    titleEnd: `: version ${number} differs`,
    trail: [
      frontCrumb,
      { name: shownHost(hostOf(published)), path: hostPath(hostOf(published)) },
      { name, path: articlePath(articleId) },
    ],
    feedPath: articleFeedPath(articleId),
    kind: "change",
    keys,
    main: html`<p class="kicker">What differs between <a href="${relativeLink(path, versionPath(articleId, number - 1))}">version ${number - 1}</a> and <a href="${relativeLink(path, versionPath(articleId, number))}">version ${number}</a></p>
<h1 dir="auto"${version.article !== undefined && languageOf(version.article)}>${headline}</h1>
<p class="address">${addressOf(published.watch.targetUrl)}</p>
<div class="verdict">
<p class="summary">${change.summary}</p>
<p class="labels">${labelsOf({ change, version: versionFacts })}</p>
<p class="disclosure">${disclosureSentence(version.diff)}</p>
<p class="window">${windowSentence(version.diff)}</p>
${version.article !== undefined && version.article.notices.length > 0 && html`<p>What the publisher says on the page of version ${number}:</p>${noticeList(version.article)}`}
</div>
${around(path, published, number)}
${versionFacts.template === true && html`<p class="notice">Many articles of this host had versions alike at about this time, so this is more likely the making of a new template than an edit.</p>`}
<div class="diff"${version.article !== undefined && languageOf(version.article)}>
${viewSwitch}
${changeSections(options, published, version, version.diff)}
${claimsOf(version.diff)}
</div>
${evidence(path, articleId, version, version.diff)}`,
  });
}

function disclosureSentence({ diff }: ArchivedDiff): string {
  return diff.disclosed === "silent"
    ? `Silent: ${diff.disclosedReason}.`
    : `Disclosed: ${diff.disclosedReason}.`;
}

function windowSentence({ window: { after, before } }: ArchivedDiff): Content {
  return html`The text differs since some time between ${time(after)}, the last look that saw the text before, and ${time(before)}: within ${toldSpan(after, before)}.`;
}

function around(from: string, { articleId, versions }: PublishedArticle, number: number): Content {
  const diffs = versions.filter(({ diff }) => diff !== undefined).map(({ record }) => record.version);
  const [earlier, later] = [diffs.findLast((one) => one < number), diffs.find((one) => one > number)];
  if (earlier === undefined && later === undefined) return undefined;
  const link = (one: number, words: string): Content =>
    html`<a href="${relativeLink(from, diffPath(articleId, one))}">${words} (version ${one})</a> `;
  return html`<nav class="neighbours" aria-label="Edits">${earlier !== undefined && link(earlier, "The edit before")}${later !== undefined && link(later, "The next edit")}</nav>`;
}

/** Worked by the style sheet alone; the script adds a key. */
const viewSwitch = html`<div class="view"><fieldset><legend>View</legend>
<label><input type="radio" name="view" id="view-inline" value="inline" checked>inline</label>
<label><input type="radio" name="view" id="view-sides" value="sides">side by side</label>
</fieldset></div>`;

function claimsOf({ diff }: ArchivedDiff): Content {
  const { claims } = outlineDiff(diff);
  if (claims.length === 0) return undefined;
  return html`<section aria-labelledby="beside"><h2 id="beside">${claimsTitle}</h2>
<p class="meta">What the page says about the article elsewhere, in dates and titles; by itself no version.</p>
<ul class="claims">
${claims.map(
  ({ name, spans }) => html`<li dir="auto"><code>${name}</code> ${markedSpans(spans)}</li>
`,
)}
</ul></section>`;
}

function evidence(
  from: string,
  articleId: string,
  { record }: PublishedVersion,
  { before, after, diff }: ArchivedDiff,
): Content {
  const again = before.extractedAgain
    ? html`<p>A newer extractor than the one of the version before was at work: ${after.extractedAgain === true ? "both versions were" : "the version before was"} read again from the bytes that were kept, so that no change is the making of stet.</p>`
    : undefined;
  return html`<section class="evidence" aria-labelledby="evidence"><h2 id="evidence">Evidence</h2>
<dl>
<dt>Record of version ${before.version}</dt><dd>${digest(before.recordDigest)}</dd>
<dt>Record of version ${after.version}</dt><dd>${digest(after.recordDigest)}</dd>
<dt>Bytes as received of version ${record.version}</dt><dd>${digest(record.payloadDigest)}</dd>
</dl>
${again}
<p>${counted(diff.changes.length, "change")} of the text. To verify: <code>articles/${articleId}/versions</code> in a copy of the archive holds both records, and the later one names the digest of the earlier. <a href="${relativeLink(from, sitePaths.about)}#verify">How, step by step</a>.</p>
</section>`;
}

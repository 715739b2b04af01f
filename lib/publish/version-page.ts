/** One version: what the article said, when that was seen, and the digests by which anyone can check it. */

import type { Exchange } from "../article/capture.ts";
import { hexOf } from "../article/digest.ts";
import type { PublishedArticle, PublishedVersion } from "./article-facts.ts";
import { addressOf } from "./article-page.ts";
import { blockElement, languageOf, noticeList } from "./article-text.ts";
import { type Content, html } from "./html.ts";
import { frontCrumb, page } from "./page.ts";
import { type ArticleFacts, headlineOf, hostOf, shownHost } from "./site-facts.ts";
import type { SiteFile, SiteOptions } from "./site-options.ts";
import {
  articleFeedPath,
  articlePath,
  diffPath,
  hostPath,
  payloadPath,
  relativeLink,
  sitePaths,
  versionPath,
} from "./site-paths.ts";
import { counted, time } from "./told.ts";

export function versionPage(
  options: SiteOptions,
  published: PublishedArticle,
  facts: ArticleFacts,
  number: number,
): SiteFile {
  const { articleId, versions, watch } = published;
  const version = versions[number - 1];
  if (version === undefined) throw new RangeError(`${articleId} has no version ${number}`);
  const path = versionPath(articleId, number);
  const name = headlineOf(facts);
  const headline = version.article?.headline.text;
  return page(options, {
    path,
    title: headline || name,
    titleEnd: `, version ${number}`,
    trail: [
      frontCrumb,
      { name: shownHost(hostOf(published)), path: hostPath(hostOf(published)) },
      { name, path: articlePath(articleId) },
    ],
    feedPath: articleFeedPath(articleId),
    kind: "version",
    main: html`<p class="kicker">Version ${number}, seen ${time(version.record.capture.capturedAt)}</p>
<h1 dir="auto">${headline || name}</h1>
${neighbours(path, published, number)}
${textOf(options, version, watch.targetUrl)}
${evidenceOf(options, path, articleId, version)}`,
  });
}

function neighbours(from: string, { articleId, versions }: PublishedArticle, number: number): Content {
  const link = (to: string, words: string): Content => html`<a href="${relativeLink(from, to)}">${words}</a>`;
  const [current, next] = [versions[number - 1], versions[number]];
  const links = [
    number > 1 && link(versionPath(articleId, number - 1), `Version ${number - 1}`),
    current?.diff !== undefined && link(diffPath(articleId, number), "What differs from the version before"),
    next?.diff !== undefined && link(diffPath(articleId, number + 1), "What differs in the next"),
    next !== undefined && link(versionPath(articleId, number + 1), `Version ${number + 1}`),
  ].filter((one) => one !== false);
  return (
    links.length > 0 &&
    html`<nav class="neighbours" aria-label="Versions">${links.map((one) => html`${one} `)}</nav>`
  );
}

function textOf(options: SiteOptions, { article }: PublishedVersion, url: string): Content {
  if (article === undefined)
    return html`<p class="notice">The words of this version were taken out of the archive. Its record stands, with the digests below.</p>`;
  const signed =
    article.bylines.length > 0 &&
    html`<p class="bylines" dir="auto">${article.bylines.join(", ")}</p>
`;
  if (options.text === "context") {
    return html`${noticeList(article)}
<p class="notice">This site shows what differs between versions, with a few words around it, and not whole texts. The text as it stands now is the publisher's: ${addressOf(url)}. This version has ${counted(article.blocks.length, "block")} of text.</p>`;
  }
  return html`<article class="text"${languageOf(article)}>
${
  article.standfirst !== undefined &&
  html`<p class="standfirst" dir="auto">${article.standfirst}</p>
`
}
${signed}${noticeList(article)}
${article.blocks.map((block) => blockElement(block, 1))}
</article>`;
}

function evidenceOf(
  options: SiteOptions,
  from: string,
  articleId: string,
  { record, recordDigest, article }: PublishedVersion,
): Content {
  const { capture, version } = record;
  const answer = capture.exchanges.at(-1);
  const payload = hexOf(record.payloadDigest);
  return html`<section class="evidence" aria-labelledby="evidence"><h2 id="evidence">Evidence</h2>
<dl>
${row("Asked for", addressOf(capture.targetUrl))}
${answer !== undefined && answer.url !== capture.targetUrl && row("Answered by", addressOf(answer.url))}
${row("Fetch began", html`<time datetime="${capture.capturedAt}">${capture.capturedAt}</time>`)}
${row("Fetch ended", html`<time datetime="${capture.endedAt}">${capture.endedAt}</time>`)}
${answer?.status !== undefined && row("Status", answer.status)}
${capture.serverDate !== undefined && row("The server's own time", capture.serverDate)}
${answer !== undefined && row("Line", lineOf(answer))}
${article?.publishedAt !== undefined && row("Published, as the page says", article.publishedAt.value)}
${article?.modifiedAt !== undefined && row("Modified, as the page says", article.modifiedAt.value)}
${row("Record", digest(recordDigest))}
${row("Bytes as received", html`${digest(record.payloadDigest)} (${counted(record.payloadBytes, "byte")})${options.live && html` <a href="${relativeLink(from, payloadPath(payload))}" download>download</a>`}`)}
${row("Text", digest(record.textDigest))}
${record.predecessor !== undefined && row("Record of the version before", digest(record.predecessor.recordDigest))}
${row("Read by", `${record.tool.name} ${record.tool.version}, extractor ${record.extractor.digest.slice(0, 19)}…`)}
</dl>
<p>To verify: in a copy of the archive, the SHA-256 of <code>articles/${articleId}/versions/${String(version).padStart(8, "0")}/record.json</code> is the record's digest above; the record names the digests of the bytes as received and of the record before it. <a href="${relativeLink(from, sitePaths.about)}#verify">How, step by step</a>.</p>
</section>`;
}

const row = (name: string, value: Content): Content => html`<dt>${name}</dt><dd>${value}</dd>
`;

export const digest = (value: string): Content => html`<code class="digest">${value}</code>`;

function lineOf({ remoteAddress, tls }: Exchange): string {
  const at = remoteAddress === undefined ? "" : ` to ${remoteAddress}`;
  return tls === undefined ? `no TLS${at}` : `${tls.protocol}${at}, certificate ${tls.certificateDigest}`;
}

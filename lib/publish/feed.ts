/**
 * Atom feeds (RFC 4287) of everything, of a host, of an article. Written with the templates that escape, as the pages
 * are; the library `feed` was weighed and left: it brings a writer of XML that has stood still since 2019 and puts
 * texts of strangers into CDATA sections.
 *
 * An `id` must never change, wherever the site is moved (RFC 4287 §4.2.6.1). So it hangs on nothing but the archive:
 * on the record's own digest, or on when the first article was taken up. It is a `tag:` URI (RFC 4151) under
 * `stet.invalid`, a name that nobody can ever own (RFC 2606): whose name the site will have, nobody knows yet.
 */
import { type Digest, hexOf } from "../article/digest.ts";
import type { Instant } from "../article/instant.ts";
import { tellingLine } from "./change-list.ts";
import { type Content, html, webAddress } from "./html.ts";
import { hostOf, type ListedChange, shownHost } from "./site-facts.ts";
import { contentTypes, type SiteFile, type SiteOptions } from "./site-options.ts";
import { articlePath, diffPath, relativeLink } from "./site-paths.ts";
import { counted, toldInstant } from "./told.ts";

const authority = "stet.invalid,2026";

export interface FeedProps {
  readonly path: string;
  /** The page that shows the same. */
  readonly pagePath: string;
  readonly title: string;
  readonly subtitle: string;
  /** Of everything, `host/…`, `article/…`. */
  readonly what: string;
  /** When the first article was taken up. */
  readonly since: Instant;
  /** Newest first. */
  readonly changes: readonly ListedChange[];
}

/** More is an archive, and that is the site. */
const mostEntries = 50;

export function feed(options: SiteOptions, props: FeedProps): SiteFile {
  const { path, changes, since } = props;
  const shown = changes.slice(0, mostEntries);
  const text = html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${tag(`${props.what}/${since}`)}</id>
<title>${props.title}</title>
<subtitle>${props.subtitle}</subtitle>
<updated>${shown[0]?.version.capturedAt ?? since}</updated>
<author><name>stet</name></author>
<generator>stet</generator>
<link rel="self" type="application/atom+xml" href="${address(options, path, path)}"/>
<link rel="alternate" type="text/html" href="${address(options, path, props.pagePath)}"/>
${shown.map((one) => entry(options, path, one))}</feed>
`;
  return { path, contentType: contentTypes.atom, text: text.toString() };
}

/** Whole where the site knows where it will stand; else from the feed's own place, which RFC 4287 allows. */
function address({ baseUrl }: SiteOptions, from: string, to: string): string {
  return baseUrl === undefined
    ? relativeLink(from, to)
    : baseUrl + to.split("/").map(encodeURIComponent).join("/");
}

/** What follows is of `pchar`, as RFC 4151 §2.1 asks. */
function tag(specific: string): string {
  return `tag:${authority}:${specific.split("/").map(encodeURIComponent).join("/")}`;
}

const entryTag = (articleId: string, version: number, recordDigest: Digest): string =>
  tag(`change/${articleId}/${version}/${hexOf(recordDigest).slice(0, 16)}`);

function entry(options: SiteOptions, from: string, listed: ListedChange): Content {
  const { article, version, change } = listed;
  const id = entryTag(article.articleId, version.version, version.recordDigest);
  const source = webAddress(article.url);
  const { after, before } = change.window;
  const told = html`${tellingLine(listed)}
<p>${change.summary}.</p>
<p>${change.class}, ${change.disclosed}: ${change.disclosedReason}. The text differs since some time between ${toldInstant(after)} and ${toldInstant(before)}; ${counted(change.changes, "change")}.</p>`;
  return html`<entry>
<id>${id}</id>
<title>${`${version.headline || article.url}: the text differs`}</title>
<updated>${version.capturedAt}</updated>
<author><name>${shownHost(hostOf(article))}</name></author>
<link rel="alternate" type="text/html" href="${address(options, from, diffPath(article.articleId, version.version))}"/>
<link rel="up" type="text/html" href="${address(options, from, articlePath(article.articleId))}"/>
${
  source !== undefined &&
  html`<link rel="related" href="${source}"/>
`
}<category term="${change.class}"/>
<category term="${change.disclosed}"/>
<summary>${change.summary}</summary>
<content type="html">${told.toString().replaceAll("\n", " ")}</content>
</entry>
`;
}

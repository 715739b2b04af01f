/** What the site shows, in which words, what it proves, and how anyone can check it. */
import { html } from "./html.ts";
import { page } from "./page.ts";
import type { SiteFile, SiteOptions } from "./site-options.ts";
import { sitePaths } from "./site-paths.ts";

export function aboutPage(options: SiteOptions): SiteFile {
  return page(options, {
    path: sitePaths.about,
    title: "What this shows",
    trail: [],
    feedPath: sitePaths.feed,
    kind: "about",
    main: html`<h1>What this shows, and what it does not prove</h1>
<p>stet looks at a set of articles at set times and keeps what each said: every version of its text, and what differs between them. An advert that changed is no version; one number that changed is.</p>
<h2>In which words</h2>
<dl class="words">
<dt>version</dt><dd>A state of the article’s text: headline, standfirst, bylines, notices, paragraphs, captions. Another text makes another version; the same text makes none.</dd>
<dt>change</dt><dd>A place in which the text differs from the version before. That it differs is all that is said: not why, nor by whom.</dd>
<dt>substantive</dt><dd>It touches a number, a name, a negation, a quotation, an attribution, or what is said. The reason stands beside it.</dd>
<dt>copy-edit, typographic</dt><dd>It touches spelling, punctuation, order or letters alone. Nothing is left out for being small.</dd>
<dt>disclosed, silent</dt><dd>Whether a sign of the publisher’s own admits a change: a correction, a note, an “updated” line, a later date. It says that something was admitted, not that everything was.</dd>
<dt>window</dt><dd>From the last look that saw the text before to the first that saw the text after: the edit was made within it.</dd>
<dt>gap</dt><dd>A time in which an edit could have come and gone unseen: looks came more than 20 minutes late, or did not reach the article.</dd>
</dl>
<h2>How marks are read</h2>
<p><del>Struck through</del>: stood in the version before. <ins>Underlined</ins>: stands in the version after. Signs such as ‹U+202E› stand for characters that cannot be seen, or would turn a line round.</p>
<h2 id="verify">How to verify</h2>
<ol>
<li>Get a copy of the archive: a folder, the same as in the bucket. <code>stet verify</code> does all that follows, offline; by hand it goes like this.</li>
<li>The SHA-256 of a version’s <code>record.json</code> must be the record’s digest that stands on its page: <code>sha256sum record.json</code>.</li>
<li>The record names the digest of the bytes as received. They lie below <code>payloads/sha256/</code>, under the first two digits and then the others: their SHA-256 must be that digest.</li>
<li>The record names the digest of the record before it, and so on to the first. Whoever alters one must alter all that follow.</li>
</ol>
<h2>What it does not prove</h2>
<p>That nothing in the archive was altered since it was captured can be checked by what stands there. That the publisher said so cannot: whoever runs stet could have fetched something else. Compare with other archives.</p>
<p>stet looks at set times: an edit that is made and undone between two looks is not seen. Text of pictures and films is never seen.</p>`,
  });
}

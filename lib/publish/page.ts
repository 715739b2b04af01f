/** The frame of every page: head, way back, footer. Nothing inline and nothing from elsewhere, and the page says so itself. */
import { visibleText } from "../article/visible-text.ts";
import { type Content, html, type Markup } from "./html.ts";
import { beginningOf } from "./shorten.ts";
import { contentTypes, type SiteFile, type SiteOptions } from "./site-options.ts";
import { relativeLink, sitePaths } from "./site-paths.ts";

/**
 * Holds where a host sends no headers of its own. `frame-ancestors` counts in a header alone; whoever serves the pages
 * sends `securityHeaders` besides.
 */
const contentPolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/** For whoever serves the pages: `stet serve`, and the deployed site. */
export const securityHeaders = {
  "content-security-policy": `${contentPolicy}; frame-ancestors 'none'`,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
} as const;

export const robotsHeader = { name: "x-robots-tag", value: "noindex, nofollow, noarchive" } as const;

/** The first of every trail. */
export const frontCrumb = { name: "All changes", path: sitePaths.front } as const;

export interface PageProps {
  readonly path: string;
  /** In the window's title, cut to what a tab or a list of results shows; the site's name follows. */
  readonly title: string;
  /** Behind it, never cut. */
  readonly titleEnd?: string;
  /** Where the site stands on its host, of a page that is shown under other addresses than its own. */
  readonly root?: string;
  /** From the front page to the page above this one. */
  readonly trail: readonly { readonly name: string; readonly path: string }[];
  /** Of the page itself, or of the whole site. */
  readonly feedPath: string;
  readonly kind: "front" | "host" | "article" | "version" | "change" | "search" | "about";
  readonly main: Content;
  /** What the keys do here. */
  readonly keys?: Content;
}

export function page(options: SiteOptions, props: PageProps): SiteFile {
  return {
    path: props.path,
    contentType: contentTypes.html,
    text: `<!DOCTYPE html>\n${whole(options, props)}`,
  };
}

function whole(options: SiteOptions, props: PageProps): Markup {
  const { path, kind, root } = props;
  const to = (target: string): string => (root === undefined ? relativeLink(path, target) : root + target);
  return html`<html lang="en" data-root="${to(sitePaths.front).replace("index.html", "")}"${options.live && html` data-live="live"`}>
<head>
<meta charset="utf-8">
<title>${windowTitle(options, props)}</title>
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
${!options.indexed && html`<meta name="robots" content="noindex, nofollow, noarchive">`}
<link rel="stylesheet" href="${to(sitePaths.style)}">
<link rel="icon" href="${to(sitePaths.icon)}" type="image/svg+xml">
<link rel="alternate" type="application/atom+xml" title="${props.title}" href="${to(props.feedPath)}">
<script src="${to(sitePaths.script)}" defer></script>
</head>
<body class="page-${kind}">
<a class="skip" href="#main">To the text</a>
<header class="site">
<a class="name" href="${to(sitePaths.front)}">${options.title}</a>
<nav aria-label="Site">
<a href="${to(sitePaths.front)}"${kind === "front" && html` aria-current="page"`}>Changes</a>
<a href="${to(sitePaths.search)}"${kind === "search" && html` aria-current="page"`}>Search</a>
<a href="${to(sitePaths.about)}"${kind === "about" && html` aria-current="page"`}>What this shows</a>
<a href="${to(props.feedPath)}">Feed</a>
</nav>
</header>
${trailOf(props, to)}
<main id="main" tabindex="-1">
${props.main}
</main>
<footer class="site">
<p>Kept by stet: what each page said when it was looked at. Times are UTC. <a href="${to(sitePaths.about)}">What this shows, and what it does not prove</a>.</p>
${props.keys !== undefined && html`<p class="keys">${props.keys}</p>`}
</footer>
</body>
</html>
`;
}

/** Characters; search engines and tabs cut what is longer where it suits them. */
const longestTitle = 70;

function windowTitle({ title: site }: SiteOptions, { title, titleEnd = "" }: PageProps): string {
  const end = title === site ? titleEnd : `${titleEnd} – ${site}`;
  // Signs for what cannot be seen count too.
  return beginningOf(visibleText(title), Math.max(1, longestTitle - end.length - " …".length)) + end;
}

function trailOf({ trail }: PageProps, to: (target: string) => string): Content {
  if (trail.length === 0) return undefined;
  return html`<nav class="trail" aria-label="You are here"><ol>
${trail.map(({ name, path }) => html`<li><a href="${to(path)}"><bdi>${name}</bdi></a></li>`)}
</ol></nav>`;
}

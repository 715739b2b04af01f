/** The words of an article as elements: each kind of block its own, in the article's language and direction. */
import type { Article, Block } from "../article/article.ts";
import { type Content, html } from "./html.ts";

/** `below`: the level of the heading above. A publisher's own levels leave gaps, which would mislead who hears them. */
export function blockElement(block: Block, below: 1 | 2): Content {
  switch (block.kind) {
    case "heading":
      return below === 1
        ? html`<h2 dir="auto">${block.text}</h2>
`
        : html`<h3 dir="auto">${block.text}</h3>
`;
    case "quotation":
      return html`<blockquote dir="auto">${block.text}</blockquote>
`;
    case "paragraph":
      return html`<p dir="auto">${block.time !== undefined && html`<span class="entry-time">${block.time}</span> `}${block.text}</p>
`;
    default:
      return html`<p class="${block.kind}" dir="auto">${block.text}</p>
`;
  }
}

const noticeNames = {
  correction: "Correction",
  clarification: "Clarification",
  "editors-note": "Editor's note",
  update: "Update line",
} as const;

/** What the publisher itself says of its changes. */
export function noticeList({ notices }: Article): Content {
  if (notices.length === 0) return undefined;
  return html`<ul class="notices">
${notices.map(
  ({ kind, text }) => html`<li dir="auto"><span class="label">${noticeNames[kind]}</span> ${text}</li>
`,
)}
</ul>`;
}

const languageNames = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });

/** A claim of the page; believed as far as it names a language that there is. */
export function languageOf({ language }: Article): Content {
  if (language === undefined || !/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language)) return undefined;
  try {
    return languageNames.of(language) !== undefined && html` lang="${language}"`;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

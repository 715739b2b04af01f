/** An article as the plainest page that says it: for properties of extraction. Test code only. */
import type { Article, Block, Notice } from "../../lib/article/article.ts";

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

function rendered({ kind, text, level }: Block): string {
  const inner = escaped(text);
  switch (kind) {
    case "heading":
      return `<h${level ?? 2}>${inner}</h${level ?? 2}>`;
    case "quotation":
      return `<blockquote><p>${inner}</p></blockquote>`;
    case "list-item":
      return `<ul><li>${inner}</li></ul>`;
    case "caption":
      return `<figure><img src="/picture.jpg" alt=""><figcaption>${inner}</figcaption></figure>`;
    case "table-row":
      return `<table><tr>${text
        .split(" | ")
        .map((cell) => `<td>${escaped(cell)}</td>`)
        .join("")}</tr></table>`;
    case "embed":
      return `<blockquote class="twitter-tweet"><p>${inner}</p></blockquote>`;
    default:
      return `<p>${inner}</p>`;
  }
}

/** "Updated …" lines say of themselves what they are; the others may stand under a label. */
const labels: Readonly<Record<Notice["kind"], string>> = {
  correction: "<p>Correction</p>",
  clarification: "<p>Clarification:</p>",
  "editors-note": "<p>Editor's note</p>",
  update: "",
};

export function renderArticle(article: Article): string {
  const { headline, standfirst, bylines, notices, blocks } = article;
  const head = [
    `<title>${escaped(headline.text)}</title>`,
    ...bylines.map((name) => `<meta name="author" content="${escaped(name)}">`),
  ];
  const body = [
    `<h1>${escaped(headline.text)}</h1>`,
    ...(standfirst === undefined ? [] : [`<p class="standfirst">${escaped(standfirst)}</p>`]),
    ...bylines.map((name) => `<p class="byline">By <a rel="author">${escaped(name)}</a></p>`),
    ...blocks.map(rendered),
    ...notices.map(({ kind, text }) => `${labels[kind]}<p>${escaped(text)}</p>`),
  ];
  return `<!doctype html><html><head>${head.join("")}</head><body><article>${body.join("\n")}</article></body></html>`;
}

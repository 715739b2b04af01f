/** What items are called in a reason or a summary. */
import type { ItemKind } from "../article/diff.ts";

export interface Noun {
  readonly one: string;
  /** Without the article: "1 paragraph". */
  readonly bare: string;
  readonly many: string;
}

const nouns: Readonly<Record<ItemKind, Noun>> = {
  headline: { one: "a headline", bare: "headline", many: "headlines" },
  standfirst: { one: "a standfirst", bare: "standfirst", many: "standfirsts" },
  byline: { one: "a byline", bare: "byline", many: "bylines" },
  correction: { one: "a correction note", bare: "correction note", many: "correction notes" },
  clarification: { one: "a clarification", bare: "clarification", many: "clarifications" },
  "editors-note": { one: "an editor's note", bare: "editor's note", many: "editor's notes" },
  update: { one: "an update line", bare: "update line", many: "update lines" },
  paragraph: { one: "a paragraph", bare: "paragraph", many: "paragraphs" },
  heading: { one: "a heading", bare: "heading", many: "headings" },
  quotation: { one: "a quotation", bare: "quotation", many: "quotations" },
  "list-item": { one: "a list item", bare: "list item", many: "list items" },
  caption: { one: "a caption", bare: "caption", many: "captions" },
  "table-row": { one: "a table row", bare: "table row", many: "table rows" },
  embed: { one: "an embedded post", bare: "embedded post", many: "embedded posts" },
};

export function nounOf(kind: ItemKind): Noun {
  return nouns[kind];
}

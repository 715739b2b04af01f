/** The article as five lists of items, so that one comparison and one rebuilding serve every field. */
import { type Article, articleSchema } from "../article/article.ts";
import type { DiffField, ItemKind } from "../article/diff.ts";

export interface Item {
  readonly kind: ItemKind;
  readonly text: string;
  readonly level?: number | undefined;
  readonly time?: string | undefined;
}

/** Captions and the body are one list: captions stand where the page has them. */
export const listNames = ["headline", "standfirst", "bylines", "notices", "blocks"] as const;
export type ListName = (typeof listNames)[number];
export type ItemLists = Readonly<Record<ListName, readonly Item[]>>;

/** Between the items of a place, as in its text. */
export const itemSeparator = "\n\n";

export function itemListsOf(article: Article): ItemLists {
  return {
    headline: [{ kind: "headline", text: article.headline.text }],
    standfirst: article.standfirst === undefined ? [] : [{ kind: "standfirst", text: article.standfirst }],
    bylines: article.bylines.map((text) => ({ kind: "byline", text })),
    notices: article.notices,
    blocks: article.blocks,
  };
}

/** The article with other lists. Throws where the lists make no article, such as one without a headline. */
export function withItemLists(article: Article, lists: ItemLists): Article {
  const { standfirst: _, ...rest } = article;
  const [standfirst] = lists.standfirst;
  return articleSchema.parse({
    ...rest,
    headline: { ...article.headline, text: lists.headline[0]?.text },
    ...(standfirst === undefined ? {} : { standfirst: standfirst.text }),
    bylines: lists.bylines.map(({ text }) => text),
    notices: lists.notices,
    blocks: lists.blocks,
  });
}

export function fieldOf(list: ListName, kind: ItemKind): DiffField {
  if (list !== "blocks") return list;
  return kind === "caption" ? "captions" : "body";
}

export function listOf(field: DiffField): ListName {
  return field === "body" || field === "captions" ? "blocks" : field;
}

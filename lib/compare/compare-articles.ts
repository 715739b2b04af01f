/**
 * Tells what changed between two versions of an article, field by field, as an editor would tell it. Synchronous, pure
 * and the same on every machine: what bounds the work is the number of differences, never time.
 */
import { type Article, articleText } from "../article/article.ts";
import type { Diff } from "../article/diff.ts";
import { itemListsOf, listNames } from "./article-fields.ts";
import { withIds } from "./change-ids.ts";
import { compareClaims } from "./claims.ts";
import { compareItems } from "./compare-items.ts";
import { disclosureOf } from "./disclosure.ts";
import { lexiconFor } from "./lexicon.ts";
import { summarise } from "./summarise.ts";
import { vocabulary } from "./vocabulary.ts";

/** Word and cluster boundaries come from ICU's data: another version may cut a few words otherwise. */
const { icu = "unknown", unicode = "unknown" } = process.versions;
const segmenterVersion = `icu ${icu}, unicode ${unicode}`;

export function compareArticles(before: Article, after: Article): Diff {
  const lexicon = lexiconFor(
    after.language ?? before.language,
    () => `${after.headline.text} ${articleText(after)}`,
  );
  const language = { lexicon, words: vocabulary() };
  const [listsBefore, listsAfter] = [itemListsOf(before), itemListsOf(after)];
  const lists = listNames.map((list) => compareItems(list, listsBefore[list], listsAfter[list], language));
  const changes = withIds(lists.flatMap((list) => list.changes));
  const claims = compareClaims(before, after);
  return {
    format: 1,
    summary: summarise(changes, claims),
    ...disclosureOf(changes, claims),
    ...(lists.some((list) => list.segmented) ? { segmenter: segmenterVersion } : {}),
    changes,
    claims,
  };
}

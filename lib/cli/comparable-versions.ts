/**
 * Two stored versions in a form that may be compared. What two extractors read differs for other reasons than an edit:
 * then both payloads are read again by ours, under the later one's site rule.
 */
import type { ObjectStore } from "../archive/store.ts";
import type { Article } from "../article/article.ts";
import { decodePayload } from "../capture/decode.ts";
import { type History, readVersion } from "../pipeline/history.ts";
import { readAgain } from "../pipeline/read-page.ts";
import { realExtractor } from "../real-checks.ts";

export async function comparableVersions(
  store: ObjectStore,
  { articleId, records }: Pick<History, "articleId" | "records">,
  [before, after]: readonly [number, number],
  note: (sentence: string) => void,
): Promise<readonly [Article, Article]> {
  const extractors = [before, after].map((version) => records[version - 1]?.extractor.digest);
  if (extractors[0] !== extractors[1]) {
    const extractor = realExtractor.under(records[after - 1]?.rule);
    const ports = { store, decode: decodePayload, extractor };
    const [old, young] = await Promise.all([
      readAgain(ports, articleId, before),
      readAgain(ports, articleId, after),
    ]);
    if (!("outcome" in old) && !("outcome" in young)) {
      note("the two were read by different releases or site rules, so both are read again in one way");
      return [old.article, young.article];
    }
    note(
      "the two were read by different releases or site rules: some of what differs may be of their making",
    );
  }
  const [old, young] = await Promise.all([
    readVersion(store, articleId, before),
    readVersion(store, articleId, after),
  ]);
  return [old.article, young.article];
}

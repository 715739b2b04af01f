/**
 * When redirects lead elsewhere: is it still the article? Same text, same canonical claim as before, or the place
 * where it was found last time: yes, and the other URL becomes an alias. Anything else is another article (`moved`).
 * A first look has nothing to hold the page against and takes it as it is.
 */
import * as z from "zod";
import { aliasKey } from "../archive/keys.ts";
import { encodeJson, jsonFacts } from "../archive/stored-json.ts";
import type { Look } from "../article/look.ts";
import { urlKeyOf } from "../article/url-key.ts";
import type { ComparableTip } from "./comparable-tip.ts";
import type { CheckPorts } from "./ports.ts";
import type { ReadArticle } from "./read-page.ts";

export const aliasSchema = z.object({ format: z.literal(1), url: z.string(), articleId: z.string() });

/** Undefined when it is the article; the outcome when it is not. */
export async function identify(
  ports: Pick<CheckPorts, "store">,
  look: Look,
  read: ReadArticle,
  before: ComparableTip | undefined,
): Promise<Pick<Look, "outcome" | "reason"> | undefined> {
  if (look.finalUrl === undefined) return undefined;
  const final = new URL(look.finalUrl);
  const key = urlKeyOf(final);
  if (key === urlKeyOf(new URL(look.targetUrl))) return undefined;
  if (
    before !== undefined &&
    key !== urlKeyOf(new URL(before.tip.finalUrl)) &&
    !(await sameCanonical(read, before))
  ) {
    return { outcome: "moved", reason: `redirected to ${look.finalUrl}, which is another article` };
  }
  const alias = encodeJson(aliasSchema, { format: 1, url: look.finalUrl, articleId: look.articleId });
  await ports.store.putIfAbsent(aliasKey(final), alias, jsonFacts);
  return undefined;
}

async function sameCanonical(read: ReadArticle, before: ComparableTip): Promise<boolean> {
  const claims = [read.article.canonicalUrl, (await before.article())?.canonicalUrl];
  const [now, then] = claims.map((claim) =>
    claim !== undefined && URL.canParse(claim) ? urlKeyOf(new URL(claim)) : undefined,
  );
  return now !== undefined && now === then;
}

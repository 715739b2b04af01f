/** What the archive's bucket tells the publish function: which objects came, and so which articles have new pages. */
import * as z from "zod";
import { optOutsKey, parseArticleKey } from "../archive/keys.ts";
import type { ArchivePorts } from "./ports.ts";
import { type PublishRequest, publishSite } from "./publish-site.ts";
import type { SitePlace } from "./site-place.ts";

/** SQS, around an event of EventBridge as S3 sends it. */
const queuedSchema = z.object({ Records: z.array(z.object({ body: z.string() })).min(1) });
const createdSchema = z.object({ detail: z.object({ object: z.object({ key: z.string() }) }) });

/** The list of those who asked not to be watched speaks of any article: then all are looked through. */
function wantedBy(event: unknown): PublishRequest["wanted"] {
  const keys = queuedSchema
    .parse(event)
    .Records.map(({ body }) => createdSchema.parse(JSON.parse(body)).detail.object.key);
  if (keys.includes(optOutsKey)) return "changed";
  const ids = keys.map((key) => parseArticleKey(key)?.articleId).filter((id) => id !== undefined);
  return [...new Set(ids)];
}

export interface SitePorts extends ArchivePorts {
  readonly place: SitePlace;
  readonly options: PublishRequest["options"];
}

export async function publishOnEvent(
  ports: SitePorts,
  event: unknown,
  tell: (trouble: string) => void,
): Promise<{ readonly written: number; readonly removed: number }> {
  const { place, options } = ports;
  const { written, removed, troubles } = await publishSite(ports, place, {
    options,
    wanted: wantedBy(event),
  });
  for (const trouble of troubles) tell(trouble);
  return { written, removed };
}

/** The archive's bucket → EventBridge → SQS, one batch at a time → the pages that change. */
import { parsePublishSettings } from "../lib/function-settings.ts";
import { publishOnEvent, type SitePorts } from "../lib/pipeline/publish-events.ts";
import { placeInStore } from "../lib/pipeline/site-place.ts";
import { openArchivePorts, openSiteStore } from "../lib/real-archive.ts";

/** `wire` is called at the first event, and its ports serve all that follow. */
export function createHandler(wire: () => Promise<SitePorts>) {
  let wired: Promise<SitePorts> | undefined;
  return async (event: unknown): Promise<{ readonly written: number; readonly removed: number }> => {
    wired ??= wire();
    return publishOnEvent(await wired, event, (trouble) => console.error(trouble));
  };
}

export const handler = createHandler(async () => {
  const { archive, site, options } = parsePublishSettings(process.env);
  const ports = await openArchivePorts({ archive, create: false });
  return { ...ports, place: placeInStore(await openSiteStore(site)), options };
});

/** A watched site, and a clock on which things happen while stet sleeps. */
import { join } from "node:path";
import type { Instant } from "../../lib/article/instant.ts";
import type { Clock } from "../../lib/pipeline/ports.ts";
import { openArchivePorts } from "../../lib/real-archive.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { articlePage, livingSite } from "./living-site.ts";
import { createWorld, type World } from "./run-stet.ts";

const env = { STET_ALLOW_LOOPBACK: "1" };

export async function watchedSite(paths: readonly string[] = ["/news/ferry"]) {
  const folder = await temporaryFolder();
  const site = await livingSite();
  for (const path of paths) site.pages.set(path, articlePage());
  const urls = paths.map((path) => site.origin + path);
  return {
    folder,
    site,
    urls,
    world: createWorld(folder, env),
    names: { [new URL(site.origin).host]: "HOST" },
  };
}

/** A clock on which something happens at a point in time, before a sleeper who passes it wakes. */
export function clockWith(clock: Clock, events: readonly (readonly [Instant, () => unknown])[]) {
  const waiting = [...events];
  const sleeps: number[] = [];
  const sleep = async (milliseconds: number) => {
    sleeps.push(milliseconds);
    await clock.sleep(milliseconds);
    for (const event of waiting.filter(([at]) => at <= clock.now())) {
      waiting.splice(waiting.indexOf(event), 1);
      await event[1]();
    }
  };
  return { now: clock.now, sleep, sleeps };
}

export const archiveIn = (folder: string, { io }: World) =>
  openArchivePorts({ archive: join(folder, "archive"), create: false, clock: io.clock });

/**
 * One contender over the sampled pages, in a process of its own: `node measure.ts NAME PEERS`. Prints the processor time of
 * each page in a second pass, engine warm, and what it allocates on the largest page.
 */
import { argv, cpuUsage, memoryUsage, stdout } from "node:process";
import * as z from "zod";
import { contender, contenderNames, type Read } from "./contenders.ts";
import { largestOf, type Page, sampledPages } from "./corpus-pages.ts";

export const measuredSchema = z.object({
  /** Milliseconds, page by page. */
  times: z.array(z.number()),
  /** On the largest page, garbage included. */
  allocatedBytes: z.number(),
});

function timesOf(read: Read, pages: readonly Page[]): number[] {
  return pages.map(({ html, url }) => {
    const before = cpuUsage();
    read(html, url);
    const { user, system } = cpuUsage(before);
    return (user + system) / 1000;
  });
}

/** The engine must not collect in between: see the flags it is started with. */
function allocatedBy(read: Read, { html, url }: Page): number {
  for (let warm = 0; warm < 5; warm += 1) read(html, url);
  globalThis.gc?.();
  const before = memoryUsage().heapUsed;
  read(html, url);
  return memoryUsage().heapUsed - before;
}

if (argv[1] === import.meta.filename) {
  const read = contender(z.enum(contenderNames).parse(argv[2]), argv[3] ?? "");
  const pages = sampledPages();
  timesOf(read, pages);
  const times = timesOf(read, pages);
  stdout.write(JSON.stringify({ times, allocatedBytes: allocatedBy(read, largestOf(pages)) }));
}

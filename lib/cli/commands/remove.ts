/** `stet remove`: stops watching. What is in the archive stays there. */
import * as z from "zod";
import { visibleText } from "../../article/visible-text.ts";
import { findArticle } from "../../pipeline/history.ts";
import { retireWatches } from "../../pipeline/watches.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import { openArchiveOf } from "../open-archive.ts";
import { archiveOption, archiveShape, jsonOption, jsonShape, someUrlsArgument } from "../settings.ts";

export const remove = defineCommand({
  name: "remove",
  summary: "stop watching articles; their history stays",
  description: "Stops watching articles. Every version stays in the archive, and `add` takes them up again.",
  takes: [someUrlsArgument],
  options: [archiveOption, jsonOption],
  given: z.object({ urls: z.array(z.string()), ...archiveShape, ...jsonShape }),
  examples: ["https://example.org/news/flood"],
  run: async (io, given) => {
    const archive = await openArchiveOf(io, given);
    // All are looked up first: a mistake in the last must not leave the first half removed.
    const found = await Promise.all(given.urls.map((url) => findArticle(archive.store, url)));
    const retired = await retireWatches(archive, [...new Set(found.map(({ articleId }) => articleId))]);
    if (given.json) io.out(`${JSON.stringify(retired, undefined, 2)}\n`);
    for (const { watch } of given.json ? [] : retired)
      io.out(`no longer watched, history kept: ${visibleText(watch.targetUrl)}\n`);
    return exitCode.done;
  },
});

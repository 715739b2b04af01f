/** `stet add`: takes articles under watch. Looks at nothing yet: what is added is due at once. */
import { Option } from "commander";
import * as z from "zod";
import { visibleText } from "../../article/visible-text.ts";
import { addWatches } from "../../pipeline/watches.ts";
import { cadenceShape, cadenceText } from "../cadence-text.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import { openArchiveOf } from "../open-archive.ts";
import { archiveOption, archiveShape, jsonOption, jsonShape, someUrlsArgument } from "../settings.ts";

const words = { new: "watched", again: "watched again", already: "was watched already" } as const;

export const add = defineCommand({
  name: "add",
  summary: "watch articles",
  description:
    "Takes articles under watch. They are due at once: `check` or `watch` makes the first look. The archive is made if there is none.",
  takes: [someUrlsArgument],
  options: [
    new Option(
      "--every <time>",
      "a look every 30m, 12h, 2d …; without it often at first, then less and less (decay)",
    ),
    archiveOption,
    jsonOption,
  ],
  given: z.object({
    urls: z.array(z.string()),
    every: cadenceShape.optional(),
    ...archiveShape,
    ...jsonShape,
  }),
  examples: ["https://example.org/news/flood", "--every 1h https://example.org/news/flood"],
  run: async (io, given) => {
    const archive = await openArchiveOf(io, given, true);
    const cadence = given.every === undefined ? {} : { cadence: given.every };
    const requests = given.urls.map((url) => ({ url, ...cadence, askedBy: "person" as const }));
    const added = await addWatches(archive, requests);
    if (given.json) io.out(`${JSON.stringify(added, undefined, 2)}\n`);
    for (const { watch, added: how } of given.json ? [] : added)
      io.out(`${words[how]}, ${cadenceText(watch.cadence)}: ${visibleText(watch.targetUrl)}\n`);
    return exitCode.done;
  },
});

/** `stet opt-out`: the publishers who asked not to be watched; they are not called any more, whatever is watched. */
import { Argument, Option } from "commander";
import * as z from "zod";
import { UsageError } from "../../article/errors.ts";
import { type OptOuts, parsePlace } from "../../article/opt-outs.ts";
import { visibleText } from "../../article/visible-text.ts";
import { addOptOuts, dropOptOuts, readOptOuts } from "../../pipeline/opt-out-list.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { openArchiveOf } from "../open-archive.ts";
import { archiveOption, archiveShape, jsonOption, jsonShape } from "../settings.ts";
import { toldTime } from "../told-time.ts";

const placesArgument = new Argument("[places...]", "hosts, or addresses with all that lies below them");
const removeOption = new Option("--remove", "take them off the list: they may be called again");

export const optOut = defineCommand({
  name: "opt-out",
  summary: "list those who asked not to be watched, and add to the list",
  description:
    "Puts publishers on the archive's list of those who asked not to be watched, and shows the list. A host covers all hosts below it; an address covers all that lies below it. They are not called any more, not even for robots.txt; each look that was due is recorded as opted-out, and what is in the archive stays there.",
  takes: [placesArgument],
  options: [removeOption, archiveOption, jsonOption],
  given: z.object({
    places: z.array(z.string()).default([]),
    remove: z.boolean().default(false),
    ...archiveShape,
    ...jsonShape,
  }),
  examples: ["", "example.org https://example.net/members/", "--remove example.org"],
  run: async (io, given) => {
    refuseMistakes(given.places);
    const archive = await openArchiveOf(io, given);
    if (given.places.length === 0) tell(io, given.json, await readOptOuts(archive));
    else if (given.remove) {
      requireListed(given.places, await readOptOuts(archive));
      tell(io, given.json, await dropOptOuts(archive, given.places));
    } else tell(io, given.json, await addOptOuts(archive, given.places, "person"));
    return exitCode.done;
  },
});

/** All of them are told, so that one more try mends all. */
function refuseMistakes(places: readonly string[]): void {
  const mistakes = places.flatMap((place) => {
    try {
      parsePlace(place);
      return [];
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      return [error.message];
    }
  });
  if (mistakes.length > 0) throw new UsageError(mistakes.join("\n      "));
}

/** Nothing is taken off while one of them is not there: it may be written otherwise than it was meant. */
function requireListed(places: readonly string[], { optOuts }: OptOuts): void {
  const listed = new Set(optOuts.map(({ place }) => place));
  const missing = places.filter((place) => !listed.has(parsePlace(place)));
  if (missing.length > 0)
    throw new UsageError(
      missing.map((place) => `${place} is not on the list: \`stet opt-out\` shows it`).join("\n      "),
    );
}

function tell(io: Io, json: boolean, { optOuts }: OptOuts): void {
  if (json) io.out(`${JSON.stringify(optOuts, undefined, 2)}\n`);
  else if (optOuts.length === 0) io.out("Nobody is on the list.\n");
  else
    for (const { place, since, askedBy } of optOuts)
      io.out(
        `${visibleText(place)}\n  since ${toldTime(since)}, ${askedBy === "person" ? "by hand" : "as configured"}\n`,
      );
}

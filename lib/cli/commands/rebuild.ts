/** `stet rebuild`: makes again what can be made again. Touches nothing that is evidence. */
import { Option } from "commander";
import * as z from "zod";
import { decodePayload } from "../../capture/decode.ts";
import { rebuildDerived, rebuildTimetable } from "../../pipeline/rebuild.ts";
import { realExtractor } from "../../real-checks.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import { openArchiveOf } from "../open-archive.ts";
import { createProgress } from "../progress.ts";
import { archiveOption, archiveShape, jsonOption, jsonShape } from "../settings.ts";

export const rebuild = defineCommand({
  name: "rebuild",
  summary: "make the timetable and all derived objects again",
  description:
    "Makes the timetable again from watches, records and lines of checks, and what is missing of the texts and diffs beside each record. No payload and no record is touched.",
  takes: [],
  options: [
    new Option("--anew", "make every text and diff again, not only what is missing"),
    archiveOption,
    jsonOption,
  ],
  given: z.object({ anew: z.boolean().default(false), ...archiveShape, ...jsonShape }),
  examples: ["", "--anew --archive s3://my-bucket/stet"],
  run: async (io, given) => {
    const archive = await openArchiveOf(io, given);
    const ports = { store: archive.store, decode: decodePayload, extractor: realExtractor };
    const progress = createProgress(io);
    let done = 0;
    const count = ({ what }: { readonly what: string }) => progress.show(`${what} ${++done}`);
    const watches = await rebuildTimetable(archive, count);
    done = 0;
    const versions = await rebuildDerived(ports, given.anew ? "anew" : "missing", count);
    progress.clear();
    io.out(
      given.json
        ? `${JSON.stringify({ watches, versions })}\n`
        : `timetable made again: ${counted(watches, "watch", "watches")}; texts and diffs in order: ${counted(versions, "version", "versions")}\n`,
    );
    if (given.anew && !given.json)
      io.out(
        `pages published before still show what was derived then: \`${io.program} publish --all\` writes them again\n`,
      );
    return exitCode.done;
  },
});

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

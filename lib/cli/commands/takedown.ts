/** `stet takedown`: takes words out of the archive, and puts a signed tombstone in their place. */
import { Option } from "commander";
import * as z from "zod";
import { readHistory } from "../../pipeline/history.ts";
import { type TakenVersion, takeDown } from "../../pipeline/take-down.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { openArchiveOf } from "../open-archive.ts";
import {
  archiveOption,
  archiveShape,
  jsonOption,
  jsonShape,
  signingKeyOption,
  urlArgument,
  versionShape,
} from "../settings.ts";
import { readSigner } from "../signing-key.ts";
import { requireVersions } from "../version-numbers.ts";

const longestReason = 500;

export const takedown = defineCommand({
  name: "takedown",
  summary: "take an article's words out of the archive for good",
  description:
    "Deletes the text, the diffs that touch it and the payload of one version, or of all, in every version that a bucket keeps; a payload stays where another version names it. The records and their digests stay, and a signed tombstone with the reason and the date stands in the place of what went, so that `stet verify` calls it redacted, not altered. It cannot be undone. The article stays watched: `stet remove` and `stet opt-out` change that.",
  takes: [urlArgument],
  options: [
    new Option("--version <n>", "this version alone; without it all there are"),
    new Option("--reason <text>", "why; it stands in the archive for good"),
    signingKeyOption,
    archiveOption,
    jsonOption,
  ],
  given: z.object({
    url: z.string(),
    version: versionShape,
    reason: z
      .string({ error: "say why, in a sentence: it stands in the place of what goes" })
      .trim()
      .min(1, "say why, in a sentence: it stands in the place of what goes")
      .max(longestReason)
      .regex(/^\P{Cc}*$/u, "one line, without control characters"),
    signingKey: z.string().min(1, "name a file").optional(),
    ...archiveShape,
    ...jsonShape,
  }),
  examples: [
    "https://example.org/news/flood --version 2 --reason court-order-7-O-12/26 --signing-key stet.key",
  ],
  run: async (io, given) => {
    const archive = await openArchiveOf(io, given);
    const signer = await readSigner(io, given.signingKey, archive.store);
    const history = await readHistory(archive.store, given.url);
    const versions =
      given.version === undefined ? history.records.map(({ version }) => version) : [given.version];
    await requireVersions(archive, history, given.url, versions);
    const taken = await takeDown({ ...archive, signer }, history, versions, given.reason);
    if (given.json) io.out(`${JSON.stringify(taken, undefined, 2)}\n`);
    else tell(io, taken);
    return exitCode.done;
  },
});

function tell(io: Io, versions: readonly TakenVersion[]): void {
  for (const { version, taken, takenBefore, payloadKeptFor, textKeptFor } of versions) {
    io.out(
      takenBefore === undefined
        ? `version ${version}: ${taken.length} ${taken.length === 1 ? "object is" : "objects are"} gone, a signed tombstone stands in their place\n`
        : `version ${version}: was taken down ${takenBefore.slice(0, 10)} already; whatever that run may have left is gone\n`,
    );
    if (payloadKeptFor !== undefined)
      io.out(`  its payload stays: ${payloadKeptFor} names the same bytes, and was not taken down\n`);
    if (textKeptFor !== undefined)
      io.out(
        `  its text stays: version ${textKeptFor} says the very same words; --version ${textKeptFor} takes that down\n`,
      );
  }
  io.out(
    `\`${io.program} checkpoint\` puts the tombstones under a signature with all else; copies of the archive elsewhere still hold the words.\n`,
  );
}

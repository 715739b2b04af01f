import { join } from "node:path";
import { Option } from "commander";
import * as z from "zod";
import { readHistory } from "../../pipeline/history.ts";
import { proveVersion } from "../../pipeline/prove-version.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import { openArchiveOf } from "../open-archive.ts";
import { makeNewFolder, writeNewFile } from "../person-file.ts";
import {
  archiveOption,
  archiveShape,
  jsonOption,
  jsonShape,
  urlArgument,
  versionShape,
} from "../settings.ts";
import { requireVersions } from "../version-numbers.ts";

export const prove = defineCommand({
  name: "prove",
  summary: "give away the proof of one version",
  description:
    "Writes a new folder with one version's record, text and payload, and the proof that its record was signed (C2SP tlog-proof). With it, a stranger who has the owner's public key can check by hand that this is what was captured: docs/checking-a-proof.md says how, with openssl and sha256sum alone.",
  takes: [urlArgument],
  options: [
    new Option("--version <n>", "which version; without it the newest"),
    new Option("--out <folder>", "the new folder").default("proof"),
    archiveOption,
    jsonOption,
  ],
  given: z.object({
    url: z.string(),
    version: versionShape,
    out: z.string().min(1, "name a folder"),
    ...archiveShape,
    ...jsonShape,
  }),
  examples: ["https://example.org/news/flood --version 2 --out flood-2"],
  run: async (io, given) => {
    const archive = await openArchiveOf(io, given);
    const history = await readHistory(archive.store, given.url);
    const version = given.version ?? history.records.length;
    await requireVersions(archive, history, given.url, [version]);
    const files = await proveVersion(archive.store, history.articleId, version);
    await makeNewFolder(io, given.out);
    for (const [name, content] of files) await writeNewFile(io, join(given.out, name), content);
    const names = [...files.keys()];
    if (given.json) io.out(`${JSON.stringify({ folder: given.out, version, files: names }, undefined, 2)}\n`);
    else
      io.out(
        `${given.out}: version ${version}, as ${names.join(", ")}\nGive it away with your public key; docs/checking-a-proof.md says how it is checked.\n`,
      );
    return exitCode.done;
  },
});

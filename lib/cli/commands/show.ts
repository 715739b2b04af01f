/** `stet show`: one version of an article, as text or JSON, or its payload to a file. */
import { Argument, Option } from "commander";
import * as z from "zod";
import type { VersionRecord } from "../../article/record.ts";
import { visibleText } from "../../article/visible-text.ts";
import { readHistory, readVersion } from "../../pipeline/history.ts";
import { readVersionPayload } from "../../pipeline/read-page.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { openArchiveOf } from "../open-archive.ts";
import { writeNewFile } from "../person-file.ts";
import {
  archiveOption,
  archiveShape,
  jsonOption,
  jsonShape,
  urlArgument,
  versionShape,
} from "../settings.ts";
import { shownArticle } from "../shown-article.ts";
import { requireVersions } from "../version-numbers.ts";

export const show = defineCommand({
  name: "show",
  summary: "show a version of an article",
  description:
    "Shows the newest version of an article, or the one named: its text, or record and article as JSON, or its payload, the bytes as the server sent them, in a new file (- is standard output).",
  takes: [urlArgument, new Argument("[version]", "its number, from 1; without it the newest")],
  options: [
    new Option("--payload <file>", "write the bytes as received to this new file"),
    archiveOption,
    jsonOption,
  ],
  given: z.object({
    url: z.string(),
    version: versionShape,
    payload: z.string().min(1, "name a file").optional(),
    ...archiveShape,
    ...jsonShape,
  }),
  examples: ["https://example.org/news/flood", "https://example.org/news/flood 2 --payload flood-2.html"],
  run: async (io, given) => {
    const archive = await openArchiveOf(io, given);
    const { store } = archive;
    const history = await readHistory(store, given.url);
    const number = given.version ?? history.records.length;
    await requireVersions(archive, history, given.url, [number]);
    const version = await readVersion(store, history.articleId, number);
    if (given.payload !== undefined) {
      await savePayload(io, given.payload, await readVersionPayload(store, version.record), version.record);
    } else {
      io.out(given.json ? `${JSON.stringify(version, undefined, 2)}\n` : shownArticle(version.article));
    }
    return exitCode.done;
  },
});

async function savePayload(io: Io, file: string, payload: Uint8Array, record: VersionRecord): Promise<void> {
  if (file === "-") return io.out(payload);
  await writeNewFile(io, file, payload);
  io.out(`${file}: ${payload.byteLength} bytes, as received${codingNote(record)}\n`);
}

function codingNote({ capture }: VersionRecord): string {
  const headers = capture.exchanges.at(-1)?.responseHeaders ?? [];
  const coding = headers.find(([name]) => name.toLowerCase() === "content-encoding")?.[1];
  return coding === undefined ? "" : ` (still packed: ${visibleText(coding)})`;
}

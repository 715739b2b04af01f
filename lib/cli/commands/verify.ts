/** `stet verify`: whether anything in the archive was altered since its capture, as far as can be shown. */
import { Option } from "commander";
import * as z from "zod";
import { folderReader, storeReader } from "../../archive/evidence-reader.ts";
import { decodePayload } from "../../capture/decode.ts";
import { verifyArchive } from "../../pipeline/verify/verify-archive.ts";
import type { TrustedThings } from "../../pipeline/verify/verify-tree.ts";
import { realExtractor } from "../../real-checks.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { openArchiveOf } from "../open-archive.ts";
import { createProgress } from "../progress.ts";
import { archiveOption, archiveShape, jsonOption, jsonShape } from "../settings.ts";
import { blindSpots, shownVerification } from "../shown-verification.ts";
import { readKeptCheckpoints, readPublicKeys } from "../trusted-things.ts";

const exitCodes = {
  sound: exitCode.done,
  altered: exitCode.altered,
  incomplete: exitCode.incomplete,
} as const;

export const verify = defineCommand({
  name: "verify",
  summary: "check that nothing in the archive was altered since its capture",
  description:
    "Hashes every payload, text, record and event again, follows the chains, computes the tree anew and checks who signed it; where the extractor that read a page is the present one, its text is derived from the payload again, and diffs are made again from the texts. Needs no network and writes nothing, so that a copied folder will do. Exit code 0: nothing was altered; 1: something was; 4: something that is named is not there.",
  takes: [],
  options: [
    new Option("--key <key>", "the owner's public key, or a file with it, that you have from elsewhere"),
    new Option("--since <file>", "checkpoints that you kept: nothing up to them was changed or taken back"),
    new Option("--digests-only", "make no texts and no diffs again, which takes most of the time"),
    archiveOption,
    jsonOption,
  ],
  given: z.object({
    key: z.string().min(1, "give a public key, or a file with it").optional(),
    since: z.string().min(1, "name a file").optional(),
    digestsOnly: z.boolean().default(false),
    ...archiveShape,
    ...jsonShape,
  }),
  examples: [
    "--archive copied-archive",
    "--key stet.key.pub --since kept/2026-11-28.txt",
    "--digests-only --json --archive s3://my-bucket/stet",
  ],
  run: async (io, given) => {
    const trusted = await trustedThings(io, given);
    const { store } = await openArchiveOf(io, given);
    const reader = store.address.startsWith("s3:") ? storeReader(store) : folderReader(store.address);
    const progress = createProgress(io);
    const verification = await verifyArchive(reader, {
      ...trusted,
      ...(given.digestsOnly ? {} : { derive: { decode: decodePayload, extractor: realExtractor } }),
      onProgress: now(io, (text) => progress.show(text)),
    });
    progress.clear();
    const unseen = blindSpots(verification, trusted);
    io.out(
      given.json
        ? `${JSON.stringify({ ...asJson(verification), cannotShow: unseen }, undefined, 2)}\n`
        : shownVerification(reader.address, verification, trusted, unseen),
    );
    return exitCodes[verification.verdict];
  },
});

async function trustedThings(
  io: Io,
  { key, since }: { readonly key?: string | undefined; readonly since?: string | undefined },
): Promise<TrustedThings> {
  return {
    keys: key === undefined ? [] : await readPublicKeys(io, key),
    kept: since === undefined ? [] : await readKeptCheckpoints(io, since),
  };
}

/** Often enough to be seen moving, and seldom enough to cost nothing. */
const everyItems = 256;

function now(io: Io, show: (text: string) => void) {
  let calls = 0;
  return ({ records, payloads }: { readonly records: number; readonly payloads: number }) => {
    if (io.isTerminal.err && calls++ % everyItems === 0) show(`${records} records, ${payloads} payloads`);
  };
}

function asJson({ checkpoint, ...rest }: Awaited<ReturnType<typeof verifyArchive>>) {
  const { origin, size } = checkpoint ?? {};
  return { ...rest, checkpoint: origin === undefined ? undefined : { origin, size } };
}

/** `stet keygen`: a key to sign checkpoints with, as two files. */
import { Argument, Option } from "commander";
import * as z from "zod";
import { makeSeed, publicKeyOf } from "../../proof/ed25519.ts";
import { formatSigningKey, formatVerifierKey, isKeyName, verifierKeyOf } from "../../proof/note-keys.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import { shellQuoted } from "../io.ts";
import { writeNewFile } from "../person-file.ts";
import { jsonOption, jsonShape } from "../settings.ts";

/** Whoever reads it can sign in the owner's name. */
const forOwnerAlone = 0o600;

export const keygen = defineCommand({
  name: "keygen",
  summary: "make a key to sign checkpoints with",
  description:
    "Makes a key to sign checkpoints with (Ed25519), in a new file that its owner alone can read, and its public key beside it (.pub). The name tells whose checkpoints they are, best as an address without https://: your own domain, and a path. Keep the private key away from the archive, and give the public one to everybody who is to check it.",
  takes: [new Argument("<name>", "whose checkpoints they are, such as example.org/stet")],
  options: [new Option("--out <file>", "the file for the private key").default("stet.key"), jsonOption],
  given: z.object({
    name: z.string().refine(isKeyName, {
      error: ({ input }) =>
        `"${String(input)}" is no name of a key: give one without spaces and plus signs, of at most 200 characters, such as example.org/stet`,
    }),
    out: z.string().min(1, "name a file"),
    ...jsonShape,
  }),
  examples: ["example.org/stet", "example.org/stet --out ~/keys/stet.key"],
  run: async (io, { name, out, json }) => {
    const seed = makeSeed();
    const verifier = verifierKeyOf(name, publicKeyOf(seed));
    const publicKey = formatVerifierKey(verifier);
    await writeNewFile(io, out, `${formatSigningKey({ verifier, seed })}\n`, forOwnerAlone);
    await writeNewFile(io, `${out}.pub`, `${publicKey}\n`);
    if (json) io.out(`${JSON.stringify({ name, publicKey, privateKeyFile: out }, undefined, 2)}\n`);
    else
      io.out(
        `${out}: the private key; keep it away from the archive, and copy it to a safe place\n${out}.pub: the public key, for everybody who is to check the archive:\n${publicKey}\nNext: ${io.program} checkpoint --signing-key ${shellQuoted(out)}\n`,
      );
    return exitCode.done;
  },
});

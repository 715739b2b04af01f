/** The private key that signs: in the file that `stet keygen` made, or in KMS. */
import type { ObjectStore } from "../archive/store.ts";
import { UsageError } from "../article/errors.ts";
import { readCheckpoint } from "../pipeline/tree-log.ts";
import { signEd25519 } from "../proof/ed25519.ts";
import { parseSigningKey } from "../proof/note-keys.ts";
import type { Signer } from "../proof/signed-note.ts";
import type { Io } from "./io.ts";
import { readPersonFile } from "./person-file.ts";

/** Throws a UsageError that says how to get a key. `store`: whose checkpoints it signs. */
export async function readSigner(io: Io, file: string | undefined, store: ObjectStore): Promise<Signer> {
  if (file === undefined) {
    throw new UsageError(
      `nothing is signed without a key: name its file with --signing-key (or STET_SIGNING_KEY); \`${io.program} keygen\` makes one`,
    );
  }
  if (file.startsWith("arn:")) return await kmsSigner(file, store);
  const key = parseSigningKey((await readPersonFile(io, file)).trim());
  if (key === undefined)
    throw new UsageError(
      `${file}: no private key such as \`${io.program} keygen\` makes (${file}.pub is the public one)`,
    );
  return { key: key.verifier, sign: async (message) => signEd25519(key.seed, message) };
}

/** The deployment's key, whose name stands in what it has signed. */
async function kmsSigner(arn: string, store: ObjectStore): Promise<Signer> {
  const signed = await readCheckpoint(store);
  if (signed === undefined)
    throw new UsageError(
      `${store.address} has no checkpoint yet, so it is not known under which name ${arn} signs: the deployed function makes the first`,
    );
  // AWS's SDK takes long to load: whoever has a key file need not wait for it.
  const { openKmsSigner } = await import("../proof/kms-signer.ts");
  return await openKmsSigner(arn, signed.checkpoint.origin);
}

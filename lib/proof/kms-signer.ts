/** A signer whose key never leaves AWS KMS (ECC_NIST_EDWARDS25519). */
import { GetPublicKeyCommand, KMSClient, SignCommand } from "@aws-sdk/client-kms";
import { UsageError } from "../article/errors.ts";
import { rawPublicKey } from "./ed25519.ts";
import { verifierKeyOf } from "./note-keys.ts";
import type { Signer } from "./signed-note.ts";

/** `keyId`: the key's ARN. `name`: whose checkpoints it signs. Throws a UsageError for a key of another kind. */
export async function openKmsSigner(
  keyId: string,
  name: string,
  client: KMSClient = new KMSClient({}),
): Promise<Signer> {
  const { PublicKey, KeySpec } = await client.send(new GetPublicKeyCommand({ KeyId: keyId }));
  if (PublicKey === undefined || KeySpec !== "ECC_NIST_EDWARDS25519")
    throw new UsageError(`${keyId} is no Ed25519 key: make one with the key spec ECC_NIST_EDWARDS25519`);
  return {
    key: verifierKeyOf(name, rawPublicKey(PublicKey)),
    sign: async (message) => {
      // RAW is Ed25519 itself, over at most 4096 bytes: a checkpoint has some 200, a tombstone as many lines as objects.
      const command = { KeyId: keyId, Message: message, MessageType: "RAW" } as const;
      const { Signature } = await client.send(
        new SignCommand({ ...command, SigningAlgorithm: "ED25519_SHA_512" }),
      );
      if (Signature === undefined) throw new UsageError(`${keyId}: KMS answered without a signature`);
      return Signature;
    },
  };
}

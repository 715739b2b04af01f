/**
 * Ed25519 (RFC 8032) in the raw form of its keys: 32 bytes of seed, 32 bytes of public key. Node's own implementation;
 * test/proof/ed25519.test.ts says where it is stricter.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";

const keyBytes = 32;

/** RFC 8410: what stands before the raw key in PKCS #8 and in SubjectPublicKeyInfo. */
const privatePrefix = Buffer.from("302e020100300506032b657004220420", "hex");
const publicPrefix = Buffer.from("302a300506032b6570032100", "hex");

/** A fresh seed. */
export function makeSeed(): Uint8Array {
  const { privateKey } = generateKeyPairSync("ed25519");
  return privateKey.export({ format: "der", type: "pkcs8" }).subarray(-keyBytes);
}

export function publicKeyOf(seed: Uint8Array): Uint8Array {
  return rawPublicKey(createPublicKey(privateKey(seed)).export({ format: "der", type: "spki" }));
}

/** The raw key in a SubjectPublicKeyInfo, as KMS gives it. Throws for another kind of key. */
export function rawPublicKey(spki: Uint8Array): Uint8Array {
  const raw = spki.slice(publicPrefix.length);
  if (Buffer.compare(Buffer.concat([publicPrefix, raw]), spki) !== 0 || raw.length !== keyBytes)
    throw new TypeError("no Ed25519 public key");
  return raw;
}

export function signEd25519(seed: Uint8Array, message: Uint8Array): Uint8Array {
  return sign(null, message, privateKey(seed));
}

export function verifiesEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const key = Buffer.concat([publicPrefix, publicKey]);
  return verify(null, message, createPublicKey({ key, format: "der", type: "spki" }), signature);
}

function privateKey(seed: Uint8Array) {
  return createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: "der", type: "pkcs8" });
}

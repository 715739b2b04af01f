/** The keys of signed notes (C2SP signed-note) as text: verifier keys, and the private keys of Go's `note` tools. Pure. */
import { createHash } from "node:crypto";
import { decodeBase64, encodeBase64 } from "./base64.ts";
import { publicKeyOf } from "./ed25519.ts";

export interface VerifierKey {
  /** Who signs: of a checkpoint the log's origin. */
  readonly name: string;
  /** The first 4 bytes of a digest over name, kind and key, as 8 hex digits. */
  readonly id: string;
  readonly publicKey: Uint8Array;
}

/** Of C2SP's signature types the one that is used here. */
const ed25519Type = 0x01;
const keyBytes = 32;

/** Names may not be split by what stands round them: Unicode white space, plus signs, line ends. */
export const isKeyName = (name: string): boolean => /^[^\s+\p{White_Space}\p{Cc}]{1,200}$/u.test(name);

export function verifierKeyOf(name: string, publicKey: Uint8Array): VerifierKey {
  const id = createHash("sha256")
    .update(`${name}\n`)
    .update(Uint8Array.of(ed25519Type))
    .update(publicKey)
    .digest("hex")
    .slice(0, 8);
  return { name, id, publicKey };
}

export function formatVerifierKey({ name, id, publicKey }: VerifierKey): string {
  return `${name}+${id}+${typed(publicKey)}`;
}

/** Undefined for what is no Ed25519 verifier key, or one whose id is not its own. */
export function parseVerifierKey(text: string): VerifierKey | undefined {
  const [, name = "", id, material = ""] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? [];
  const publicKey = untyped(material);
  if (publicKey === undefined || !isKeyName(name)) return undefined;
  const key = verifierKeyOf(name, publicKey);
  return key.id === id ? key : undefined;
}

const privateMark = "PRIVATE+KEY+";

export interface SigningKey {
  readonly verifier: VerifierKey;
  readonly seed: Uint8Array;
}

export function formatSigningKey({ verifier, seed }: SigningKey): string {
  return `${privateMark}${verifier.name}+${verifier.id}+${typed(seed)}`;
}

export function parseSigningKey(text: string): SigningKey | undefined {
  if (!text.startsWith(privateMark)) return undefined;
  const [name = "", id, ...material] = text.slice(privateMark.length).split("+");
  const seed = untyped(material.join("+"));
  if (seed === undefined || !isKeyName(name)) return undefined;
  const verifier = verifierKeyOf(name, publicKeyOf(seed));
  return verifier.id === id ? { verifier, seed } : undefined;
}

const typed = (key: Uint8Array): string => encodeBase64(Uint8Array.of(ed25519Type, ...key));

function untyped(material: string): Uint8Array | undefined {
  const bytes = decodeBase64(material);
  return bytes?.[0] === ed25519Type && bytes.length === keyBytes + 1 ? bytes.subarray(1) : undefined;
}

/** C2SP signed-note: a text, an empty line, and one line for each who signed it. Pure but for the signer's own hand. */
import { decodeBase64, encodeBase64 } from "./base64.ts";
import { verifiesEd25519 } from "./ed25519.ts";
import type { VerifierKey } from "./note-keys.ts";

interface NoteSignature {
  readonly name: string;
  readonly id: string;
  readonly signature: Uint8Array;
}

export interface Note {
  /** With its last line end, which is signed too. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Whoever can sign: a key file, or a service that never gives its key away. */
export interface Signer {
  readonly key: VerifierKey;
  sign(message: Uint8Array): Promise<Uint8Array>;
}

const mostSignatures = 100;
/** A post-quantum signature takes up to 5 kB; a text of ours a few hundred bytes. */
const mostCharacters = 1024 * 1024;

const signatureLine = /^\u2014 ([^ +]+) ([A-Za-z0-9+/]+={0,2})$/;

/** What no note may contain: ASCII control characters other than the line end, and letters that are none. */
const isForbidden = (character: string): boolean =>
  (character < " " && character !== "\n") || /^[\ud800-\udfff]$/.test(character) || character === "\ufffd";

/** Undefined for what is no signed note. */
export function parseNote(content: string): Note | undefined {
  if (content.length > mostCharacters || [...content].some(isForbidden)) return undefined;
  const split = content.lastIndexOf("\n\n");
  if (split < 0 || !content.endsWith("\n")) return undefined;
  const lines = content.slice(split + 2, -1).split("\n");
  const signatures = lines.map(parseSignature);
  if (signatures.length > mostSignatures || signatures.includes(undefined)) return undefined;
  return { text: content.slice(0, split + 1), signatures: signatures.filter((one) => one !== undefined) };
}

function parseSignature(line: string): NoteSignature | undefined {
  const [, name, encoded = ""] = signatureLine.exec(line) ?? [];
  const bytes = decodeBase64(encoded);
  if (name === undefined || bytes === undefined || bytes.length <= 4) return undefined;
  return { name, id: Buffer.from(bytes.subarray(0, 4)).toString("hex"), signature: bytes.subarray(4) };
}

/** Whether one of the keys has signed, and none of them stands under a signature that is not its own. */
export function isSignedBy({ text, signatures }: Note, keys: readonly VerifierKey[]): boolean {
  const message = Buffer.from(text);
  const known = signatures.flatMap((one) => {
    const key = keys.find(({ name, id }) => name === one.name && id === one.id);
    return key === undefined ? [] : [verifiesEd25519(key.publicKey, message, one.signature)];
  });
  return known.length > 0 && !known.includes(false);
}

/** `text` ends with a line end. */
export async function signNote(text: string, { key, sign }: Signer): Promise<string> {
  const signature = await sign(Buffer.from(text));
  const signed = Buffer.concat([Buffer.from(key.id, "hex"), signature]);
  return `${text}\n\u2014 ${key.name} ${encodeBase64(signed)}\n`;
}

/** Standard base 64 (RFC 4648 §4), read strictly: one text for one sequence of bytes, so that none can stand for another. */

export const encodeBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** Undefined for anything that `encodeBase64` would not write. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, "base64");
  return encodeBase64(bytes) === text ? bytes : undefined;
}

/** The order in which every store lists its keys. Pure. */

/** Ascending order of UTF-8 bytes, as S3 lists; it differs from JavaScript's own beyond U+FFFF. */
export function compareKeys(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

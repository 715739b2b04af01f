/** A payload, stored or fresh, to the page's text: content coding, media type and character encoding in turn. Pure. */
import type { HeaderLines } from "../article/capture.ts";
import type { DecodedPage, DecodePayload } from "./capture-result.ts";
import { decodeText } from "./charset.ts";
import { undoContentCoding } from "./content-coding.ts";
import type { Fault } from "./fault.ts";
import { type CaptureLimits, defaultLimits } from "./limits.ts";
import { mediaType, notPage } from "./media-type.ts";

export function decodeWithin(
  payload: Uint8Array,
  headers: HeaderLines,
  limits: CaptureLimits,
): DecodedPage | Fault {
  if (payload.length === 0) return { outcome: "no-article", reason: "the body is empty" };
  const entity = undoContentCoding(payload, headers, limits);
  if (!(entity instanceof Uint8Array)) return entity;
  const other = notPage(headers, entity);
  if (other !== undefined) return { outcome: "not-html", reason: other };
  return decodeText(entity, mediaType(headers)?.params.get("charset") ?? undefined);
}

/** Under the default limits: for a payload that is stored already. */
export const decodePayload: DecodePayload = (payload, headers) =>
  decodeWithin(payload, headers, defaultLimits);

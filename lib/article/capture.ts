/** The facts of one fetch: evidence that cannot be had later, kept in the record of the version it led to. */
import * as z from "zod";
import { instantSchema } from "./instant.ts";

/** Header lines in the order received, names as received. */
const headersSchema = z.array(z.tuple([z.string(), z.string()]));
export type HeaderLines = z.infer<typeof headersSchema>;

/** One request and its answer; a capture has one for each redirect followed, and the last. */
const exchangeSchema = z.object({
  url: z.string(),
  /** Absent where it was not noted yet, and was GET as well. */
  method: z.string().optional(),
  requestHeaders: headersSchema,
  status: z.int().optional(),
  responseHeaders: headersSchema,
  /** Address of the connected socket. */
  remoteAddress: z.string().optional(),
  /** Absent for plain HTTP. */
  tls: z.object({ protocol: z.string(), certificateDigest: z.string() }).optional(),
  beganAt: instantSchema,
  endedAt: instantSchema,
});
export type Exchange = z.infer<typeof exchangeSchema>;

export const validatorsSchema = z.object({
  /** The URL that gave them: they are worth nothing for another. */
  url: z.string(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
});
/** What a conditional request needs (RFC 9110 §13), byte for byte as received. */
export type Validators = z.infer<typeof validatorsSchema>;

/** How bytes became letters: the encoding's WHATWG name, and the rule that chose it. */
export const encodingSchema = z.object({
  name: z.string(),
  rule: z.enum(["bom", "content-type", "meta", "utf-8-valid", "fallback", "utf-8-mislabelled"]),
});

export type Encoding = z.infer<typeof encodingSchema>;

export const captureSchema = z.object({
  /** When the fetch began, by our clock (WARC-Date). */
  capturedAt: instantSchema,
  endedAt: instantSchema,
  targetUrl: z.string(),
  /** The redirect chain, then the answer that ended it. */
  exchanges: z.array(exchangeSchema),
  /** The last answer's `Date`, as the server stated it. */
  serverDate: z.string().optional(),
});
export type Capture = z.infer<typeof captureSchema>;

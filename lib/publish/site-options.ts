/** What a person decides about a site. Kept beside the pages: when it changes, all pages are written anew. */
import * as z from "zod";

export const siteOptionsSchema = z.object({
  title: z.string(),
  /** Where it will be served, with a slash at the end; feeds and citations then name whole addresses. */
  baseUrl: z.string().optional(),
  /** `context`: of each change a few words around it, and no version's whole text. */
  text: z.enum(["whole", "context"]),
  /** Search engines are asked to stay away unless this is set. */
  indexed: z.boolean(),
  /** Served by `stet serve`: pages follow what comes in, and payloads can be had. */
  live: z.boolean(),
});
export type SiteOptions = z.infer<typeof siteOptionsSchema>;

/** One page or file of the site, ready to be written. */
export interface SiteFile {
  readonly path: string;
  readonly contentType: string;
  readonly text: string;
}

export const contentTypes = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  json: "application/json",
  svg: "image/svg+xml",
  text: "text/plain; charset=utf-8",
} as const;

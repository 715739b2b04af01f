/**
 * Publishers who asked not to be watched: whole hosts, or addresses with all that lies below them. Asked before every
 * request, each hop of a redirect too. Pure.
 */
import * as z from "zod";
import { UsageError } from "./errors.ts";
import { instantSchema } from "./instant.ts";
import { keyHost, parseArticleUrl, urlKeyOf } from "./url-key.ts";

/** No list kept by hand has more; every look is held against all of it. */
const mostOptOuts = 10_000;

const optOutSchema = z.object({
  /** `example.org`, with all hosts below it, or `https://example.org/members`, with all that lies below. */
  place: z.string(),
  /** A person at a command line, or the deployed configuration (which also takes back what it asked for). */
  askedBy: z.enum(["person", "configuration"]),
  since: instantSchema,
});

export const optOutsSchema = z.object({
  format: z.literal(1),
  optOuts: z.array(optOutSchema).max(mostOptOuts),
});

export type OptOut = z.infer<typeof optOutSchema>;
export type OptOuts = z.infer<typeof optOutsSchema>;

export const noOptOuts: OptOuts = { format: 1, optOuts: [] };

const isAddress = (place: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(place);

/** A place as typed, in the form in which it is kept. Throws a UsageError that names it and the remedy. */
export function parsePlace(typed: string): string {
  const text = typed.trim();
  if (isAddress(text)) return parseArticleUrl(text).href;
  const host = URL.canParse(`https://${text}`) ? new URL(`https://${text}`) : undefined;
  if (
    host === undefined ||
    host.pathname !== "/" ||
    host.search + host.hash + host.username !== "" ||
    /[/@?#]/.test(text)
  ) {
    throw new UsageError(`"${typed}" is neither a host, such as example.org, nor a full address`);
  }
  return keyHost(host);
}

/** The place on the list that covers an address. */
export function optedOut({ optOuts }: OptOuts, url: URL): string | undefined {
  return optOuts.find(({ place }) => covers(place, url))?.place;
}

function covers(place: string, url: URL): boolean {
  const host = keyHost(url);
  if (!isAddress(place)) return host === place || host.endsWith(`.${place}`);
  const above = new URL(place);
  const key = urlKeyOf(above);
  if (urlKeyOf(url) === key) return true;
  const isBelow = url.pathname.startsWith(above.pathname.replace(/\/*$/, "/"));
  return above.search === "" && keyHost(above) === host && isBelow;
}

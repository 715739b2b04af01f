/**
 * One article, one key, whatever way the link to it was decorated. The key has the SURT form that web archives sort by
 * (`org,example)/news/flood?page=2`): scheme, `www.`, fragment and a trailing slash are left out, a listed set of
 * tracking parameters is dropped, the others are kept and sorted. Letters of the path keep their case: servers may care.
 */
import { UsageError } from "./errors.ts";

/** Parameters that name the campaign a link stood in, never the page. Prefixes end in `*`. */
const trackingParameters = [
  "utm_*",
  "at_*",
  "pk_*",
  "mtm_*",
  "fbclid",
  "gclid",
  "dclid",
  "gbraid",
  "wbraid",
  "msclkid",
  "yclid",
  "twclid",
  "igshid",
  "mc_cid",
  "mc_eid",
  "_ga",
  "_gl",
  "cmpid",
  "cmp",
  "ocid",
  "smid",
  "ref_src",
  "ref_url",
  "ns_campaign",
  "ns_mchannel",
  "ns_source",
  "ns_linkname",
] as const;

function isTracking(name: string): boolean {
  const lower = name.toLowerCase();
  return trackingParameters.some((entry) =>
    entry.endsWith("*") ? lower.startsWith(entry.slice(0, -1)) : lower === entry,
  );
}

/** Host (with its port where that is not the scheme's own) as keys and folders use it: without a leading `www.`. */
export function keyHost(url: URL): string {
  return url.host.replace(/^www\d*\./, "");
}

/** Path and kept parameters, as they stand in the key. */
function keyPath(url: URL): string {
  const path = url.pathname.length > 1 ? url.pathname.replace(/\/+$/, "") : "";
  const kept = [...url.searchParams].filter(([name]) => !isTracking(name));
  kept.sort(([a, x], [b, y]) => (a < b || (a === b && x < y) ? -1 : 1));
  const query = new URLSearchParams(kept).toString();
  return `/${path.slice(1)}${query === "" ? "" : `?${query}`}`;
}

/** The lookup key of a URL. Total on http and https URLs. */
export function urlKeyOf(url: URL): string {
  const [name = "", port] = splitPort(keyHost(url));
  const labels = isAddress(name) ? name : name.split(".").reverse().join(",");
  return `${labels}${port === undefined ? "" : `:${port}`})${keyPath(url)}`;
}

function splitPort(host: string): [string, string | undefined] {
  const match = /^(.*?)(?::(\d+))?$/.exec(host);
  return [match?.[1] ?? host, match?.[2]];
}

function isAddress(name: string): boolean {
  return name.startsWith("[") || /^\d+(\.\d+){3}$/.test(name);
}

/** The URL a person typed. Throws a UsageError that names it and the remedy. */
export function parseArticleUrl(typed: string): URL {
  const url = URL.canParse(typed) ? new URL(typed) : undefined;
  if (url === undefined) {
    throw new UsageError(
      `"${typed}" is not a URL: give the article's full address, such as https://example.org/news/flood`,
    );
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new UsageError(
      `"${typed}" has the scheme ${url.protocol} which stet does not read: give an http or https address`,
    );
  }
  if (url.username !== "" || url.password !== "") {
    throw new UsageError(
      `"${typed}" carries a user name or password: stet watches only what everyone can read`,
    );
  }
  url.hash = "";
  return url;
}

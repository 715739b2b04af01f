/**
 * What a page says about being kept: `noarchive` in X-Robots-Tag and meta robots, and W3C's TDM Reservation Protocol in
 * its header lines and meta elements. Pure. The protocol's third place is the host's: mining.ts.
 */
import type { HeaderLines } from "../article/capture.ts";
import type { Reservations } from "../article/reservations.ts";
import { headerValues, lastHeader } from "./header-values.ts";
import { pageSigns } from "./page-signs.ts";

/** Undefined when the page says nothing of it. `agent`: our product token, as in `X-Robots-Tag: stet: noarchive`. */
export function reservationsOf(headers: HeaderLines, html: string, agent: string): Reservations | undefined {
  const metas = metaContents(html);
  const noarchive: Reservations["noarchive"] = [];
  if (headerValues(headers, "x-robots-tag").some((value) => forbidsArchiving(value, agent)))
    noarchive.push("header");
  const robots = [...(metas.get("robots") ?? []), ...(metas.get(agent) ?? [])];
  if (robots.some((content) => forbidsArchiving(content, agent))) noarchive.push("meta");
  const tdm =
    tdmOf(lastHeader(headers, "tdm-reservation"), lastHeader(headers, "tdm-policy"), "header") ??
    tdmOf(metas.get("tdm-reservation")?.at(-1), metas.get("tdm-policy")?.at(-1), "meta");
  if (noarchive.length === 0 && tdm === undefined) return undefined;
  return { ...(noarchive.length === 0 ? {} : { noarchive }), ...(tdm === undefined ? {} : { tdm }) };
}

/** Of a page that mentions neither, nothing need be read. */
const mentions = /noarchive|tdm-reservation/i;

function metaContents(html: string): ReadonlyMap<string, readonly string[]> {
  return mentions.test(html) ? pageSigns(html).metas : new Map();
}

/** `unavailable_after: 25 Jun` begins with a directive, not with somebody's name. */
const ownColons: ReadonlySet<string> = new Set([
  "unavailable_after",
  "max-snippet",
  "max-image-preview",
  "max-video-preview",
]);

/** A name and colon hold for the directives after it, up to the next name. */
function forbidsArchiving(value: string, agent: string): boolean {
  let isOurs = true;
  for (const part of value.toLowerCase().split(",")) {
    const [, name, rest = ""] = /^\s*([\w-]+)\s*:(.*)$/.exec(part) ?? [];
    const named = name !== undefined && !ownColons.has(name);
    if (named) isOurs = name === agent;
    if (isOurs && (named ? rest : part).trim() === "noarchive") return true;
  }
  return false;
}

const longestPolicy = 1024;

function tdmOf(
  value: string | undefined,
  policy: string | undefined,
  saidIn: "header" | "meta",
): Reservations["tdm"] {
  const said = value?.trim();
  if (said !== "0" && said !== "1") return undefined;
  const address = policy?.trim() ?? "";
  const hasPolicy = address !== "" && address.length <= longestPolicy;
  return { reserved: said === "1", ...(hasPolicy ? { policy: address } : {}), saidIn };
}

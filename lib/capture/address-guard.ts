/**
 * Which addresses stet may call: public unicast alone, on the web's own ports; loopback only where expressly allowed.
 * Pure. It is asked of the URL, of every answer of the lookup, of the connected socket, and again at each redirect.
 */
import ipaddr from "ipaddr.js";
import type { Fault } from "./fault.ts";

const webPorts: ReadonlySet<string> = new Set(["", "80", "443"]);

/** Public by their range, and yet none of the web's: each with its reason. */
const otherBlocks = [
  // Azure's wire server: reached from any virtual machine there, answers with its secrets.
  "168.63.129.16/32",
].map((block) => ipaddr.parseCIDR(block));

/** All of the global unicast space that IANA has given out; `range()` alone calls ::7f00:1 unicast. */
const globalUnicast = ipaddr.parseCIDR("2000::/3");

/** Names that resolve on one machine or in one network only (RFC 6761, RFC 6762, RFC 8375, RFC 9476, ICANN). */
const localSuffixes = [
  "localhost",
  "local",
  "internal",
  "intranet",
  "lan",
  "home.arpa",
  "alt",
  "onion",
  "test",
];

/** True for an address anyone on the internet would reach. False for what is no address at all. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  if (parsed.kind() === "ipv6" && !parsed.match(globalUnicast)) return false;
  return !otherBlocks.some((block) => parsed.kind() === block[0].kind() && parsed.match(block));
}

/** 127.0.0.0/8 and ::1; not their forms inside IPv6, which no honest URL holds. */
export function isLoopbackAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === "loopback";
}

/** A host that is an address ends in a number or holds colons (URL Standard). To ask the library of every name is slow. */
const mayBeAddress = /:|(?:^|\.)[0-9][0-9a-fx]*$/i;

/** The literal address in a URL's host, or undefined for a name. The URL parser has undone octal, hex and dotless forms. */
export function literalAddress(url: URL): string | undefined {
  const host = bareHost(url);
  return mayBeAddress.test(host) && ipaddr.isValid(host) ? host : undefined;
}

/** Without the brackets of IPv6 and the root's dot. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
}

const refused = (reason: string): Fault => ({ outcome: "refused", reason });

/** What can be said before any lookup. `loopback` tells whether this hop may go there. */
export function checkUrl(url: URL, loopback: boolean): Fault | undefined {
  if (url.protocol !== "http:" && url.protocol !== "https:") return refused(`the scheme ${url.protocol}`);
  if (url.username !== "" || url.password !== "") return refused("a user name or password in the URL");
  if (!webPorts.has(url.port) && !loopback) return refused(`port ${url.port}, not 80 or 443`);
  const address = literalAddress(url);
  if (address !== undefined) return checkAnswers(url, [address], loopback);
  return loopback ? undefined : checkName(bareHost(url));
}

function checkName(name: string): Fault | undefined {
  if (!name.includes(".")) return refused(`${name} is no public name`);
  const local = localSuffixes.find((suffix) => name.endsWith(`.${suffix}`));
  return local === undefined ? undefined : refused(`names under .${local} are not public`);
}

/**
 * Every answer must be callable: one private address among public ones is how a rebinding attack begins.
 * Another port than the web's is for loopback alone.
 */
export function checkAnswers(url: URL, addresses: readonly string[], loopback: boolean): Fault | undefined {
  if (loopback && addresses.every(isLoopbackAddress)) return undefined;
  const bad = addresses.find((address) => !isPublicAddress(address));
  if (bad !== undefined) return refused(`${bad} is no public address`);
  return webPorts.has(url.port) ? undefined : refused(`port ${url.port}, not 80 or 443`);
}

/**
 * Which addresses are worth being watched: those that stet may ever call, as far as can be known without a network.
 * What is refused here would come to `refused` at every look. Pure.
 */
import { UsageError } from "../article/errors.ts";
import { parseArticleUrl } from "../article/url-key.ts";
import { bareHost, checkUrl, isLoopbackAddress, literalAddress } from "../capture/address-guard.ts";

/** This machine itself, which is called only where that is expressly allowed. */
export function isLoopbackUrl(url: URL): boolean {
  const address = literalAddress(url);
  if (address !== undefined) return isLoopbackAddress(address);
  return /(?:^|\.)localhost$/.test(bareHost(url));
}

/** Loopback passes: whether it may be called is asked at each look. Throws a UsageError that names what was typed. */
export function parseWatchableUrl(typed: string): URL {
  const url = parseArticleUrl(typed);
  const fault = checkUrl(url, isLoopbackUrl(url));
  if (fault === undefined) return url;
  throw new UsageError(
    `"${typed}" could never be looked at (${fault.reason}): give an address that everyone on the internet can reach`,
  );
}

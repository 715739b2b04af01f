/**
 * Whether the addresses about to be called may be: a stranger's site is called under a name with a contact, and this
 * machine itself only when that is expressly wished. Otherwise a UsageError with the very line to type.
 */
import { UsageError } from "../article/errors.ts";
import { bareHost, isLoopbackAddress, literalAddress } from "../capture/address-guard.ts";
import type { Io } from "./io.ts";
import type { WebGiven } from "./settings.ts";

export function requireLeave(io: Io, targets: Iterable<string>, { contact, allowLoopback }: WebGiven): void {
  for (const target of targets) {
    const local = isLoopback(new URL(target));
    if (local && !allowLoopback) {
      throw new UsageError(
        `${target} is on this machine itself, which stet calls only when told to. Type:\n  ${io.typed} --allow-loopback`,
      );
    }
    if (!local && contact === undefined) {
      throw new UsageError(
        `${target} is somebody's site, and stet calls no one without saying who calls. Type, with your own address:\n  ${io.typed} --contact you@example.org`,
      );
    }
  }
}

function isLoopback(url: URL): boolean {
  const address = literalAddress(url);
  if (address !== undefined) return isLoopbackAddress(address);
  return /(?:^|\.)localhost$/.test(bareHost(url));
}

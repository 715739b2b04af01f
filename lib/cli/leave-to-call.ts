/**
 * Whether the addresses about to be called may be: a stranger's site is called under a name with a contact, and this
 * machine itself only when that is expressly wished. Otherwise a UsageError with the very line to type.
 */
import { UsageError } from "../article/errors.ts";
import { isPlaceholder } from "../pipeline/user-agent.ts";
import { isLoopbackUrl } from "../pipeline/watchable-url.ts";
import type { Io } from "./io.ts";
import type { WebGiven } from "./settings.ts";

export function requireLeave(io: Io, targets: Iterable<string>, { contact, allowLoopback }: WebGiven): void {
  for (const target of targets) {
    const local = isLoopbackUrl(new URL(target));
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
    if (!local && contact !== undefined && isPlaceholder(contact)) {
      throw new UsageError(
        `--contact (or STET_CONTACT): "${contact}" is the placeholder: give an address of your own, where a site's owner reaches you`,
      );
    }
  }
}

/** Fetches a host's robots.txt through the same guarded door as any page (RFC 9309 §2.3). Gives a copy, no verdict. */
import { legacyHookDecode } from "@exodus/bytes/encoding.js";
import type { HeaderLines } from "../article/capture.ts";
import type { RobotsCopy } from "../article/robots-copy.ts";
import { undoContentCoding } from "./content-coding.ts";
import type { Errand, Line } from "./hop.ts";
import { type Visit, visit } from "./visit.ts";

export async function fetchRobots(
  line: Line,
  origin: string,
  userAgent: string,
  leave: Errand["leave"],
): Promise<RobotsCopy> {
  const fetchedAt = line.now();
  const headers: HeaderLines = [
    ["user-agent", userAgent],
    ["accept", "text/plain, */*;q=0.1"],
    // Uncompressed, so that a file cut at the limit can still be read.
    ["accept-encoding", "identity"],
  ];
  const seen = await visit(line, {
    url: new URL("/robots.txt", origin).href,
    headersFor: () => headers,
    want: () => ({ bytes: line.limits.robotsBytes, beyond: "cut" }),
    redirects: line.limits.robotsRedirects,
    leave,
  });
  return { fetchedAt, ...stateOf(line, seen) };
}

/** 4xx: the host has no rules. Too many questions (429) is no such answer, and all else means: not now. */
function stateOf(line: Line, { came }: Visit): Pick<RobotsCopy, "state" | "body"> {
  if ("outcome" in came) return { state: "unreachable" };
  if (came.status >= 400 && came.status <= 499 && came.status !== 429) return { state: "none" };
  if (came.status !== 200 || came.body === undefined) return { state: "unreachable" };
  const file = undoContentCoding(came.body, came.headers, line.limits);
  if (!(file instanceof Uint8Array)) return { state: "unreachable" };
  return { state: "rules", body: wholeLines(file, line.limits.robotsBytes) };
}

/** A rule cut in two would be another rule: `Disallow: /private` must not become `Disallow: /`. */
function wholeLines(file: Uint8Array, most: number): string {
  // UTF-8 by RFC 9309 §2.2; some editors save UTF-16, which its BOM gives away. The BOM itself is dropped.
  const text = legacyHookDecode(file.subarray(0, most), "utf-8");
  return file.length < most
    ? text
    : text.slice(0, Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1);
}

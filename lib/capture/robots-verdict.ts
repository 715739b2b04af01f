/**
 * Whether a robots.txt gives leave (RFC 9309). robots-parser matches paths well, but reads group lines by its own
 * lights; so the groups that are ours are picked here and handed to it as one. Pure; applied when capturing only.
 */
import robotsParser from "robots-parser";
import { millisecondsBetween } from "../article/instant.ts";
import type { RobotsCopy } from "../article/robots-copy.ts";
import type { RobotsVerdict } from "./capture-result.ts";

type Parse = typeof robotsParser.default;

/** The package's types describe an ES module, with the function as its `default`; Node gives the function itself. */
function isParse(value: unknown): value is Parse {
  return typeof value === "function";
}

function parse(...file: Parameters<Parse>): ReturnType<Parse> {
  const given: unknown = robotsParser;
  if (!isParse(given)) throw new TypeError("robots-parser is not the function that stet was built with");
  return given(...file);
}

interface Rule {
  readonly key: "allow" | "disallow";
  readonly path: string;
}

interface Group {
  readonly agents: readonly string[];
  readonly rules: readonly Rule[];
}

export function robotsVerdict(copy: RobotsCopy, url: URL, userAgent: string): RobotsVerdict {
  if (copy.state === "unreachable" && !longUnreachable(copy)) return "robots-unreachable";
  if (copy.state === "unreachable" || copy.state === "none" || url.pathname === "/robots.txt")
    return "allowed";
  const rules = rulesFor(productToken(userAgent), groupsOf(copy.body ?? ""));
  const lines = ["User-agent: *", ...rules.map(({ key, path }) => `${key}: ${path}`)];
  const allowed = parse(`${url.origin}/robots.txt`, lines.join("\n")).isAllowed(url.href, "*");
  if (allowed === undefined)
    throw new TypeError(`the robots.txt of ${url.origin} was asked about ${url.href}`);
  return allowed ? "allowed" : "robots-disallowed";
}

/** Whether a pattern as robots.txt has them, with `*` and `$`, fits an address. */
export function matchesPath(url: URL, pattern: string): boolean {
  const lines = ["User-agent: *", `disallow: ${pattern}`];
  return parse(`${url.origin}/robots.txt`, lines.join("\n")).isAllowed(url.href, "*") === false;
}

/** RFC 9309 §2.3.1.4: after a reasonably long time a file that cannot be had may be taken as absent. */
const takenAsAbsentAfter = 30 * 24 * 60 * 60 * 1000;

function longUnreachable({ fetchedAt, unreachableSince }: RobotsCopy): boolean {
  return (
    unreachableSince !== undefined && millisecondsBetween(unreachableSince, fetchedAt) >= takenAsAbsentAfter
  );
}

/**
 * RFC 9309 §2.2.1 allows letters, `_` and `-`; digits are taken as well, since crawlers have them in their names, and
 * two names must not run together. Case means nothing. `stet/1.0 (+…)` is `stet`.
 */
export function productToken(agent: string): string {
  return /^[a-z0-9_-]*/i.exec(agent)?.[0].toLowerCase() ?? "";
}

/** All groups that name us, merged; else all that name `*` (RFC 9309 §2.2.1). */
function rulesFor(token: string, groups: readonly Group[]): Rule[] {
  const ours = groups.filter(({ agents }) => agents.includes(token));
  const chosen = ours.length > 0 ? ours : groups.filter(({ agents }) => agents.includes("*"));
  return chosen.flatMap(({ rules }) => rules);
}

/** Only a rule ends the run of agents: other lines, known or not, must not interfere (RFC 9309 §2.2.4). */
function groupsOf(body: string): Group[] {
  const groups: { agents: string[]; rules: Rule[] }[] = [];
  for (const { key, value } of linesOf(body)) {
    const group = groups.at(-1);
    if (key === "user-agent") {
      if (group === undefined || group.rules.length > 0) groups.push({ agents: [agentOf(value)], rules: [] });
      else group.agents.push(agentOf(value));
    } else if (group !== undefined) {
      group.rules.push({ key, path: value });
    }
  }
  return groups;
}

/** `*` alone or before a space means everyone; `FOO BAR` and `Foo/1.0` mean `foo`. */
function agentOf(value: string): string {
  return /^\*(?:\s|$)/.test(value) ? "*" : productToken(value);
}

interface Line {
  readonly key: "user-agent" | Rule["key"];
  readonly value: string;
}

/** With the slips of the pen that large crawlers forgive: what is meant is plain, and to obey is polite. */
const spellings: Readonly<Record<Line["key"], readonly string[]>> = {
  "user-agent": [
    "user-agent",
    "useragent",
    "user agent",
    "user-agents",
    "users-agent",
    "user-agnet",
    "useg-agent",
  ],
  allow: ["allow", "allows"],
  disallow: [
    "disallow",
    "disallows",
    "dissallow",
    "dissalow",
    "disalow",
    "desallow",
    "diasllow",
    "disallaw",
    "dis allow",
  ],
};

const lineKeys = ["user-agent", "allow", "disallow"] as const;

function keyOf(name: string): Line["key"] | undefined {
  const lower = name.toLowerCase();
  return lineKeys.find((key) => spellings[key].includes(lower));
}

/** Longer than any URL we ask about: what stands beyond matches nothing. */
const longestLine = 8 * 1024;

function* linesOf(body: string): Generator<Line> {
  for (const raw of body.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/)) {
    const [line = ""] = raw.slice(0, longestLine).split("#", 1);
    const [name, value] = nameAndValue(line.trim());
    const key = keyOf(name);
    if (key !== undefined) yield { key, value };
  }
}

function nameAndValue(line: string): [name: string, value: string] {
  const colon = line.indexOf(":");
  if (colon >= 0) return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  // The colon may be missing: `disallow /private` means what it looks like.
  const [name = "", value = "", ...more] = line.split(/\s+/);
  return more.length === 0 ? [name, value] : ["", ""];
}

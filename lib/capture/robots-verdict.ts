/**
 * Whether a robots.txt gives leave (RFC 9309). robots-parser matches paths well, but reads group lines by its own
 * lights; so the groups that are ours are picked here and handed to it as one. Pure; applied when capturing only.
 */
import robotsParser from "robots-parser";
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
  if (copy.state === "unreachable") return "robots-unreachable";
  if (copy.state === "none" || url.pathname === "/robots.txt") return "allowed";
  const rules = rulesFor(productToken(userAgent), groupsOf(copy.body ?? ""));
  const lines = ["User-agent: *", ...rules.map(({ key, path }) => `${key}: ${path}`)];
  const allowed = parse(`${url.origin}/robots.txt`, lines.join("\n")).isAllowed(url.href, "*");
  if (allowed === undefined)
    throw new TypeError(`the robots.txt of ${url.origin} was asked about ${url.href}`);
  return allowed ? "allowed" : "robots-disallowed";
}

/** RFC 9309 §2.2.1: letters, `_` and `-` at the beginning; case means nothing. `stet/1.0 (+…)` is `stet`. */
function productToken(agent: string): string {
  return /^[a-z_-]*/i.exec(agent)?.[0].toLowerCase() ?? "";
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

/** Slips of the pen that every large crawler forgives. */
const keys: ReadonlyMap<string, Line["key"]> = new Map([
  ["user-agent", "user-agent"],
  ["useragent", "user-agent"],
  ["user agent", "user-agent"],
  ["allow", "allow"],
  ["disallow", "disallow"],
  ["dissallow", "disallow"],
  ["dissalow", "disallow"],
  ["disalow", "disallow"],
  ["diasllow", "disallow"],
  ["disallaw", "disallow"],
]);

/** Google's and Bing's bound: what stands beyond is no path. */
const longestLine = 16 * 1024;

function* linesOf(body: string): Generator<Line> {
  for (const raw of body.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/)) {
    const line = raw.slice(0, longestLine).replace(/#.*$/, "").trim();
    // The colon may be missing: `disallow /private` means what it looks like.
    const match = /^([^:]*?)\s*:\s*(.*)$/.exec(line) ?? /^(\S+)\s+(\S+)$/.exec(line);
    const key = keys.get(match?.[1]?.toLowerCase() ?? "");
    if (key !== undefined) yield { key, value: match?.[2] ?? "" };
  }
}

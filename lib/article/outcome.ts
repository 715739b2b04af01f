/** What a capture came to. The list is closed: only `ok` can ever lead to a version. */
import * as z from "zod";

/** Every outcome, with what it means to a person reading the record of checks. */
export const outcomeMeanings = {
  ok: "the article was fetched",
  "not-modified": "the server says nothing changed (304)",
  gone: "the page is not there (404, 410)",
  legal: "withheld for legal reasons (451)",
  moved: "the address leads to another article",
  blocked: "the server keeps us out",
  interstitial: "a wall stands before the article",
  "soft-404": "the server answers 200, but not with the article",
  "robots-disallowed": "robots.txt forbids the look",
  "robots-unreachable": "robots.txt could not be read, so the look must wait",
  refused: "the address is not one we may call",
  "opted-out": "the publisher asked not to be watched",
  dns: "the host's name does not resolve",
  tls: "no secure connection could be made",
  timeout: "the exchange took too long",
  "server-error": "the server failed (5xx)",
  "protocol-error": "the server broke HTTP, or the connection broke",
  "redirect-loop": "the redirects never end",
  "unexpected-status": "a status stet has no name for",
  "too-large": "the page is larger than the limit",
  truncated: "the page was cut short",
  "bad-encoding": "the page's coding cannot be undone",
  "not-html": "the answer is not a page",
  unparseable: "the page is built so that no parser should try it",
  "no-article": "no article was found on the page",
  deferred: "due, but not looked at: a gap",
  "clock-skew": "our clock and the store's disagree, so the look was refused",
} as const;

export type Outcome = keyof typeof outcomeMeanings;

export const outcomeSchema = z.enum(Object.keys(outcomeMeanings) as readonly Outcome[]);

/** Outcomes that are no look at all: they say nothing about the page. */
export const notALook: ReadonlySet<Outcome> = new Set(["deferred", "clock-skew"]);

/** Outcomes that say the article went away. */
export const wentAway: ReadonlySet<Outcome> = new Set(["gone", "legal"]);

/** Outcomes that confirm the article stands. */
export const stillThere: ReadonlySet<Outcome> = new Set(["ok", "not-modified"]);

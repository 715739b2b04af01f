import { describe, expect, it } from "vitest";
import {
  aliasKey,
  archiveKey,
  checksKey,
  dueKey,
  eventKey,
  optOutsKey,
  payloadKey,
  shardKey,
  textKey,
  versionKey,
  watchKey,
} from "../../lib/archive/keys.ts";
import { digestOf } from "../../lib/article/digest.ts";
import { checkingAccess, createOnlyPatterns, dispatchingAccess } from "../../lib/stack/archive-policy.ts";

const id = "paper.test/flood~0123456789abcdef";
const digest = digestOf("words");
const keys = {
  archive: archiveKey,
  optOuts: optOutsKey,
  watch: watchKey(id),
  record: versionKey(id, 12, "record.json"),
  article: versionKey(id, 12, "article.json"),
  text: versionKey(id, 12, "article.txt"),
  diff: versionKey(id, 12, "diff.json"),
  extracted: textKey(id, digest),
  event: eventKey(id, 3),
  payload: payloadKey(digest),
  checks: checksKey(7, "2031-04-05T06:07:08.000Z", "run", 0),
  shard: shardKey(7),
  due: dueKey,
  alias: aliasKey(new URL("https://paper.example/other")),
};

/** As IAM reads a resource: `*` is any characters, slashes included. */
function matches(patterns: readonly string[], key: string): boolean {
  return patterns.some((pattern) =>
    new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", ".*")}$`).test(key),
  );
}

const namesIn = (patterns: readonly string[]): string[] =>
  Object.entries(keys).flatMap(([name, key]) => (matches(patterns, key) ? [name] : []));

describe("keys by policy", () => {
  it("are create-only where the archive never replaces", () => {
    expect(namesIn(createOnlyPatterns)).toEqual(["record", "extracted", "event", "payload", "checks"]);
  });

  it("are all open to the checking role, but for the list of opt-outs, which it reads", () => {
    expect(namesIn(checkingAccess.reads)).toEqual(Object.keys(keys));
    expect(namesIn(checkingAccess.writes)).toEqual(Object.keys(keys).filter((name) => name !== "optOuts"));
  });

  it("are closed to the dispatching role where evidence lies", () => {
    expect(namesIn(dispatchingAccess.writes)).toEqual(["archive", "optOuts", "watch", "shard", "due"]);
  });

  it("outside of the archive are open to none", () => {
    expect(matches([...checkingAccess.writes, ...dispatchingAccess.writes], "site/index.html")).toBe(false);
  });
});

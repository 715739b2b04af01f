/**
 * The looks of a shard, on their way to their articles: so that one article's looks of years are read in a few objects,
 * though the parts of checks hold the looks of many articles each. New lines are put into the root; a node that has
 * grown large gives its lines on to sixteen nodes below it, by the next hex digit of their articles' digests. An article
 * is read along its digits, from the root down to where no node is.
 *
 * Soft state: made again from the parts (`stet rebuild`). After a run that died a line may stand here twice; a reader takes
 * it once.
 */
import { digestOf, hexOf } from "../article/digest.ts";
import { DamagedObjectError, StoreUnavailableError } from "../article/errors.ts";
import { checksPrefix, lookNodeKey, lookNodesPrefix } from "./keys.ts";
import { articleOfLine, decodeNode, encodeLines, encodeNode } from "./look-node.ts";
import type { ObjectFacts, ObjectStore } from "./store.ts";

/** Large enough that a line is seldom given on, small enough that each part's writer may rewrite the root. */
const usualNodeBytes = 512 * 1024;

/** Others at one node: only a run that was stopped and woke up. */
const mostAttempts = 20;

const facts: ObjectFacts = { contentType: "application/x-ndjson", contentEncoding: "gzip" };

export interface LookTree {
  readonly store: ObjectStore;
  readonly shard: number;
  /** Bytes at which a node gives its lines on. */
  readonly nodeBytes?: number;
}

/** Puts the lines of a part into the root. `part`: its key, which stands in the archive already; `member`: `lines`, gzipped. */
export async function addToTree(
  tree: LookTree,
  part: string,
  lines: readonly string[],
  member: Uint8Array = encodeLines(lines),
): Promise<void> {
  const key = lookNodeKey(tree.shard, "");
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const stored = await tree.store.get(key);
    if (stored === undefined) {
      const node = { head: { format: 1, from: await firstPartIn(tree, part) } as const, lines };
      if ((await tree.store.putIfAbsent(key, encodeNode(node), facts)) === "created") return;
      continue;
    }
    const bytes = await grown(tree, part, stored.bytes, lines, member);
    if ((await tree.store.replaceIfUnchanged(key, stored.tag, bytes, facts)) !== undefined) return;
  }
  throw tooOften(key);
}

/** The root with lines added as a gzip member of their own; when it is full, the others are given on first. */
async function grown(
  tree: LookTree,
  part: string,
  root: Uint8Array,
  lines: readonly string[],
  member: Uint8Array,
): Promise<Uint8Array> {
  if (root.length + member.length <= limitOf(tree)) return Buffer.concat([root, member]);
  try {
    const { head, lines: before } = decodeNode(lookNodeKey(tree.shard, ""), root);
    await giveOn(tree, "", before);
    return encodeNode({ head, lines });
  } catch (error) {
    if (!(error instanceof DamagedObjectError)) throw error;
    // What cannot be read is given up: readers look into the parts for all that was before this one.
    return encodeNode({ head: { format: 1, from: part }, lines });
  }
}

const limitOf = ({ nodeBytes = usualNodeBytes }: LookTree): number => nodeBytes;

/** "" where the tree begins with the shard's first part. */
async function firstPartIn({ store, shard }: LookTree, part: string): Promise<string> {
  for await (const { key } of store.list(checksPrefix(shard))) return key < part ? part : "";
  return "";
}

const digitsOf = (articleId: string): string => hexOf(digestOf(articleId));

async function giveOn(tree: LookTree, path: string, lines: readonly string[]): Promise<void> {
  const byDigit = new Map<string, string[]>();
  for (const [articleId, own] of byArticle(lookNodeKey(tree.shard, path), lines)) {
    const digit = digitsOf(articleId).charAt(path.length);
    byDigit.set(digit, [...(byDigit.get(digit) ?? []), ...own]);
  }
  await Promise.all([...byDigit].map(([digit, own]) => addToNode(tree, path + digit, own)));
}

/** A full node gives on what it had and keeps what is new: so one article's lines move down by one node at a time. */
async function addToNode(tree: LookTree, path: string, lines: readonly string[]): Promise<void> {
  const key = lookNodeKey(tree.shard, path);
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const stored = await tree.store.get(key);
    const before = stored === undefined ? [] : decodeNode(key, stored.bytes).lines;
    const known = new Set(before);
    const fresh = lines.filter((line) => !known.has(line));
    if (fresh.length === 0) return;
    let bytes = encodeNode({ head: { format: 1 }, lines: grouped(key, [...before, ...fresh]) });
    if (before.length > 0 && bytes.length > limitOf(tree) && path.length < mostDigits) {
      await giveOn(tree, path, before);
      bytes = encodeNode({ head: { format: 1 }, lines: grouped(key, fresh) });
    }
    if (stored === undefined) {
      if ((await tree.store.putIfAbsent(key, bytes, facts)) === "created") return;
    } else if ((await tree.store.replaceIfUnchanged(key, stored.tag, bytes, facts)) !== undefined) return;
  }
  throw tooOften(key);
}

/** Lines alike lie together, and take less room. */
const grouped = (key: string, lines: readonly string[]): string[] =>
  [...byArticle(key, lines).values()].flat();

function byArticle(key: string, lines: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const line of lines) {
    const articleId = articleOfLine(key, line);
    const group = groups.get(articleId);
    if (group === undefined) groups.set(articleId, [line]);
    else group.push(line);
  }
  return groups;
}

/** SHA-256 has no more hex digits. */
const mostDigits = 64;

const tooOften = (key: string): StoreUnavailableError =>
  new StoreUnavailableError(`${key}: changed by others ${mostAttempts} times in a row`);

export interface ArticleLines {
  readonly lines: readonly string[];
  /** Lines in parts before this key are not among them. */
  readonly from: string;
}

/** One article's lines, in no order. Undefined where there is no tree. Throws a DamagedObjectError. */
export async function readFromTree(tree: LookTree, articleId: string): Promise<ArticleLines | undefined> {
  const digits = digitsOf(articleId);
  const found = new Set<string>();
  let from: string | undefined;
  for (let depth = 0; depth <= mostDigits; depth++) {
    const key = lookNodeKey(tree.shard, digits.slice(0, depth));
    const stored = await tree.store.get(key);
    if (stored === undefined) break;
    const { head, lines } = decodeNode(key, stored.bytes);
    if (depth === 0) from = head.from ?? "";
    for (const line of lines) if (articleOfLine(key, line) === articleId) found.add(line);
  }
  return from === undefined ? undefined : { lines: [...found], from };
}

/** Puts lines in again that a rebuilding has read from the parts; what stands in the tree already is not doubled. */
export async function mendTree(tree: LookTree, lines: readonly string[]): Promise<void> {
  await giveOn(tree, "", lines);
}

/** Empties the nodes that cannot be read, before a rebuilding fills them; of the root it stays on record that it lacks all. */
export async function emptyDamagedNodes({ store, shard }: LookTree): Promise<void> {
  const lackingAll = { format: 1, from: `${checksPrefix(shard)}~` } as const;
  for await (const { key } of store.list(lookNodesPrefix(shard))) {
    const stored = await store.get(key);
    if (stored === undefined || isReadable(key, stored.bytes)) continue;
    // Undefined: somebody else has written it anew meanwhile, which is as good.
    const head = key === lookNodeKey(shard, "") ? lackingAll : ({ format: 1 } as const);
    await store.replaceIfUnchanged(key, stored.tag, encodeNode({ head, lines: [] }), facts);
  }
}

function isReadable(key: string, bytes: Uint8Array): boolean {
  try {
    decodeNode(key, bytes);
    return true;
  } catch (error) {
    if (error instanceof DamagedObjectError) return false;
    throw error;
  }
}

/** Says that all parts are in the tree, when `mendTree` has been given them. Lines that came meanwhile are kept. */
export async function completeTree({ store, shard }: LookTree): Promise<void> {
  const key = lookNodeKey(shard, "");
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const stored = await store.get(key);
    const lines = stored === undefined ? [] : decodeNode(key, stored.bytes).lines;
    const bytes = encodeNode({ head: { format: 1, from: "" }, lines });
    const done =
      stored === undefined
        ? (await store.putIfAbsent(key, bytes, facts)) === "created"
        : (await store.replaceIfUnchanged(key, stored.tag, bytes, facts)) !== undefined;
    if (done) return;
  }
  throw tooOften(key);
}

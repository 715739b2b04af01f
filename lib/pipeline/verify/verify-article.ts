/**
 * One article: its records and events against the tree, against each other and against what they name. Payloads are
 * shared, so that only what is named of them is noted here.
 */
import type { EvidenceReader } from "../../archive/evidence-reader.ts";
import {
  articlePrefix,
  type Evidence,
  evidenceKey,
  parseEvidenceKey,
  payloadKey,
  textKey,
  versionKey,
} from "../../archive/keys.ts";
import { decodeJson } from "../../archive/stored-json.ts";
import { type Digest, digestOf, hexOf } from "../../article/digest.ts";
import { DamagedObjectError } from "../../article/errors.ts";
import { type ArchiveEvent, eventSchema } from "../../article/event.ts";
import { recordSchema, type VersionRecord } from "../../article/record.ts";
import { tombstoneText } from "../../article/tombstone.ts";
import type { VerifierKey } from "../../proof/note-keys.ts";
import { isSignedBy, parseNote } from "../../proof/signed-note.ts";
import type { Findings } from "./findings.ts";
import type { CoveredArticle } from "./verify-tree.ts";

export interface ArticleToVerify {
  readonly articleId: string;
  /** Every key of the article that is there. */
  readonly keys: ReadonlySet<string>;
  readonly covered: CoveredArticle;
}

export interface VerifiedArticle {
  readonly records: readonly VersionRecord[];
  readonly events: number;
  readonly texts: number;
  /** Records and events that no checkpoint covers yet. */
  readonly notCovered: number;
  /** Versions whose words were taken down. */
  readonly redacted: readonly number[];
  /** Keys that a signed tombstone stands for. */
  readonly taken: ReadonlySet<string>;
  /** Payloads that are named, and by what. */
  readonly payloads: ReadonlyMap<string, string>;
  readonly bytes: number;
}

export async function verifyArticle(
  reader: EvidenceReader,
  article: ArticleToVerify,
  keys: readonly VerifierKey[],
  findings: Findings,
): Promise<VerifiedArticle> {
  const work = new ArticleWork(reader, article, findings);
  const events = await work.chain("event", eventSchema, ({ predecessorDigest }) => predecessorDigest);
  const records = await work.chain("version", recordSchema, ({ predecessor }) => predecessor?.recordDigest);
  const tombstones = events.filter((event) => event.redacted !== undefined);
  for (const event of tombstones) {
    if (!isTombstoneSigned(event, keys))
      findings.add(
        "altered",
        evidenceKey({ ...event, kind: "event" }),
        "says that words were taken down, and the owner has not signed it",
      );
  }
  const signed = tombstones.filter((event) => isTombstoneSigned(event, keys));
  const taken = new Set(signed.flatMap(({ redacted }) => redacted?.taken ?? []));
  const urlKey = records[0]?.urlKey;
  for (const record of records) {
    if (record.urlKey !== urlKey)
      findings.add("altered", recordKeyOf(record), `is another article's: ${record.urlKey}`);
  }
  const texts = await work.texts();
  const payloads = work.named(records, events, taken);
  await work.copies(records);
  return {
    records,
    events: events.length,
    texts,
    notCovered: work.notCovered,
    redacted: signed.map(({ version }) => version),
    taken,
    payloads,
    bytes: work.bytes,
  };
}

/** Whether one of the keys has signed just what the tombstone says. */
function isTombstoneSigned(event: ArchiveEvent, keys: readonly VerifierKey[]): boolean {
  const note = parseNote(event.redacted?.note ?? "");
  if (event.redacted === undefined || note === undefined) return false;
  return note.text === tombstoneText(event, event.redacted) && isSignedBy(note, keys);
}

const recordKeyOf = ({ articleId, version }: VersionRecord): string =>
  versionKey(articleId, version, "record.json");

type Schema<T> = Parameters<typeof decodeJson<T>>[0];

class ArticleWork {
  readonly #reader: EvidenceReader;
  readonly #article: ArticleToVerify;
  readonly #findings: Findings;
  notCovered = 0;
  bytes = 0;

  constructor(reader: EvidenceReader, article: ArticleToVerify, findings: Findings) {
    this.#reader = reader;
    this.#article = article;
    this.#findings = findings;
  }

  async #read(key: string): Promise<Uint8Array | undefined> {
    const bytes = await this.#reader.read(key);
    this.bytes += bytes?.length ?? 0;
    return bytes;
  }

  /** Reads all of one kind in their order. Those that can be read are answered. */
  async chain<T extends { readonly articleId: string }>(
    kind: Evidence["kind"],
    schema: Schema<T>,
    predecessorOf: (item: T) => Digest | undefined,
  ): Promise<T[]> {
    const { articleId, covered, keys } = this.#article;
    const digests = kind === "event" ? covered.events : covered.versions;
    const last = Math.max(digests.length, highest(keys, kind));
    const items: T[] = [];
    let before: Digest | undefined;
    for (let number = 1; number <= last; number++) {
      const key = evidenceKey({ articleId, kind, number });
      const bytes = await this.#read(key);
      if (bytes === undefined) {
        this.#missing(key, number, digests.length);
        // What it was is still known where the tree covers it.
        before = digests[number - 1];
        continue;
      }
      const digest = digestOf(bytes);
      const expected = digests[number - 1];
      if (expected === undefined) this.notCovered += 1;
      const item = this.#decoded(schema, key, bytes);
      if (expected !== undefined && digest !== expected)
        this.#findings.add(
          "altered",
          key,
          "has other bytes than the tree has of it: it was changed after it was signed",
        );
      else if (item !== undefined && numberOf(item) !== number)
        this.#findings.add(
          "altered",
          key,
          `is ${kind} ${numberOf(item)} by its own account: it was moved here, or copied`,
        );
      else if (item !== undefined && item.articleId !== articleId)
        this.#findings.add("altered", key, `is another article's: ${item.articleId}`);
      else if (item !== undefined && (number === 1 || before !== undefined) && predecessorOf(item) !== before)
        this.#findings.add(
          "altered",
          key,
          `does not name the bytes of ${kind} ${number - 1}: one of the two was altered`,
        );
      if (item !== undefined) items.push(item);
      // What was altered is told once, not of its successor too.
      before = expected ?? digest;
    }
    return items;
  }

  #missing(key: string, number: number, covered: number): void {
    const why = number <= covered ? "the tree covers it" : "later ones are there";
    this.#findings.add("missing", key, `is not there, though ${why}: it was deleted, or not copied`);
  }

  #decoded<T>(schema: Schema<T>, key: string, bytes: Uint8Array): T | undefined {
    try {
      return decodeJson(schema, key, bytes);
    } catch (error) {
      if (!(error instanceof DamagedObjectError)) throw error;
      this.#findings.add("altered", key, `cannot be read: ${error.message.slice(key.length + 2)}`);
      return undefined;
    }
  }

  /** Every stored text against its name, named by a record or not. */
  async texts(): Promise<number> {
    const prefix = `${articlePrefix(this.#article.articleId)}texts/`;
    let count = 0;
    for (const key of this.#article.keys) {
      if (!key.startsWith(prefix)) continue;
      const bytes = await this.#read(key);
      if (bytes === undefined) continue;
      count += 1;
      if (`${prefix}${hexOf(digestOf(bytes))}.json` !== key)
        this.#findings.add("altered", key, "does not have the digest that is its name: the text was altered");
    }
    return count;
  }

  /** What records and events name: the texts must be there; of the payloads a list is answered. */
  named(
    records: readonly VersionRecord[],
    events: readonly ArchiveEvent[],
    taken: ReadonlySet<string>,
  ): Map<string, string> {
    const { articleId, keys } = this.#article;
    const payloads = new Map<string, string>();
    const note = (by: string, named: { articleDigest: Digest; payloadDigest: Digest }) => {
      const text = textKey(articleId, named.articleDigest);
      if (!keys.has(text) && !taken.has(text))
        this.#findings.add(
          "missing",
          text,
          `is not there, though ${by} names it: it was deleted, or not copied`,
        );
      payloads.set(payloadKey(named.payloadDigest), by);
    };
    for (const record of records) note(recordKeyOf(record), record);
    for (const event of events)
      if (event.late !== undefined) note(evidenceKey({ ...event, kind: "event" }), event.late);
    return payloads;
  }

  /** `article.json` beside a record is a copy for readers: it may be missing, not differ. */
  async copies(records: readonly VersionRecord[]): Promise<void> {
    for (const { articleId, version, articleDigest } of records) {
      const key = versionKey(articleId, version, "article.json");
      const bytes = this.#article.keys.has(key) ? await this.#read(key) : undefined;
      if (bytes !== undefined && digestOf(bytes) !== articleDigest)
        this.#findings.add(
          "altered",
          key,
          "is not the text that its record names; `stet rebuild --anew` makes this copy again",
        );
    }
  }
}

function numberOf(item: unknown): number | undefined {
  if (typeof item !== "object" || item === null) return undefined;
  if ("number" in item && typeof item.number === "number") return item.number;
  return "version" in item && typeof item.version === "number" ? item.version : undefined;
}

function highest(keys: ReadonlySet<string>, kind: Evidence["kind"]): number {
  let most = 0;
  for (const key of keys) {
    const evidence = parseEvidenceKey(key);
    if (evidence?.kind === kind) most = Math.max(most, evidence.number);
  }
  return most;
}

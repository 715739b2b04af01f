/** Verifies an archive whole: payloads, texts, records, events, looks, their chains, the tree and who signed it. */
import type { EvidenceReader } from "../../archive/evidence-reader.ts";
import { parseArticleKey, prefixes } from "../../archive/keys.ts";
import { digestOf, hexOf } from "../../article/digest.ts";
import type { VersionRecord } from "../../article/record.ts";
import type { Checkpoint } from "../../proof/checkpoint.ts";
import { inParallel } from "../in-parallel.ts";
import { deriveCopies } from "./derive-copies.ts";
import { type DerivingTools, deriveAgain, isOurs } from "./derive-texts.ts";
import { type Finding, Findings } from "./findings.ts";
import { type ArticleToVerify, verifyArticle } from "./verify-article.ts";
import { runsWithoutLines, verifyLooks } from "./verify-looks.ts";
import { type TrustedThings, type VerifiedTree, verifyTree } from "./verify-tree.ts";

export interface VerifyAsked extends TrustedThings {
  /** Without it no text is derived again. */
  readonly derive?: DerivingTools;
  readonly onProgress?: (done: VerifyCounts) => void;
}

interface VerifyCounts {
  records: number;
  events: number;
  texts: number;
  payloads: number;
  bytes: number;
  /** Texts derived again, and those that only the extractor that wrote them could derive. */
  derivedAgain: number;
  ofOtherExtractors: number;
  /** Diffs made again, and those of which another comparison made the labels: these still lead from text to text. */
  comparedAgain: number;
  ofOtherComparisons: number;
  /** Lines of checks that could be read. */
  looks: number;
  /** In an archive without any line: versions by a run that died before it wrote its lines, or is still at work. */
  looksNotWritten: number;
  redacted: number;
  /** Records and events since the checkpoint. */
  notCovered: number;
}

export interface Verification {
  readonly verdict: "sound" | "altered" | "incomplete";
  readonly altered: number;
  readonly missing: number;
  /** What was altered first, each in the order of keys. */
  readonly findings: readonly Finding[];
  readonly counts: Readonly<VerifyCounts>;
  readonly checkpoint: Checkpoint | undefined;
  /** Versions whose words were taken down by a tombstone that the owner signed. */
  readonly redactions: readonly { readonly articleId: string; readonly version: number }[];
}

/** A bucket answers many at once; a folder does not mind. */
const atOnce = 24;

export async function verifyArchive(reader: EvidenceReader, asked: VerifyAsked): Promise<Verification> {
  const findings = new Findings();
  const tree = await verifyTree(reader, asked, findings);
  const work = new ArchiveWork(reader, asked, findings);
  await work.looks();
  await inParallel(atOnce, articlesOf(reader, tree), (article) => work.article(article, tree));
  await inParallel(atOnce, reader.keys(prefixes.payloads), (key) => work.payload(key));
  await work.restOfPayloads();
  work.restOfLooks();
  const { altered, missing } = findings;
  return {
    verdict: altered > 0 ? "altered" : missing > 0 ? "incomplete" : "sound",
    altered,
    missing,
    findings: findings.inOrder(),
    counts: work.counts,
    checkpoint: tree.checkpoint,
    redactions: work.redactions,
  };
}

class ArchiveWork {
  readonly counts: VerifyCounts = {
    records: 0,
    events: 0,
    texts: 0,
    payloads: 0,
    bytes: 0,
    derivedAgain: 0,
    ofOtherExtractors: 0,
    comparedAgain: 0,
    ofOtherComparisons: 0,
    looks: 0,
    looksNotWritten: 0,
    redacted: 0,
    notCovered: 0,
  };
  readonly redactions: { articleId: string; version: number }[] = [];
  readonly #reader: EvidenceReader;
  readonly #asked: VerifyAsked;
  readonly #findings: Findings;
  /** Payloads that are named and were not read yet, and by what. */
  readonly #wanted = new Map<string, string>();
  readonly #taken = new Set<string>();
  #isOfDeadRun: (record: VersionRecord) => boolean = () => false;

  constructor(reader: EvidenceReader, asked: VerifyAsked, findings: Findings) {
    this.#reader = reader;
    this.#asked = asked;
    this.#findings = findings;
  }

  async article(article: ArticleToVerify, { keys }: VerifiedTree): Promise<void> {
    const verified = await verifyArticle(this.#reader, article, keys, this.#findings);
    const { counts } = this;
    counts.records += verified.records.length;
    counts.looksNotWritten += verified.records.filter(this.#isOfDeadRun).length;
    counts.events += verified.events;
    counts.texts += verified.texts;
    counts.redacted += verified.redacted.length;
    counts.notCovered += verified.notCovered;
    counts.bytes += verified.bytes;
    for (const version of verified.redacted) this.redactions.push({ articleId: article.articleId, version });
    for (const [key, by] of verified.payloads) this.#wanted.set(key, by);
    for (const key of verified.taken) this.#taken.add(key);
    for (const record of verified.records) {
      if (!verified.redacted.includes(record.version)) await this.#derive(record);
    }
    this.#asked.onProgress?.(counts);
  }

  async #derive(record: VersionRecord): Promise<void> {
    const { derive } = this.#asked;
    if (derive === undefined) return;
    const { counts } = this;
    if (isOurs(record, derive)) {
      await deriveAgain(this.#reader, record, derive, this.#findings);
      counts.derivedAgain += 1;
    } else counts.ofOtherExtractors += 1;
    const held = await deriveCopies(this.#reader, record, derive, this.#findings);
    if (held === "again") counts.comparedAgain += 1;
    if (held === "other") counts.ofOtherComparisons += 1;
    this.#asked.onProgress?.(counts);
  }

  /** Against its name, named by a record or not. */
  async payload(key: string): Promise<void> {
    const bytes = await this.#reader.read(key);
    if (bytes === undefined) return;
    this.#wanted.delete(key);
    this.counts.payloads += 1;
    this.counts.bytes += bytes.length;
    const name = key.slice(`${prefixes.payloads}sha256/`.length).replace("/", "");
    if (hexOf(digestOf(bytes)) !== name)
      this.#findings.add(
        "altered",
        key,
        "does not have the digest that is its name: these bytes were not received",
      );
    this.#asked.onProgress?.(this.counts);
  }

  async looks(): Promise<void> {
    this.counts.looks = await verifyLooks(this.#reader, this.#findings);
    if (this.counts.looks === 0) this.#isOfDeadRun = await runsWithoutLines(this.#reader);
  }

  restOfLooks(): void {
    const { records, looks, looksNotWritten } = this.counts;
    if (looks === 0 && records > looksNotWritten)
      this.#findings.add(
        "missing",
        prefixes.checks,
        "holds no line of any look, though there are versions: they were deleted, or not copied",
      );
  }

  /** Named, and in no listing. */
  async restOfPayloads(): Promise<void> {
    for (const [key, by] of this.#wanted) {
      if (!this.#taken.has(key))
        this.#findings.add(
          "missing",
          key,
          `is not there, though ${by} names it: it was deleted, or not copied`,
        );
    }
  }
}

/** Articles that are there, then those that the tree alone knows of. */
async function* articlesOf(
  reader: EvidenceReader,
  { covered }: VerifiedTree,
): AsyncGenerator<ArticleToVerify> {
  const rest = new Map(covered);
  const take = (articleId: string, keys: ReadonlySet<string>): ArticleToVerify => {
    const known = rest.get(articleId) ?? { versions: [], events: [] };
    rest.delete(articleId);
    return { articleId, keys, covered: known };
  };
  let current: string | undefined;
  let keys = new Set<string>();
  for await (const key of reader.keys(prefixes.articles)) {
    const articleId = parseArticleKey(key)?.articleId;
    if (articleId === undefined) continue;
    if (current !== undefined && articleId !== current) {
      yield take(current, keys);
      keys = new Set();
    }
    current = articleId;
    keys.add(key);
  }
  if (current !== undefined) yield take(current, keys);
  for (const articleId of [...rest.keys()]) yield take(articleId, new Set());
}

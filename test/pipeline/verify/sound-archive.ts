/** A small sound archive made by the real commit protocol, in a bucket in memory; the same seed, the same archive. */
import { appendEvent } from "../../../lib/archive/append-event.ts";
import { writeLooks } from "../../../lib/archive/check-lines.ts";
import { commitVersion } from "../../../lib/archive/commit-version.ts";
import { articleIdOf, versionKey } from "../../../lib/archive/keys.ts";
import { openArchive } from "../../../lib/archive/layout.ts";
import type { ObjectStore } from "../../../lib/archive/store.ts";
import { encodeJson, jsonFacts } from "../../../lib/archive/stored-json.ts";
import { articleSchema } from "../../../lib/article/article.ts";
import { digestOf } from "../../../lib/article/digest.ts";
import { type Instant, instantAfter } from "../../../lib/article/instant.ts";
import type { Tip } from "../../../lib/article/look.ts";
import { textDigestOf } from "../../../lib/article/text-digest.ts";
import { urlKeyOf } from "../../../lib/article/url-key.ts";
import { extendTree, keepExtension, type TreePorts } from "../../../lib/pipeline/extend-tree.ts";
import { publicKeyOf, signEd25519 } from "../../../lib/proof/ed25519.ts";
import { verifierKeyOf } from "../../../lib/proof/note-keys.ts";
import type { Signer } from "../../../lib/proof/signed-note.ts";
import { articleOf, plainExtractor } from "../simulated-article.ts";

const beginning: Instant = "2024-03-01T08:00:00.000Z";
const hour = 60 * 60 * 1000;

/** Any 32 bytes are a seed. */
export function signerOf(name: string, seed: string): Signer {
  const bytes = Buffer.from(digestOf(seed).slice(-64), "hex");
  return {
    key: verifierKeyOf(name, publicKeyOf(bytes)),
    sign: async (message) => signEd25519(bytes, message),
  };
}

export const owner = signerOf("archive.example/stet", "owner");

export const urlOf = (article: number): string => `https://news.example/story-${article}`;
export const idOf = (article: number): string => articleIdOf(new URL(urlOf(article)));

/** Writes an archive into a store, version by version. */
export class ArchiveWriter {
  readonly store: ObjectStore;
  readonly salt: string;
  at: Instant = beginning;
  readonly tips = new Map<number, Tip>();

  /** `salt`: what two archives differ by. */
  constructor(store: ObjectStore, salt: string) {
    this.store = store;
    this.salt = salt;
  }

  async open(): Promise<void> {
    await openArchive(this.store, { create: true, shards: 1 });
  }

  /** The article's next version. `page`: what its page has besides its words. */
  async version(article: number, words?: string, page = ""): Promise<Tip> {
    this.at = instantAfter(this.at, hour);
    const tip = this.tips.get(article);
    const url = urlOf(article);
    const text = words ?? `Article ${article} says ${(tip?.version ?? 0) + 1} of ${this.salt}.`;
    const payload = Buffer.from(`<!-- ${this.at} ${page} -->${text}`);
    const bytes = encodeJson(articleSchema, articleOf(text));
    const exchange = {
      url,
      requestHeaders: [],
      status: 200,
      responseHeaders: [],
      beganAt: this.at,
      endedAt: this.at,
    };
    const candidate = {
      articleId: idOf(article),
      urlKey: urlKeyOf(new URL(url)),
      capture: { capturedAt: this.at, endedAt: this.at, targetUrl: url, exchanges: [exchange] },
      payload,
      payloadDigest: digestOf(payload),
      payloadBytes: payload.length,
      article: bytes,
      articleDigest: digestOf(bytes),
      textDigest: textDigestOf(articleOf(text)),
      textLength: text.length,
      extractor: plainExtractor.version,
      tool: { name: "stet", version: "0.0.0" },
    };
    const { tip: next } = await commitVersion(this.store, candidate, tip, tip && this.at);
    await this.store.putIfAbsent(versionKey(idOf(article), next.version, "article.json"), bytes, jsonFacts);
    this.tips.set(article, next);
    await writeLooks(this.store, { shard: 0, at: this.at, run: "a-run", part: 0 }, [
      {
        format: 1,
        articleId: idOf(article),
        targetUrl: url,
        capturedAt: this.at,
        endedAt: this.at,
        outcome: "ok",
      },
    ]);
    return next;
  }

  async event(article: number): Promise<void> {
    this.at = instantAfter(this.at, hour);
    const version = this.tips.get(article)?.version ?? 0;
    const moved = { kind: "moved", outcome: "moved", to: `https://news.example/${this.at}` } as const;
    await appendEvent(this.store, { articleId: idOf(article), at: this.at, version, ...moved });
  }

  treePorts(signer: Signer = owner): TreePorts {
    const clock = { now: () => this.at, sleep: async () => {} };
    return { store: this.store, shards: 1, clock, signer };
  }

  /** Extends the tree by all that is new, signs it, and answers the note. */
  async checkpoint(signer: Signer = owner): Promise<string> {
    const ports = this.treePorts(signer);
    const extension = await extendTree(ports, "listing");
    await keepExtension(ports, extension);
    return extension.checkpoint;
  }
}

/** The rules of the house as tables: which room may look into which, which library stands where and why, how long. */
import type { Ambient } from "./source-facts.ts";

/** What both the command line and the functions may use. */
const edges = [
  "article",
  "extract",
  "compare",
  "publish",
  "capture",
  "archive",
  "watch",
  "proof",
  "pipeline",
  "lib/real-archive.ts",
  "lib/real-checks.ts",
];

/** A room is a folder of lib/, or functions/, or one of the files that stand between rooms. */
export const rooms: Readonly<Record<string, readonly string[]>> = {
  article: [],
  extract: ["article"],
  compare: ["article"],
  // What a diff tells and in which order is asked of compare; how it looks is decided here.
  publish: ["article", "compare"],
  proof: ["article"],
  capture: ["article"],
  archive: ["article"],
  watch: ["article"],
  pipeline: ["article", "extract", "compare", "publish", "capture", "archive", "watch", "proof"],
  // Names, keys and settings, so that what is deployed and what runs cannot disagree. Nothing imports it.
  stack: ["article", "archive", "publish", "pipeline"],
  // The public door; nothing inside goes through it.
  "lib/index.ts": ["article", "extract", "compare", "publish"],
  "lib/real-archive.ts": ["article", "archive", "pipeline"],
  "lib/real-checks.ts": ["capture", "extract", "pipeline"],
  "lib/function-settings.ts": ["article", "publish", "pipeline"],
  cli: edges,
  functions: [...edges, "lib/function-settings.ts"],
};

export interface LibraryRule {
  /** Beginnings of the paths that may import it. */
  readonly where: readonly string[];
  readonly reason: string;
}

const everywhere = ["lib/", "functions/"];

/** By package, or by Node's module; what is not listed may not be imported. */
export const libraries: Readonly<Record<string, LibraryRule | undefined>> = {
  zod: { where: everywhere, reason: "whatever comes from outside is parsed where it comes in" },
  "@aws-sdk/client-s3": { where: ["lib/archive/s3-"], reason: "the S3 store is the only way to a bucket" },
  "@aws-sdk/client-kms": {
    where: ["lib/proof/kms-signer.ts"],
    reason: "signs with a key that nobody can take away",
  },
  "@aws-sdk/client-sns": { where: ["lib/proof/sns-mail.ts"], reason: "mails checkpoints to who keeps them" },
  "@aws-sdk/client-sqs": { where: ["lib/watch/sqs-work-queue.ts"], reason: "the one adapter to the queue" },
  undici: { where: ["lib/capture/"], reason: "the one guarded way out to the web" },
  "node:net": {
    where: ["lib/capture/"],
    reason: "the guard connects by itself, to the address that it checked",
  },
  "node:tls": { where: ["lib/capture/"], reason: "as node:net; and the certificate is evidence" },
  "node:dns": { where: ["lib/capture/"], reason: "names are resolved where addresses are judged" },
  "ipaddr.js": { where: ["lib/capture/"], reason: "which addresses are nobody's business" },
  "robots-parser": { where: ["lib/capture/"], reason: "RFC 9309" },
  "encoding-sniffer": { where: ["lib/capture/"], reason: "which encoding a page is in" },
  "@exodus/bytes": { where: ["lib/capture/"], reason: "encodings, the same on every Node" },
  htmlparser2: {
    where: ["lib/capture/", "lib/extract/"],
    reason: "tokens under limits, before a tree is built",
  },
  cheerio: { where: ["lib/extract/"], reason: "the page as a tree" },
  domhandler: { where: ["lib/extract/"], reason: "the types of cheerio's tree" },
  "css-select": {
    where: ["lib/article/given-site-rules.ts", "lib/extract/selectors.ts"],
    reason: "what a CSS selector means, when a site rule is given and when it is applied",
  },
  "css-what": {
    where: ["lib/article/given-site-rules.ts"],
    reason: "css-select's own parser: what it lets pass is looked at when a site rule is given",
  },
  domutils: { where: ["lib/extract/"], reason: "steps over the tree that css-select asks for" },
  diff: { where: ["lib/compare/"], reason: "the shortest edit script; what it means is ours" },
  "csv-stringify": { where: ["lib/compare/"], reason: "tables that spreadsheets read, no cell a formula" },
  "string-width": { where: ["lib/compare/", "lib/cli/"], reason: "how wide a terminal shows a text" },
  hono: { where: ["lib/publish/html.ts"], reason: "tagged templates that escape whatever is set in" },
  commander: { where: ["lib/cli/"], reason: "arguments and help" },
  esbuild: { where: ["lib/cli/build-package.ts"], reason: "makes the tarball; not there when it runs" },
  "aws-cdk-lib": { where: ["lib/stack/"], reason: "the deployment" },
  constructs: { where: ["lib/stack/"], reason: "the deployment" },
  "cdk-nag": { where: ["lib/stack/app.ts"], reason: "the deployment is held against rules at each synth" },

  "node:buffer": { where: everywhere, reason: "bytes; pure" },
  "node:path": { where: ["lib/archive/", "lib/cli/", "lib/stack/", "functions/"], reason: "paths of files" },
  "node:url": { where: ["lib/cli/", "lib/stack/"], reason: "paths beside a module" },
  "node:util": { where: ["lib/capture/", "lib/cli/", "functions/"], reason: "MIME types, arguments; pure" },
  "node:zlib": { where: ["lib/capture/", "lib/archive/", "lib/cli/serve/"], reason: "content codings; pure" },
  "node:crypto": {
    where: ["lib/article/digest.ts", "lib/archive/folder-", "lib/proof/", "lib/real-archive.ts", "lib/cli/"],
    reason:
      "digests are made in one place, the tree's and signatures in another; adapters draw names of their own",
  },
  "node:fs": {
    where: ["lib/archive/", "lib/cli/", "functions/"],
    reason: "the folder store; files that a person names",
  },
  "node:os": {
    where: ["lib/archive/folder-lock.ts", "lib/real-archive.ts"],
    reason: "whose lock or lease it is",
  },
  "node:timers": {
    where: ["lib/archive/folder-store.ts", "lib/real-archive.ts", "lib/cli/"],
    reason: "real waiting",
  },
  "node:http": {
    where: ["lib/cli/demo/", "lib/cli/serve/"],
    reason: "serves on loopback: the demonstration's paper, and the archive's pages",
  },
  "node:child_process": {
    where: ["lib/cli/build-package.ts", "lib/cli/serve/open-browser.ts"],
    reason: "runs the compiler, and the person's browser",
  },
};

/** Beyond rooms and libraries: single files of the repository that code reads as modules. */
export const readableFiles: Readonly<Record<string, readonly string[] | undefined>> = {
  "package.json": ["lib/real-checks.ts", "lib/cli/"],
};

/** Where the outside world may be touched without being passed in: the edges, and adapters by name. */
export const ambientPlaces: Readonly<Record<Ambient, readonly string[]>> = {
  clock: ["functions/", "lib/cli/", "lib/real-archive.ts"],
  // What is spent on the line, and the age of a bucket's last answer: durations, which no clock on the wall may set.
  stopwatch: ["lib/capture/budget.ts", "lib/capture/dial.ts", "lib/archive/open-store.ts"],
  randomness: [
    "functions/",
    "lib/cli/",
    "lib/real-archive.ts",
    "lib/archive/folder-lock.ts",
    "lib/archive/folder-store.ts",
  ],
  environment: ["functions/", "lib/cli/", "lib/archive/open-store.ts"],
  console: ["functions/", "lib/cli/", "lib/stack/app.ts"],
  network: [],
};

/** DESIGN §7: what is longer is two things. */
export const limits = { fileLines: 350, functionLines: 70, handlerLines: 40 } as const;

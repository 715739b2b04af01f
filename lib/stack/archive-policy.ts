/**
 * Who may do what with the archive's objects, in terms of the archive's own keys. The bucket enforces the write order's
 * one condition by itself: what is immutable is created, never replaced, whoever asks. No construct is made here.
 */
import { AnyPrincipal, Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import {
  archiveKey,
  articlePrefix,
  censusKey,
  checkpointKey,
  eventsPrefix,
  optOutsKey,
  prefixes,
  sequenceKey,
  tileKey,
  treeKeysKey,
  versionsPrefix,
  watchKey,
} from "../archive/keys.ts";

/** In a policy's resource `*` stands for any characters, slashes included. */
const any = "*";

/** Keys under which an object, once written, stays as it is. Everything else there is derived, or soft state. */
export const createOnlyPatterns: readonly string[] = [
  `${versionsPrefix(any)}${any}/record.json`,
  `${articlePrefix(any)}texts/${any}`,
  `${eventsPrefix(any)}${any}`,
  `${prefixes.payloads}${any}`,
  `${prefixes.checks}${any}`,
  tileKey(`tile/${any}`),
];

/**
 * Refuses a write of an immutable object that does not carry `If-None-Match`. S3 knows no other value of that header
 * than `*` in a write, so its presence is enough. `s3:ObjectCreationOperation` spares the parts of a multipart upload,
 * which cannot carry the header; the request that completes it must.
 */
export function createOnlyStatement(arnOf: (pattern: string) => string): PolicyStatement {
  return new PolicyStatement({
    sid: "CreateOnly",
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ["s3:PutObject"],
    resources: createOnlyPatterns.map(arnOf),
    conditions: {
      Null: { "s3:if-none-match": "true" },
      Bool: { "s3:ObjectCreationOperation": "true" },
    },
  });
}

/** Patterns of keys that a role may read, and those that it may write. Reading includes telling that a key is absent. */
export interface ArchiveAccess {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

/** All but the tree, which is another role's. */
const everything = [
  archiveKey,
  optOutsKey,
  ...Object.values(prefixes)
    .filter((prefix) => prefix !== prefixes.tree)
    .map((prefix) => `${prefix}${any}`),
];

/** Whoever looks at articles writes what was found wherever it belongs; who is not to be looked at, others say. */
export const checkingAccess: ArchiveAccess = {
  reads: everything,
  writes: everything.filter((key) => key !== optOutsKey),
};

/** Whoever takes watches up and retires them writes no word of an article, and no look. */
export const dispatchingAccess: ArchiveAccess = {
  reads: [archiveKey, optOutsKey, `${prefixes.articles}${any}`, `${prefixes.watches}${any}`],
  writes: [archiveKey, optOutsKey, watchKey(any), `${prefixes.watches}${any}`],
};

/** Whoever signs reads what there is, and writes the tree alone. */
export const signingAccess: ArchiveAccess = {
  reads: [archiveKey, `${prefixes.articles}${any}`, `${prefixes.checks}${any}`, `${prefixes.tree}${any}`],
  writes: [tileKey(`tile/${any}`), checkpointKey, treeKeysKey, sequenceKey, censusKey],
};

/** Whoever writes pages reads what they tell of, and writes nothing here. */
export const publishingAccess: ArchiveAccess = {
  reads: [
    archiveKey,
    optOutsKey,
    ...[prefixes.articles, prefixes.checks, prefixes.watches].map((prefix) => `${prefix}${any}`),
  ],
  writes: [],
};

/**
 * No function's role may delete, nor change the bucket. Listing has no condition on `s3:prefix`: a read of an absent key carries no
 * prefix, and S3 would then answer 403 where the protocol needs 404.
 */
export function accessStatements(bucket: IBucket, { reads, writes }: ArchiveAccess): PolicyStatement[] {
  const objects = (patterns: readonly string[]) => patterns.map((pattern) => bucket.arnForObjects(pattern));
  return [
    new PolicyStatement({ actions: ["s3:GetObject"], resources: objects(reads) }),
    ...(writes.length === 0
      ? []
      : [new PolicyStatement({ actions: ["s3:PutObject"], resources: objects(writes) })]),
    new PolicyStatement({ actions: ["s3:ListBucket"], resources: [bucket.bucketArn] }),
  ];
}

/** Keys that whoever takes an article down may read, write and delete, past a governance lock too. */
export const takedownAccess = {
  reads: [archiveKey, ...[prefixes.aliases, prefixes.articles, prefixes.payloads, prefixes.tree].map(below)],
  writes: [`${eventsPrefix(any)}${any}`, treeKeysKey],
  deletes: [
    `${articlePrefix(any)}again/${any}`,
    `${articlePrefix(any)}texts/${any}`,
    `${versionsPrefix(any)}${any}`,
    below(prefixes.payloads),
  ],
  /** What says that the words were there. */
  keeps: [`${versionsPrefix(any)}${any}/record.json`],
};

function below(prefix: string): string {
  return `${prefix}${any}`;
}

export function takedownStatements(
  arnOf: (pattern: string) => string,
  bucketArn: string,
  signingKeyArn: string,
): PolicyStatement[] {
  const { reads, writes, deletes, keeps } = takedownAccess;
  const deleting = ["s3:BypassGovernanceRetention", "s3:DeleteObject", "s3:DeleteObjectVersion"];
  return [
    new PolicyStatement({
      actions: ["s3:GetObject", "s3:GetObjectRetention", "s3:GetObjectVersion"],
      resources: reads.map(arnOf),
    }),
    new PolicyStatement({ actions: ["s3:ListBucket", "s3:ListBucketVersions"], resources: [bucketArn] }),
    new PolicyStatement({ actions: ["s3:PutObject"], resources: writes.map(arnOf) }),
    new PolicyStatement({ actions: deleting, resources: deletes.map(arnOf) }),
    new PolicyStatement({ effect: Effect.DENY, actions: deleting, resources: keeps.map(arnOf) }),
    new PolicyStatement({ actions: ["kms:GetPublicKey", "kms:Sign"], resources: [signingKeyArn] }),
  ];
}

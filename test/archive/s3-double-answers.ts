/** What the S3 double answers to one request, given what it holds. Carried out at once, so that conditions are atomic. */
import { createHash } from "node:crypto";
import { compareKeys } from "../../lib/archive/key-order.ts";

export interface DoubleRequest {
  readonly method: string;
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

export interface DoubleObject {
  readonly bytes: Uint8Array;
  /** With its quotes. */
  readonly etag: string;
  /** What a GET gives back beside the bytes: type, coding, metadata, checksum. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

export interface Holding {
  readonly buckets: Set<string>;
  /** `bucket/key` to object. */
  readonly objects: Map<string, DoubleObject>;
  readonly pageSize: number;
  /** `bucket/key` to earlier versions, newest first, as a test planted them. */
  readonly earlier: Map<string, EarlierVersion[]>;
  readonly likeRadosgw: boolean;
}

export interface EarlierVersion {
  readonly id: string;
  readonly isMarker?: boolean;
  readonly lock?: { readonly mode: "COMPLIANCE" | "GOVERNANCE"; readonly until: string };
}

const nothing = new Uint8Array();
const checksumHeader = "x-amz-checksum-sha256";

export function answerTo(holding: Holding, request: DoubleRequest): Answer {
  const { method, bucket, key } = request;
  if (key === "" && method === "PUT") {
    holding.buckets.add(bucket);
    return done(200);
  }
  if (!holding.buckets.has(bucket)) return errorAnswer(404, "NoSuchBucket");
  if (key === "") return answerOnBucket(holding, request);
  if (method === "PUT") return put(holding, request);
  const asked = request.query.get("versionId") ?? "null";
  if (asked !== "null") return answerOnVersion(holding, request, asked);
  if (method === "DELETE") {
    holding.objects.delete(`${bucket}/${key}`);
    return done(204);
  }
  if (method === "GET" || method === "HEAD") return get(holding, request);
  return errorAnswer(405, "MethodNotAllowed");
}

function answerOnBucket(holding: Holding, request: DoubleRequest): Answer {
  if (request.method === "HEAD") return done(200);
  if (request.method === "GET" && request.query.get("list-type") === "2") return list(holding, request);
  if (request.method === "GET" && request.query.has("versions")) return listVersions(holding, request);
  return errorAnswer(501, "NotImplemented");
}

/** An earlier version: told of, or deleted unless a lock holds it. */
function answerOnVersion({ earlier }: Holding, request: DoubleRequest, id: string): Answer {
  const name = `${request.bucket}/${request.key}`;
  const versions = earlier.get(name) ?? [];
  const version = versions.find((one) => one.id === id);
  if (version === undefined) return errorAnswer(404, "NoSuchVersion");
  const { lock } = version;
  if (request.method === "HEAD") {
    const headers = {
      "x-amz-object-lock-mode": lock?.mode,
      "x-amz-object-lock-retain-until-date": lock?.until,
    };
    return { status: 200, headers: lock === undefined ? {} : headers, body: nothing };
  }
  const passes =
    request.headers["x-amz-bypass-governance-retention"] === "true" && lock?.mode === "GOVERNANCE";
  if (lock !== undefined && !passes) return errorAnswer(403, "AccessDenied");
  earlier.set(
    name,
    versions.filter((one) => one !== version),
  );
  return done(204);
}

function listVersions({ objects, earlier }: Holding, { bucket, query }: DoubleRequest): Answer {
  const names = new Set([...objects.keys(), ...earlier.keys()]);
  const prefix = `${bucket}/${query.get("prefix") ?? ""}`;
  const entries = [...names]
    .filter((name) => name.startsWith(prefix))
    .flatMap((name) => {
      const key = element("Key", name.slice(bucket.length + 1));
      const current = objects.has(name) ? [`<Version>${key}${element("VersionId", "null")}</Version>`] : [];
      const before = (earlier.get(name) ?? []).map(({ id, isMarker }) => {
        const kind = isMarker === true ? "DeleteMarker" : "Version";
        return `<${kind}>${key}${element("VersionId", id)}</${kind}>`;
      });
      return [...current, ...before];
    });
  return xmlAnswer(
    200,
    `<ListVersionsResult>${element("IsTruncated", "false")}${entries.join("")}</ListVersionsResult>`,
  );
}

function get({ objects }: Holding, { bucket, key, headers }: DoubleRequest): Answer {
  const object = objects.get(`${bucket}/${key}`);
  if (object === undefined) return errorAnswer(404, "NoSuchKey");
  const { [checksumHeader]: checksum, ...facts } = object.headers;
  const asked = headers["x-amz-checksum-mode"] === "ENABLED" && checksum !== undefined;
  const kept = asked ? { ...facts, [checksumHeader]: checksum, "x-amz-checksum-type": "FULL_OBJECT" } : facts;
  return { status: 200, headers: { ...kept, etag: object.etag }, body: object.bytes };
}

/** Multipart uploads and chunked signing would bypass what is checked here; the S3 store uses neither. */
function put({ objects, likeRadosgw }: Holding, request: DoubleRequest): Answer {
  const { bucket, key, headers, body } = request;
  if (/aws-chunked/.test(headers["content-encoding"] ?? "")) return errorAnswer(501, "NotImplemented");
  const checksum = headers[checksumHeader];
  if (checksum !== undefined && checksum !== createHash("sha256").update(body).digest("base64")) {
    return errorAnswer(400, "BadDigest");
  }
  const there = objects.get(`${bucket}/${key}`);
  const refused = refusedCondition(headers, there, likeRadosgw);
  if (refused !== undefined) return refused;
  const etag = `"${createHash("md5").update(body).digest("hex")}"`;
  objects.set(`${bucket}/${key}`, { bytes: body, etag, headers: keptHeaders(headers) });
  return { ...done(200), headers: { etag } };
}

/** As S3: If-None-Match knows only `*`; If-Match on a missing key is 404, and its quotes are optional. */
function refusedCondition(
  headers: DoubleRequest["headers"],
  there: DoubleObject | undefined,
  likeRadosgw: boolean,
): Answer | undefined {
  const { "if-none-match": ifNoneMatch, "if-match": ifMatch } = headers;
  const failed = errorAnswer(412, "PreconditionFailed");
  if (ifNoneMatch !== undefined && ifNoneMatch !== "*") return errorAnswer(501, "NotImplemented");
  if (ifNoneMatch === "*" && there !== undefined) return failed;
  if (ifMatch === undefined) return undefined;
  if (there === undefined) return likeRadosgw ? failed : errorAnswer(404, "NoSuchKey");
  const bare = (tag: string) => tag.replaceAll('"', "");
  const asked = likeRadosgw ? ifMatch : bare(ifMatch);
  return asked === bare(there.etag) ? undefined : failed;
}

function keptHeaders(headers: DoubleRequest["headers"]): DoubleObject["headers"] {
  const isKept = (name: string) =>
    ["content-type", "content-encoding", checksumHeader].includes(name) || name.startsWith("x-amz-meta-");
  return Object.fromEntries(Object.entries(headers).filter(([name]) => isKept(name)));
}

function list({ objects, pageSize }: Holding, { bucket, query }: DoubleRequest): Answer {
  const prefix = query.get("prefix") ?? "";
  const after = query.get("continuation-token") ?? query.get("start-after") ?? "";
  const limit = Math.min(Number(query.get("max-keys") ?? pageSize), pageSize);
  const keys = [...objects.keys()]
    .filter((name) => name.startsWith(`${bucket}/${prefix}`))
    .map((name) => name.slice(bucket.length + 1))
    .filter((key) => compareKeys(key, after) > 0)
    .sort(compareKeys);
  const page = keys.slice(0, limit);
  const more = keys.length > page.length;
  const entries = page.map((key) => entry(key, objects.get(`${bucket}/${key}`)));
  const next = more ? element("NextContinuationToken", page.at(-1) ?? "") : "";
  const truncated = element("IsTruncated", String(more));
  const body = `<ListBucketResult>${element("Name", bucket)}${truncated}${next}${entries.join("")}</ListBucketResult>`;
  return xmlAnswer(200, body);
}

function entry(key: string, object: DoubleObject | undefined): string {
  const size = element("Size", String(object?.bytes.length ?? 0));
  return `<Contents>${element("Key", key)}${element("ETag", object?.etag ?? "")}${size}</Contents>`;
}

const done = (status: number): Answer => ({ status, headers: {}, body: nothing });

export function errorAnswer(status: number, code: string): Answer {
  return xmlAnswer(
    status,
    `<Error>${element("Code", code)}${element("Message", `${code} by the double`)}</Error>`,
  );
}

function xmlAnswer(status: number, xml: string): Answer {
  const body = new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}`);
  return { status, headers: { "content-type": "application/xml" }, body };
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function element(name: string, text: string): string {
  return `<${name}>${text.replace(/[&<>"]/g, (character) => escapes[character] ?? character)}</${name}>`;
}

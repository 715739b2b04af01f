/**
 * A small S3 server on loopback that enforces what the archive stands on: If-None-Match and If-Match decided by the
 * server, SHA-256 checksums checked and kept. It stands for S3 in tests that have no server, and fails when told to.
 * Path-style addresses only; no versions, no multipart uploads; of signatures it checks only whose they are.
 */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import * as z from "zod";
import {
  type Answer,
  answerTo,
  type DoubleObject,
  type DoubleRequest,
  type EarlierVersion,
  errorAnswer,
} from "./s3-double-answers.ts";

export const doubleCredentials = { accessKeyId: "stet", secretAccessKey: "stetsecret" };
export const doubleRegion = "us-east-1";

export const doubleFaults = [
  /** Answered so, and nothing done. */
  "409",
  "500",
  "503",
  /** Done, and answered with 500. */
  "500-after",
  /** Done, and the connection closed without an answer. */
  "lost-answer",
  /** The connection closed, and nothing done. */
  "dropped",
  /** Done, and never answered. */
  "silent",
  /** The answer's body ends half-way. */
  "cut-body",
] as const;
export type DoubleFault = (typeof doubleFaults)[number];

/** Asked before each request is carried out. */
type DoubleScript = (request: DoubleRequest) => DoubleFault | undefined;

export interface S3DoubleOptions {
  /** Those that exist from the start. */
  readonly buckets?: readonly string[];
  /** For the Date of each answer; without it the machine's clock. */
  readonly now?: () => string;
  /** Compares If-Match with the ETag less its quotes, and answers 412 where nothing is, as Ceph's radosgw does. */
  readonly likeRadosgw?: boolean;
  /** Keys in one page of a listing, where a test wants many pages of few keys. */
  readonly pageSize?: number;
}

export interface S3Double {
  readonly endpoint: string;
  /** Every request so far, in the order of arrival. */
  readonly requests: readonly DoubleRequest[];
  readonly faults: {
    /** The next requests that `only` names fail so, one after the other; then all goes well again. */
    next(faults: readonly DoubleFault[], only?: (request: DoubleRequest) => boolean): void;
    /** Every request is put to this script, until another is given. */
    script(script: DoubleScript): void;
    none(): void;
  };
  /** `bucket/key` to object; a test may plant its own. */
  readonly objects: Map<string, DoubleObject>;
  /** Earlier versions by `bucket/key`, for a test to plant: the double keeps none by itself. */
  readonly earlier: Map<string, EarlierVersion[]>;
  close(): Promise<void>;
}

/** S3's own. */
const defaultPageSize = 1000;

export async function startS3Double(options: S3DoubleOptions = {}): Promise<S3Double> {
  const buckets = new Set(options.buckets ?? ["archive"]);
  const objects = new Map<string, DoubleObject>();
  const earlier = new Map<string, EarlierVersion[]>();
  const requests: DoubleRequest[] = [];
  const { pageSize = defaultPageSize, likeRadosgw = false } = options;
  let script: DoubleScript = () => undefined;

  const server = createServer((incoming, response) => {
    void (async () => {
      response.sendDate = options.now === undefined;
      if (options.now !== undefined) response.setHeader("Date", new Date(options.now()).toUTCString());
      const request = await received(incoming);
      requests.push(request);
      const act = () =>
        authorised(request) ?? answerTo({ buckets, objects, earlier, pageSize, likeRadosgw }, request);
      answerWith(response, request, script(request), act);
    })().catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());

  return {
    endpoint: `http://127.0.0.1:${port}`,
    requests,
    objects,
    earlier,
    faults: {
      next(faults, only = () => true) {
        const rest = [...faults];
        script = (request) => (only(request) ? rest.shift() : undefined);
      },
      script(given) {
        script = given;
      },
      none() {
        script = () => undefined;
      },
    },
    async close() {
      // A second time is no error: a test may close it early.
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Reads the request; the target is split by hand because URL would take `a/../b` for `b`. */
async function received(incoming: IncomingMessage): Promise<DoubleRequest> {
  const [path = "", query = ""] = (incoming.url ?? "").split("?", 2);
  const [, bucket = "", ...rest] = path.split("/");
  const headers = z.record(z.string(), z.string()).parse({ ...incoming.headers, "set-cookie": "" });
  const key = decodeURIComponent(rest.join("/"));
  const body = await buffer(incoming);
  return { method: incoming.method ?? "", bucket, key, query: new URLSearchParams(query), headers, body };
}

/** Whose signature it is, and whether the body is what was signed; the signature itself is the SDK's business. */
function authorised({ headers, body }: DoubleRequest): Answer | undefined {
  const credential = /Credential=([^/]+)\//.exec(headers["authorization"] ?? "")?.[1];
  if (credential === undefined) return errorAnswer(403, "AccessDenied");
  if (credential !== doubleCredentials.accessKeyId) return errorAnswer(403, "InvalidAccessKeyId");
  const signed = headers["x-amz-content-sha256"] ?? "";
  const isDigest = /^[0-9a-f]{64}$/.test(signed);
  if (isDigest && signed !== createHash("sha256").update(body).digest("hex")) {
    return errorAnswer(400, "XAmzContentSHA256Mismatch");
  }
  return undefined;
}

const statusFaults = {
  "409": errorAnswer(409, "ConditionalRequestConflict"),
  "500": errorAnswer(500, "InternalError"),
  "503": errorAnswer(503, "SlowDown"),
};

function answerWith(
  response: ServerResponse,
  request: DoubleRequest,
  fault: DoubleFault | undefined,
  act: () => Answer,
): void {
  switch (fault) {
    case undefined:
      send(response, request, act());
      break;
    case "409":
    case "500":
    case "503":
      send(response, request, statusFaults[fault]);
      break;
    case "500-after":
      act();
      send(response, request, statusFaults["500"]);
      break;
    case "lost-answer":
      act();
      response.destroy();
      break;
    case "dropped":
      response.destroy();
      break;
    case "silent":
      act();
      break;
    case "cut-body":
      sendHalf(response, act());
      break;
  }
}

function send(response: ServerResponse, { method }: DoubleRequest, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, "content-length": body.length });
  response.end(method === "HEAD" ? undefined : body);
}

function sendHalf(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, "content-length": body.length });
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}

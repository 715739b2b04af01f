/**
 * One request and its answer on a socket that is already connected and checked. The body is taken as it comes, never
 * decoded here: a lenient decoder would make half an article out of a cut one. Follows nothing, judges no status.
 */
import type { Socket } from "node:net";
import { Client, type Dispatcher, errors } from "undici";
import type { HeaderLines } from "../article/capture.ts";
import { causeOf, type Fault } from "./fault.ts";

export interface ExchangeRequest {
  readonly url: URL;
  /** After `host` and `connection`, which are the line's own. */
  readonly headers: HeaderLines;
  readonly headersMs: number;
  /** For the whole exchange, from here on. */
  readonly totalMs: number;
  readonly headerBytes: number;
  /** How much of the body is wanted, once status and headers are known. */
  readonly want: (status: number, headers: HeaderLines) => BodyWish;
}

export interface BodyWish {
  readonly bytes: number;
  /** What a longer body comes to: a fault, or as much of it as was asked for. */
  readonly beyond: "fault" | "cut";
}

export interface Answer {
  readonly status?: number;
  readonly headers: HeaderLines;
  /** Absent when `fault` says why. */
  readonly body?: Uint8Array;
  /** Set when there was more of the body than was wished for. */
  readonly partial?: true;
  readonly fault?: Fault;
}

/** A watcher reads, and nothing else: no request of stet's changes anything on a site. */
export const requestMethod = "GET";

/** Every header line that goes out, in order. */
export function sentHeaders(url: URL, headers: HeaderLines): HeaderLines {
  return [["host", url.host], ["connection", "close"], ...headers];
}

/** Sends the request and reads the answer; the socket is closed when this settles. */
export function exchange(socket: Socket, request: ExchangeRequest): Promise<Answer> {
  let taken = false;
  const client = new Client(request.url.origin, {
    connect: (_options, callback) => {
      // undici would dial again for what it thinks may be tried twice; there is one way out, and it was taken.
      const again = taken;
      taken = true;
      // Never at once: undici is still in the midst of asking.
      queueMicrotask(() =>
        again ? callback(new Error("the connection was closed"), null) : callback(null, socket),
      );
    },
    pipelining: 1,
    // undici's own timers count gaps in steps of a second; ours count the whole.
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: request.headerBytes,
  });
  return new Promise<Answer>((resolve) => {
    client.dispatch(
      {
        path: request.url.pathname + request.url.search,
        method: requestMethod,
        headers: flat(request.headers),
        reset: true,
      },
      new AnswerReader(socket, request, resolve),
    );
  }).finally(() => {
    socket.destroy();
    return client.destroy(ended);
  });
}

/**
 * Why the socket and undici's client are ended once the answer is known; nobody hears of it. One for all: left to itself
 * undici makes several for each answer, and with their stacks they cost as much as all else that it does.
 */
const ended = new Error("the answer is known");

const flat = (lines: HeaderLines): string[] => lines.flat();

/** 1xx answers are not the answer; a server that sends more than this is playing. */
const mostInterimAnswers = 16;

class AnswerReader implements Dispatcher.DispatchHandler {
  readonly #socket: Socket;
  readonly #request: ExchangeRequest;
  readonly #resolve: (answer: Answer) => void;
  readonly #timers: NodeJS.Timeout[];
  readonly #chunks: Buffer[] = [];
  #received = 0;
  #interim = 0;
  #status: number | undefined;
  #headers: HeaderLines = [];
  #wish: BodyWish = { bytes: 0, beyond: "cut" };
  #done: boolean = false;

  constructor(socket: Socket, request: ExchangeRequest, resolve: (answer: Answer) => void) {
    this.#socket = socket;
    this.#request = request;
    this.#resolve = resolve;
    this.#timers = [
      this.#expire(request.totalMs, "the exchange took more than"),
      this.#expire(request.headersMs, "no headers within"),
    ];
  }

  #expire(milliseconds: number, what: string): NodeJS.Timeout {
    const reason = `${what} ${Math.round(milliseconds)} ms`;
    return setTimeout(() => this.#fail({ outcome: "timeout", reason }), Math.max(0, milliseconds));
  }

  onRequestStart(): void {}

  onResponseStart(controller: Dispatcher.DispatchController, status: number): void {
    if (status < 200) {
      this.#interim += 1;
      if (this.#interim > mostInterimAnswers)
        this.#fail(broken(`more than ${mostInterimAnswers} interim answers`));
      return;
    }
    clearTimeout(this.#timers.pop());
    this.#status = status;
    this.#headers = headerLines(controller.rawHeaders);
    this.#wish = this.#request.want(status, this.#headers);
    const coding = foreignTransferCoding(this.#headers);
    if (coding !== undefined) this.#fail(broken(`the transfer coding ${coding}`));
    else if (this.#wish.bytes === 0) this.#settle({ headers: this.#headers, partial: true });
    else if (this.#wish.beyond === "fault") this.#checkPromisedLength();
    // So that undici parses no further, on a socket that is closed.
    if (this.#done) controller.pause();
  }

  #checkPromisedLength(): void {
    const promised = Number(this.#headers.find(([name]) => name.toLowerCase() === "content-length")?.[1]);
    if (promised > this.#wish.bytes) this.#fail(this.#tooLarge());
  }

  #tooLarge(): Fault {
    return { outcome: "too-large", reason: `the body has more than ${this.#wish.bytes} bytes` };
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#done) return;
    const room = this.#wish.bytes - this.#received;
    this.#received += chunk.length;
    this.#chunks.push(chunk.subarray(0, room));
    if (chunk.length <= room) return;
    if (this.#wish.beyond === "fault") this.#fail(this.#tooLarge());
    else this.#settle({ headers: this.#headers, body: Buffer.concat(this.#chunks), partial: true });
  }

  onResponseEnd(): void {
    // undici takes a reset for the end of a body whose end only the closing of the line can tell.
    if (this.#socket.errored !== null) this.#fail(cut(causeOf(this.#socket.errored)));
    else this.#settle({ headers: this.#headers, body: Buffer.concat(this.#chunks) });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#fail(this.#status === undefined ? broken(describe(error)) : bodyFault(error, this.#socket));
  }

  #fail(fault: Fault): void {
    this.#settle({ headers: this.#headers, fault });
  }

  #settle(answer: Answer): void {
    if (this.#done) return;
    this.#done = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#socket.destroy(ended);
    this.#resolve(this.#status === undefined ? answer : { ...answer, status: this.#status });
  }
}

const broken = (reason: string): Fault => ({ outcome: "protocol-error", reason });
const cut = (reason: string): Fault => ({ outcome: "truncated", reason });

/**
 * A body that ended too soon is `truncated`; one whose framing cannot be read is the server's breach of HTTP. The parser
 * complains of both; what tells them apart is whether the line had ended, in good order or by a reset.
 */
function bodyFault(error: Error, socket: Socket): Fault {
  const lineFailed = socket.errored !== null && socket.errored !== error;
  const ended = socket.readableEnded || lineFailed;
  return error instanceof errors.HTTPParserError && !ended ? broken(describe(error)) : cut(describe(error));
}

function describe(error: Error): string {
  const cause = causeOf(error);
  return cause === error.message ? cause : `${cause}: ${error.message}`;
}

/** As received: names in their own case, bytes as Latin-1, which loses none. */
function headerLines(raw: Dispatcher.DispatchController["rawHeaders"]): HeaderLines {
  if (!Array.isArray(raw)) return [];
  const texts = raw.map((part) => (typeof part === "string" ? part : part.toString("latin1")));
  const lines: HeaderLines = [];
  for (let i = 0; i + 1 < texts.length; i += 2) lines.push([texts[i] ?? "", texts[i + 1] ?? ""]);
  return lines;
}

/** We ask for none (no `TE`), so anything but `chunked` is a breach, and would be taken for the payload. */
function foreignTransferCoding(headers: HeaderLines): string | undefined {
  const codings = headers
    .filter(([name]) => name.toLowerCase() === "transfer-encoding")
    .flatMap(([, value]) => value.toLowerCase().split(","))
    .map((coding) => coding.trim());
  return codings.find((coding) => coding !== "chunked");
}

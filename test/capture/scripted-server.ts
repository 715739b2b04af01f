/** A server on 127.0.0.1 that says, byte for byte, what a script tells it to: sound HTTP or not. */
import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { loopbackCertificate, loopbackKey } from "./loopback-certificate.ts";

/**
 * One thing the server does: send bytes, wait for a moment (milliseconds), send one piece over and over, fall silent
 * with the line open, or cut the line. When a script ends, the server closes the line in good order.
 */
export type Step =
  | string
  | Uint8Array
  | { readonly wait: number }
  | { readonly drip: string; readonly everyMs: number }
  | "HOLD"
  | "RESET";

export type Script = readonly Step[];
export type Scripts = Readonly<Record<string, Script>>;

export interface ScriptedServer {
  readonly port: number;
  readonly origin: string;
  /** Whole request heads, as received, in order. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** `scripts` by path, or made for a request's head; where there is none, the answer is 404. */
export async function startServer(
  scripts: Scripts | ((head: string) => Script),
  { tls = false }: { readonly tls?: boolean } = {},
): Promise<ScriptedServer> {
  const requests: string[] = [];
  const scriptOf =
    typeof scripts === "function" ? scripts : (head: string) => scripts[head.split(" ")[1] ?? ""] ?? notFound;
  const open = new Set<Socket>();
  const serve = (socket: Socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    // A client that has seen enough cuts the line; that is part of what is tested.
    socket.on("error", () => socket.destroy());
    let head = "";
    socket.on("data", (bytes: Buffer) => {
      head += bytes.toString("latin1");
      if (!head.endsWith("\r\n\r\n")) return;
      requests.push(head);
      run(socket, scriptOf(head)).catch((error: unknown) => socket.destroy(asError(error)));
    });
  };
  const server = tls
    ? createTlsServer({ cert: loopbackCertificate, key: loopbackKey }, serve)
    : createServer(serve);
  const port = await listen(server);
  return {
    port,
    origin: `${tls ? "https" : "http"}://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

const notFound: Script = ["HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"];

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") reject(new Error("the server has no port"));
      else resolve(address.port);
    });
  });
}

async function run(socket: Socket, script: Script): Promise<void> {
  for (const step of script) {
    if (socket.destroyed) return;
    if (step === "HOLD") return;
    if (step === "RESET") {
      await turns();
      socket.resetAndDestroy();
      return;
    }
    if (typeof step === "string") socket.write(Buffer.from(withPort(step, socket), "latin1"));
    else if (step instanceof Uint8Array) socket.write(step);
    else if ("wait" in step) await after(step.wait);
    else await drip(socket, step.drip, step.everyMs);
  }
  socket.end();
}

/** `{port}` in a script stands for the server's own. */
function withPort(text: string, socket: Socket): string {
  return text.replaceAll("{port}", String(socket.localPort));
}

async function drip(socket: Socket, piece: string, everyMs: number): Promise<void> {
  while (!socket.destroyed) {
    socket.write(piece);
    await after(everyMs);
  }
}

/** Enough turns of the event loop for a client in this process to have read what was sent: a reset would destroy it. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const after = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));

/** A whole answer with its length told, as most servers send it. */
export function answer(status: number, headers: string, body: Uint8Array | string = ""): Script {
  const bytes = Buffer.from(body);
  return [`HTTP/1.1 ${status} Said\r\n${headers}Content-Length: ${bytes.length}\r\n\r\n`, bytes];
}

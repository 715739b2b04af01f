/** The line itself: connections that fail, and TLS that does not hold. */
import { createServer, Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenSocket, openSocket } from "../../lib/capture/dial.ts";
import { lookAt } from "./look-at.ts";
import { loopbackCertificate } from "./loopback-certificate.ts";
import { answer, type ScriptedServer, startServer } from "./scripted-server.ts";

const page = answer(200, "Content-Type: text/html\r\n", "<!doctype html><p>The river rose.</p>");
const authorities = [loopbackCertificate];

describe("TLS", () => {
  let server: ScriptedServer;
  beforeAll(async () => {
    server = await startServer({ "/": page }, { tls: true });
  });
  afterAll(() => server.close());

  it("is kept as evidence: protocol and digest of the certificate", async () => {
    const result = await lookAt(server.origin, { authorities });
    expect(result.outcome).toBe("ok");
    expect(result.capture.exchanges[0]?.tls).toEqual({
      protocol: "TLSv1.3",
      certificateDigest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    });
  });

  it("is for the name that was asked", async () => {
    const resolve = async () => ["127.0.0.1"];
    expect(await lookAt(`https://news.test:${server.port}/`, { authorities, resolve })).toMatchObject({
      outcome: "ok",
    });
    expect(await lookAt(`https://other.test:${server.port}/`, { authorities, resolve })).toMatchObject({
      outcome: "tls",
      reason: "ERR_TLS_CERT_ALTNAME_INVALID",
    });
  });

  it("by an authority nobody knows is `tls`, and no request is sent", async () => {
    const before = server.requests.length;
    const result = await lookAt(server.origin);
    expect(result).toMatchObject({ outcome: "tls", reason: "DEPTH_ZERO_SELF_SIGNED_CERT" });
    expect(result.capture.exchanges).toMatchObject([{ requestHeaders: [], responseHeaders: [] }]);
    expect(server.requests).toHaveLength(before);
  });

  it("asked of a server without it is `tls`", async () => {
    const port = await silentServer((socket) =>
      socket.once("data", () => socket.end("HTTP/1.1 400 Bad\r\n\r\n")),
    );
    expect(await lookAt(`https://127.0.0.1:${port}/`)).toMatchObject({ outcome: "tls" });
  });

  it("that is closed within the handshake is `tls`", async () => {
    const port = await silentServer((socket) => socket.once("data", () => socket.end()));
    expect(await lookAt(`https://127.0.0.1:${port}/`)).toMatchObject({ outcome: "tls" });
  });

  it("that is never answered is `timeout`", async () => {
    const port = await silentServer(() => undefined);
    const result = await lookAt(`https://127.0.0.1:${port}/`, { limits: { connectMs: 50 } });
    expect(result).toMatchObject({
      outcome: "timeout",
      reason: expect.stringContaining("no connection within"),
    });
  });
});

describe("a connection", () => {
  it("that nobody takes is `protocol-error`, with the cause", async () => {
    const server = await startServer({});
    await server.close();
    const result = await lookAt(server.origin);
    expect(result).toMatchObject({ outcome: "protocol-error", reason: "no connection: ECONNREFUSED" });
    expect(result.capture.exchanges).toMatchObject([{ url: `${server.origin}/`, requestHeaders: [] }]);
  });

  it("that takes too long is `timeout`", async () => {
    // A socket that was never told to connect: what a host looks like that drops every packet.
    const open = () => new Socket();
    const result = await lookAt("http://127.0.0.1:9/", { limits: { connectMs: 30 }, open });
    expect(result).toMatchObject({ outcome: "timeout", reason: "no connection within 30 ms" });
  });
});

describe("a line that the server keeps open", () => {
  const kept = "Connection: keep-alive\r\nKeep-Alive: timeout=99\r\n";
  const length = "Content-Type: text/html\r\nContent-Length:";
  const text = "<!doctype html><p>The river rose.</p>";
  const etag = '"v1"';

  it.each([
    ["an answer without a body", `304 Not Modified\r\n${kept}\r\n`, "not-modified"],
    ["the same, and more", `304 Not Modified\r\n\r\n${text.repeat(99)}`, "not-modified"],
    ["a whole body", `200 OK\r\n${kept}${length} ${text.length}\r\n\r\n${text}`, "ok"],
    ["the same, and more", `200 OK\r\n${kept}${length} 3\r\n\r\n<p>HTTP/1.1 200 OK\r\n\r\n`, "ok"],
    ["a body that is not wanted", `302 Found\r\n${length} 99\r\n\r\n${text}`, "unexpected-status"],
    ["a body that is too large", `200 OK\r\n${length} 9999\r\n\r\n${text}`, "too-large"],
    ["a coding that nobody asked for", `200 OK\r\nTransfer-Encoding: br, chunked\r\n\r\n`, "protocol-error"],
    ["an answer that goes on", `200 OK\r\n${length} 999\r\n\r\n${text}`, "timeout"],
    ["no answer", "", "timeout"],
  ])("after %s is closed by us", async (_name, said, outcome) => {
    const port = await silentServer((socket) => {
      socket.once("data", () => socket.write(said === "" ? "" : `HTTP/1.1 ${said}`));
    });
    const url = `http://127.0.0.1:${port}/`;
    const opened: Socket[] = [];
    const open: OpenSocket = (target) => {
      const socket = openSocket(target);
      opened.push(socket);
      return socket;
    };
    const limits = { exchangeMs: 300, wireBytes: 999 };
    expect((await lookAt(url, { limits, open }, { validators: { url, etag } })).outcome).toBe(outcome);
    expect(opened.map(({ closed }) => closed)).toEqual([true]);
  });
});

const closers: (() => void)[] = [];
afterAll(() => {
  for (const close of closers) close();
});

async function silentServer(serve: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    closers.push(() => socket.destroy());
    socket.on("error", () => socket.destroy());
    serve(socket);
  });
  closers.push(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}

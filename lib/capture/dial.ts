/**
 * One socket to one of the addresses that were checked: no second lookup. The address it reached is checked before a
 * byte is sent; then TLS. This file and exchange.ts are all that ever touches the line.
 */
import { connect as connectTcp, isIP, type LookupFunction, type Socket } from "node:net";
import { connect as connectTls, rootCertificates, type TLSSocket } from "node:tls";
import { type Digest, digestOf } from "../article/digest.ts";
import { bareHost, checkAnswers } from "./address-guard.ts";
import { causeOf, type Fault } from "./fault.ts";

export interface DialTarget {
  readonly url: URL;
  /** Checked; one of them is dialled. */
  readonly addresses: readonly string[];
  readonly loopback: boolean;
  readonly timeoutMs: number;
  /** PEM, besides the machine's own; for a publisher under a private authority, and for tests. */
  readonly authorities?: readonly string[];
}

export interface Connection {
  readonly socket: Socket;
  readonly remoteAddress: string;
  readonly tls?: { readonly protocol: string; readonly certificateDigest: Digest };
}

/** An argument, so that a test can see what is dialled and that nothing is. */
export type OpenSocket = (target: DialTarget) => Socket;

const defaultPorts: Readonly<Record<string, number>> = { "http:": 80, "https:": 443 };

export const openSocket: OpenSocket = ({ url, addresses }) => {
  const port = url.port === "" ? defaultPorts[url.protocol] : Number(url.port);
  if (port === undefined) throw new TypeError(`no port is known for ${url.protocol}`);
  return connectTcp({ host: bareHost(url), port, lookup: answerWith(addresses), autoSelectFamily: true });
};

function answerWith(addresses: readonly string[]): LookupFunction {
  const answers = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, options, callback) => {
    const [first] = answers;
    if (options.all === true) callback(null, answers);
    else if (first === undefined) callback(new Error("no address to dial"), "");
    else callback(null, first.address, first.family);
  };
}

/** Connects within the time given, or says why not. The caller destroys the socket. */
export async function dial(target: DialTarget, open: OpenSocket): Promise<Connection | Fault> {
  const began = performance.now();
  const socket = open(target);
  const connected = await settled(socket, "connect", target.timeoutMs, connectionFault);
  const remoteAddress = socket.remoteAddress ?? "";
  const fault = connected ?? checkReached(target, remoteAddress);
  if (fault !== undefined) {
    socket.destroy();
    return fault;
  }
  if (target.url.protocol === "http:") return { socket, remoteAddress };
  return secure(target, socket, remoteAddress, target.timeoutMs - (performance.now() - began));
}

function checkReached(target: DialTarget, reached: string): Fault | undefined {
  return checkAnswers(target.url, [reached], target.loopback);
}

async function secure(
  target: DialTarget,
  socket: Socket,
  remoteAddress: string,
  timeoutMs: number,
): Promise<Connection | Fault> {
  const host = bareHost(target.url);
  const secured = connectTls({
    socket,
    host,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(target.authorities === undefined ? {} : { ca: [...rootCertificates, ...target.authorities] }),
    ALPNProtocols: ["http/1.1"],
  });
  const fault = await settled(secured, "secureConnect", timeoutMs, tlsFault);
  if (fault !== undefined) {
    secured.destroy();
    return fault;
  }
  return { socket: secured, remoteAddress, tls: tlsFacts(secured) };
}

function tlsFacts(socket: TLSSocket): { protocol: string; certificateDigest: Digest } {
  return {
    protocol: socket.getProtocol() ?? "unknown",
    certificateDigest: digestOf(socket.getPeerCertificate().raw),
  };
}

const connectionFault = (error: unknown): Fault => ({
  outcome: "protocol-error",
  reason: `no connection: ${causeOf(error)}`,
});
const tlsFault = (error: unknown): Fault => ({ outcome: "tls", reason: causeOf(error) });

/** Waits for the event; undefined when it came, else what came instead. */
function settled(
  socket: Socket,
  event: "connect" | "secureConnect",
  timeoutMs: number,
  faultOf: (error: unknown) => Fault,
): Promise<Fault | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(
      () => finish({ outcome: "timeout", reason: `no connection within ${Math.round(timeoutMs)} ms` }),
      Math.max(0, timeoutMs),
    );
    const onError = (error: unknown) => finish(faultOf(error));
    const onClose = () => finish(faultOf(new Error("closed before it was open")));
    const onOpen = () => finish(undefined);
    function finish(fault: Fault | undefined) {
      clearTimeout(timer);
      socket.off(event, onOpen).off("error", onError).off("close", onClose);
      // Whatever comes after this must find a listener, or it would end the process.
      socket.on("error", () => undefined);
      resolve(fault);
    }
    socket.once(event, onOpen).once("error", onError).once("close", onClose);
  });
}

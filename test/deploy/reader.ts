/** A reader of the deployed pages: asks CloudFront for them, as a browser does. */
import type { IncomingHttpHeaders } from "node:http";
import { type Agent, get } from "node:https";
import type { MiniStack } from "./ministack.ts";

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** In the emulator's certificate; Node would else expect the distribution's own name there. */
const servername = "localhost";

export type AskForPage = (path: string, credentials?: string) => Promise<Answer>;

/** `site`: as the stack's output has it. The emulator tells distributions apart by the name that they are asked by. */
export function readerOf({ client }: MiniStack, site: string): AskForPage {
  const { hostname, port } = new URL(client.endpoint);
  const agent: Agent = client.requestHandler.httpsAgent;
  return (path, credentials) => {
    const authorization =
      credentials === undefined
        ? {}
        : { authorization: `Basic ${Buffer.from(credentials).toString("base64")}` };
    const headers = { host: new URL(site).host, ...authorization };
    return new Promise((resolve, reject) => {
      get({ hostname, port, servername, path: `/${path}`, agent, headers }, async (response) => {
        const text = await response.setEncoding("utf8").toArray();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: text.join("") });
      }).once("error", reject);
    });
  };
}

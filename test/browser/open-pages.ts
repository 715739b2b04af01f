/** Pages of a site in memory, opened in the browser of these tests; whatever they ask for elsewhere is noted, not sent. */
import { createServer } from "node:http";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { inject } from "vitest";
import type { memoryPlace } from "../publish/planted-archive.ts";

export type Place = Pick<ReturnType<typeof memoryPlace>, "files">;

export interface ServedSite {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** As any web server serves a folder: no header of ours helps. */
export async function servePlace({ files }: Place): Promise<ServedSite> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://site").pathname).slice(1);
    const file = files.get(path === "" ? "index.html" : path);
    response.writeHead(file === undefined ? 404 : 200, { "content-type": file?.contentType ?? "text/plain" });
    response.end(file?.text ?? "no such page");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new TypeError("a TCP server has a port");
  return {
    address: `http://127.0.0.1:${bound.port}/`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

export const connectBrowser = (): Promise<Browser> => chromium.connect(inject("browserAddress"));

export interface OpenedPage {
  readonly page: Page;
  /** Dialogs, errors of the page's script or its policy, and requests to other places. */
  readonly troubles: string[];
}

export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const troubles: string[] = [];
  const origin = address === "" ? "" : new URL(address).origin;
  await context.route(
    (url) => url.origin !== origin,
    async (route) => {
      troubles.push(`asked for ${route.request().url()}`);
      await route.abort();
    },
  );
  page.on("dialog", (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning")
      troubles.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`script: ${error.message}`));
  await page.goto(address);
  return { page, troubles };
}

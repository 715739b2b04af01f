/** One Chromium for all tests: Debian's package, or the one that STET_TEST_CHROMIUM names. */
import { type BrowserServer, chromium } from "playwright-core";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    readonly browserAddress: string;
  }
}

let server: BrowserServer | undefined;

export async function setup(project: TestProject): Promise<void> {
  const executablePath = process.env["STET_TEST_CHROMIUM"] ?? "/usr/bin/chromium";
  // Root, as which continuous integration runs, may not use the sandbox; nothing but our own pages is opened.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  server = await chromium.launchServer({ executablePath, args });
  project.provide("browserAddress", server.wsEndpoint());
}

export async function teardown(): Promise<void> {
  await server?.close();
}

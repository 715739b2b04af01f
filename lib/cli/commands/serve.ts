/** `stet serve`: the archive in the browser of this machine, following what comes in. */
import { Option } from "commander";
import * as z from "zod";
import { payloadKey } from "../../archive/keys.ts";
import { messageOf, StetError } from "../../article/errors.ts";
import { millisecondsBetween } from "../../article/instant.ts";
import { LiveSite } from "../../pipeline/live-site.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { openArchiveOf } from "../open-archive.ts";
import { sentence } from "../report-error.ts";
import { openBrowser } from "../serve/open-browser.ts";
import { type SiteServer, serveSite } from "../serve/site-server.ts";
import { archiveOption, archiveShape, numberShape } from "../settings.ts";
import { titleOption, titleShape } from "../site-settings.ts";

/** The word's own keys on a telephone. */
const usualPort = 7838;
const highestPort = 65_535;

/** How often the archive is asked for news; more seldom where asking takes long. */
const shortestPause = 2000;
const pauseFactor = 10;

export const serve = defineCommand({
  name: "serve",
  summary: "show the archive in a browser on this machine",
  description:
    "Shows the archive as pages in a browser, on this machine alone: the latest changes, each article with every version, look and gap, each change inline or side by side, the bytes as received for download. Pages follow what `stet check` and `stet watch` bring in, until you press Ctrl-C. It calls no web site.",
  takes: [],
  options: [
    new Option(
      "--port <number>",
      `where to listen, on 127.0.0.1 (default: ${usualPort}; 0: any that is free)`,
    ),
    new Option("--open", "open the first page in your browser"),
    titleOption,
    archiveOption,
  ],
  given: z.object({
    port: numberShape("port", 0, highestPort).default(usualPort),
    open: z.boolean().default(false),
    ...titleShape,
    ...archiveShape,
  }),
  examples: ["--open", "--archive demo-archive --port 0"],
  run: async (io, given) => {
    const archive = await openArchiveOf(io, given);
    const site = new LiveSite(archive, { title: given.title, text: "whole", indexed: false, live: true });
    await site.refresh();
    const server = await serveSite(
      {
        fileAt: (path) => site.fileAt(path),
        payload: async (hex) => (await archive.store.get(payloadKey(`sha256:${hex}`)))?.bytes,
        trouble: (path, error) => tellTrouble(io, `${path}: ${messageOf(error)}`),
      },
      given.port,
    );
    io.out(`${archive.store.address} is at ${server.address} until you press Ctrl-C\n`);
    if (given.open) openBrowser(server.address, () => io.err("stet: no browser could be opened from here\n"));
    await follow(io, site, server);
    await server.close();
    return exitCode.done;
  },
});

const tellTrouble = (io: Io, words: string): void => io.err(`stet: ${sentence(words)}\n`);

/** What is wrong with the archive is told once, and does not end the service. */
async function follow(io: Io, site: LiveSite, server: SiteServer): Promise<void> {
  const told = new Set<string>();
  const tellOnce = (words: string): void => {
    if (!told.has(words)) tellTrouble(io, words);
    told.add(words);
  };
  while (!io.signal.aborted) {
    const began = io.clock.now();
    try {
      for (const [articleId, problem] of site.troubles) tellOnce(`${articleId}: ${problem}`);
      if (await site.refresh()) server.tellChanged();
    } catch (error) {
      if (!(error instanceof StetError)) throw error;
      tellOnce(messageOf(error));
    }
    await io.clock.sleep(
      Math.max(shortestPause, pauseFactor * millisecondsBetween(began, io.clock.now())),
      io.signal,
    );
  }
}

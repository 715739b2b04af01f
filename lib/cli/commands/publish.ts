/** `stet publish`: the archive as a site of plain files, of which only those are written that change. */
import { resolve } from "node:path";
import { Option } from "commander";
import * as z from "zod";
import { openStore } from "../../archive/open-store.ts";
import { type Published, publishSite } from "../../pipeline/publish-site.ts";
import { placeInStore, type SitePlace } from "../../pipeline/site-place.ts";
import { defineCommand } from "../define-command.ts";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { openArchiveOf } from "../open-archive.ts";
import { sentence } from "../report-error.ts";
import { archiveOption, archiveShape, jsonOption, jsonShape } from "../settings.ts";
import { siteFolder } from "../site-folder.ts";
import { titleOption, titleShape } from "../site-settings.ts";

const baseUrlShape = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    error: ({ input }) =>
      `"${String(input)}" is no http or https address: give one such as https://example.org/changes/`,
  })
  .transform((text) => new URL(text).href.replace(/[?#].*$/, "").replace(/\/*$/, "/"))
  .optional();

export const publish = defineCommand({
  name: "publish",
  summary: "write the archive as a web site of plain files",
  description:
    "Writes pages for people to look at: the latest changes, each host, article, version and change, a search and Atom feeds. It is a folder of plain files to be put on any web server, or opened as it is. Run again it writes only what changes, and removes what was taken out of the archive or belongs to those who asked not to be watched. Files in the folder that stet did not write are left alone. Changes are shown with a few words around them and search engines are asked to stay away, unless you say otherwise.",
  takes: [],
  options: [
    new Option("--out <place>", "the site's folder, or s3://bucket (default: ./site)"),
    titleOption,
    new Option("--base-url <address>", "where it will be served, for feeds and citations"),
    new Option("--whole-texts", "show whole texts of versions, not only what differs"),
    new Option("--indexed", "let search engines in"),
    new Option("--all", "write every page again, not only those that change"),
    archiveOption,
    jsonOption,
  ],
  given: z.object({
    out: z.string().trim().min(1, "name a folder, or s3://bucket").default("site"),
    ...titleShape,
    baseUrl: baseUrlShape,
    wholeTexts: z.boolean().default(false),
    indexed: z.boolean().default(false),
    all: z.boolean().default(false),
    ...archiveShape,
    ...jsonShape,
  }),
  examples: ["--out site", "--out site --whole-texts --base-url https://example.org/changes/"],
  run: async (io, given) => {
    const archive = await openArchiveOf(io, given);
    const place = await openPlace(io, given.out);
    const options = {
      title: given.title,
      ...(given.baseUrl === undefined ? {} : { baseUrl: given.baseUrl }),
      text: given.wholeTexts ? ("whole" as const) : ("context" as const),
      indexed: given.indexed,
      live: false,
    };
    const done = await publishSite(archive, place, { options, wanted: given.all ? "all" : "changed" });
    for (const trouble of done.troubles)
      io.err(`stet: ${sentence(trouble)}; its pages were left as they are\n`);
    io.out(
      given.json
        ? `${JSON.stringify({ place: place.address, ...done })}\n`
        : `${place.address}: ${toldOf(done)}\n`,
    );
    return done.troubles.length > 0 ? exitCode.failed : exitCode.done;
  },
});

function toldOf({ written, removed }: Published): string {
  if (written + removed === 0) return "no page had to be written or removed";
  return `${written} pages and files written, ${removed} removed; all others are as they were`;
}

async function openPlace(io: Io, out: string): Promise<SitePlace> {
  if (!/^[a-z0-9]+:\/\//i.test(out)) return siteFolder(resolve(io.cwd, out));
  return placeInStore(
    await openStore(out, { now: io.clock.now, sleep: io.clock.sleep, fraction: io.chance.fraction }),
  );
}

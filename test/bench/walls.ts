/**
 * How many walls are recognised, by family, at a first look and where another article stood; which articles are refused.
 *
 *   npm run bench walls -- --folder FOLDER     a set that somebody made who has not seen the rules, and nothing else
 */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import * as z from "zod";
import { type FreshPage, freshPages, otherArticle, outcomeOf, pagesIn } from "../capture/fresh-walls.ts";
import { wallPages } from "../capture/wall-pages.ts";
import { sharedPath } from "../shared-folder.ts";

const print = (line: string) => void process.stdout.write(`${line}\n`);

function tell(name: string, walls: readonly FreshPage[]): void {
  const seen = (known?: typeof otherArticle) => walls.filter((wall) => outcomeOf(wall, known) !== "ok");
  const share = (some: readonly FreshPage[]) => (some.length / walls.length).toFixed(3);
  const first = seen();
  print(
    `  ${name.padEnd(14)} ${String(walls.length).padStart(3)}   ${share(first)}   ${share(seen(otherArticle))}`,
  );
  for (const { name: missed } of walls.filter((wall) => !first.includes(wall)))
    print(`      missed at first: ${missed}`);
}

function byFamily(walls: readonly FreshPage[]): void {
  for (const family of new Set(walls.map((wall) => wall.family)))
    tell(
      family,
      walls.filter((wall) => wall.family === family),
    );
  tell("all", walls);
}

const goneStatuses: readonly number[] = [404, 410];
const wallsOf = (pages: readonly FreshPage[]) =>
  pages.filter(({ family, status }) => family !== "articles" && !goneStatuses.includes(status));

function tellRefused(pages: readonly FreshPage[]): void {
  const invented = pages.filter((page) => page.family === "articles");
  const lost = invented.filter((page) => outcomeOf(page) !== "ok").map(({ name }) => name);
  const names = lost.length > 0 ? `: ${lost.join("; ")}` : "";
  print(`articles about walls by fresh eyes refused: ${lost.length} of ${invented.length}${names}`);
}

const truthSchema = z.record(z.string(), z.object({ url: z.string() }));

function tellRealPages(): void {
  const corpora = ["scrapinghub-dev", "wcxb-dev"].flatMap(
    (name) => sharedPath(`corpus/articles/${name}`) ?? [],
  );
  const real = corpora.flatMap((corpus) => {
    const truth = truthSchema.parse(JSON.parse(readFileSync(join(corpus, "ground-truth.json"), "utf8")));
    return Object.entries(truth).map(([id, { url }]) => ({
      id,
      url,
      file: join(corpus, "html", `${id}.html.gz`),
    }));
  });
  const refused = real.flatMap(({ id, url, file }) => {
    const html = gunzipSync(readFileSync(file)).toString("utf8");
    const address = URL.canParse(url) ? url : `https://${url}`;
    const outcome = outcomeOf({ family: "", name: id, url: address, status: 200, headers: [], html });
    return outcome === "ok" ? [] : [`${id.slice(0, 12)} ${outcome}`];
  });
  const names = refused.length > 0 ? `: ${refused.join(", ")}` : "";
  print(`real pages, at their own addresses, refused: ${refused.length} of ${real.length}${names}`);
}

const { folder } = parseArgs({ options: { folder: { type: "string" } } }).values;
print("family, walls, recall at a first look, recall where another article stood (bar 0.950)");
if (folder !== undefined) {
  const pages = pagesIn(pathToFileURL(`${resolve(folder)}/`));
  byFamily(wallsOf(pages));
  tellRefused(pages);
} else {
  const fresh = freshPages("fresh");
  const blind = freshPages("blind");
  const unseen = freshPages("unseen");
  print("written with the rules:");
  byFamily(wallPages().map(({ title, ...wall }) => ({ ...wall, name: title, status: 200, headers: [] })));
  print(
    "by fresh eyes, from whom the rules have learnt (those with status 404 or 410 are gone, and not counted):",
  );
  byFamily(wallsOf(fresh));
  print("by other fresh eyes, likewise:");
  byFamily(wallsOf(blind));
  print("by others again, unseen when the rules were written:");
  byFamily(wallsOf(unseen));
  tellRefused([...fresh, ...blind, ...unseen]);
  tellRealPages();
}

/** Which pages a look's processor time is measured on: real ones where they are to be had, else the fixtures. */
import { globSync } from "node:fs";
import { join } from "node:path";
import { sharedPath } from "../../shared-folder.ts";

/** So many of each folder are plenty for a mean, and take seconds. */
const mostPages = 120;

export interface PageSample {
  readonly paths: readonly string[];
  readonly what: string;
}

export function samplePages(): PageSample {
  const folders = ["corpus/articles/scrapinghub-dev/html", "corpus/articles/wcxb-dev/html"].map(sharedPath);
  const real = folders.flatMap((folder) => (folder === undefined ? [] : spread(join(folder, "*.html.gz"))));
  if (real.length > 0) return { paths: real, what: "real news and article pages" };
  return {
    paths: spread(join(import.meta.dirname, "../../../fixtures/articles/*/input.html")),
    what: "invented pages",
  };
}

function spread(pattern: string): string[] {
  const paths = globSync(pattern).sort();
  const step = Math.max(1, paths.length / mostPages);
  return Array.from(
    { length: Math.min(mostPages, paths.length) },
    (_, index) => paths[Math.floor(index * step)] ?? "",
  );
}

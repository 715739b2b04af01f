/** Writes pages that are not written yet as they are, removes those that are no more, and touches no other file. */
import { encodeText } from "../archive/stored-json.ts";
import { digestOf, hexOf } from "../article/digest.ts";
import type { SiteFile } from "../publish/site-options.ts";
import { inParallel } from "./in-parallel.ts";
import type { Pages } from "./site-memory.ts";
import type { SitePlace } from "./site-place.ts";

/** Hex digits: tells a page from its earlier form, no more. */
const digestLength = 16;
const writesAtOnce = 16;

export class PageWriter {
  written = 0;
  removed = 0;
  unchanged = 0;
  readonly #place: SitePlace;
  readonly #anew: boolean;

  /** `anew`: writes every page, whatever is remembered of it. */
  constructor(place: SitePlace, anew: boolean) {
    this.#place = place;
    this.#anew = anew;
  }

  /** `before`: the pages that these take the place of. Answers what is to be remembered. */
  async write(files: readonly SiteFile[], before: Pages): Promise<Pages> {
    const pages: Record<string, string> = {};
    await inParallel(writesAtOnce, files, async ({ path, text, contentType }) => {
      const bytes = encodeText(text);
      const digest = hexOf(digestOf(bytes)).slice(0, digestLength);
      pages[path] = digest;
      if (!this.#anew && before[path] === digest) {
        this.unchanged += 1;
        return;
      }
      await this.#place.write(path, bytes, contentType);
      this.written += 1;
    });
    await this.remove(Object.keys(before).filter((path) => pages[path] === undefined));
    return Object.fromEntries(Object.entries(pages).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  async remove(paths: readonly string[]): Promise<void> {
    await inParallel(writesAtOnce, paths, (path) => this.#place.remove(path));
    this.removed += paths.length;
  }
}

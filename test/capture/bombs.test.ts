/** Bodies that swell without end: memory stays within twice the limit, in each coding, look after look. */
import { fileURLToPath } from "node:url";
import zlib from "node:zlib";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { run } from "../cli/run-process.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const script = fileURLToPath(new URL("bomb-look.ts", import.meta.url));
const saidSchema = z.object({
  outcomes: z.array(z.string()),
  byFirst: z.number(),
  byAll: z.number(),
  limit: z.number(),
  bytes: z.number(),
});
const codings = ["gzip", "deflate", "br", ...("zstdCompressSync" in zlib ? ["zstd"] : [])];

describe("a bomb of 256 MiB", () => {
  it.each(codings)(
    "in %s is too large, and one look grows memory by less than twice the limit",
    async (coding) => {
      const cwd = await temporaryFolder();
      const { code, out, err } = await run(process.execPath, ["--expose-gc", script, coding], { cwd });
      expect([code, err]).toEqual([0, ""]);
      const { outcomes, byFirst, byAll, limit, bytes } = saidSchema.parse(JSON.parse(out));
      expect(outcomes).toEqual(["too-large"]);
      const told = [byFirst, byAll, limit].map((size) => (size / 2 ** 20).toFixed(1));
      process.stdout.write(
        `${coding}: ${bytes} bytes; MiB grown by one look, by twenty, limit: ${told.join(", ")}\n`,
      );
      expect(byFirst).toBeLessThan(2 * limit);
      // Nothing of a bomb is held when its look is over: twenty take no more than one.
      expect(byAll).toBeLessThan(2 * limit);
    },
  );
});

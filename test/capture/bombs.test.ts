/** Bodies that swell without end: memory stays within twice the limit, in each coding, and nothing of it is held after. */
import { fileURLToPath } from "node:url";
import zlib from "node:zlib";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defaultLimits } from "../../lib/capture/limits.ts";
import { run } from "../cli/run-process.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const script = fileURLToPath(new URL("bomb-look.ts", import.meta.url));
const saidSchema = z.object({
  outcomes: z.array(z.string()),
  byFirst: z.number(),
  held: z.number(),
  bytes: z.number(),
});
/** What else goes on in a machine adds to a process's memory and takes nothing off: one quiet process tells. */
const processes = 3;
/** Of twenty looks at 256 MiB: nothing of them. */
const heldBar = 2 ** 22;
const limit = defaultLimits.decodedBytes;
const codings = ["gzip", "deflate", "br", ...("zstdCompressSync" in zlib ? ["zstd"] : [])];

async function said(coding: string) {
  const cwd = await temporaryFolder();
  const { code, out, err } = await run(process.execPath, ["--expose-gc", script, coding], { cwd });
  expect([code, err]).toEqual([0, ""]);
  return saidSchema.parse(JSON.parse(out));
}

describe("a bomb of 256 MiB", () => {
  it.each(codings)(
    "in %s is too large, and one look grows memory by less than twice the limit",
    async (coding) => {
      const grown: number[] = [];
      for (let tried = 0; tried < processes && !grown.some((bytes) => bytes < 2 * limit); tried += 1) {
        const { outcomes, byFirst, held, bytes } = await said(coding);
        expect(outcomes).toEqual(["too-large"]);
        expect(held).toBeLessThan(heldBar);
        grown.push(byFirst);
        const told = [byFirst, held, limit].map((size) => (size / 2 ** 20).toFixed(1));
        process.stdout.write(
          `${coding}: ${bytes} bytes; MiB grown by one look, held after twenty, limit: ${told.join(", ")}\n`,
        );
      }
      expect(Math.min(...grown)).toBeLessThan(2 * limit);
    },
  );
});

/** What front ends really sent when they kept a crawler out: real records, beside the checkout of whoever measures. */
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { HeaderLines } from "../../lib/article/capture.ts";
import { statusOutcome } from "../../lib/capture/status-outcome.ts";
import { sharedSuite } from "./shared-suites.ts";

const records = sharedSuite("responses/edgi-snapshot-quality");

const recordSchema = z.object({
  data: z.object({ status: z.int(), headers: z.record(z.string(), z.string()) }),
});

/** Folders are named `<front end>-<score>`; 0 is a wall, 1 the page. */
const walls = (records?.files() ?? []).filter(
  (folder) => Number(folder.slice(folder.lastIndexOf("-") + 1)) < 0.5,
);

describe.skipIf(records === undefined)("walls as they were met", () => {
  const met = walls.flatMap((folder) => {
    const inside = sharedSuite(`responses/edgi-snapshot-quality/${folder}`);
    return (inside?.files() ?? [])
      .filter((file) => file.endsWith(".json"))
      .map((file) => ({
        folder,
        file,
        ...recordSchema.parse(JSON.parse(inside?.read(file).toString() ?? "")).data,
      }));
  });

  it("are 17 with another status than 200", () => {
    expect(met.filter(({ status }) => status !== 200)).toHaveLength(17);
  });

  it.each(met.filter(({ status }) => status !== 200))(
    "$folder, status $status, is `blocked`",
    ({ status, headers }) => {
      const lines: HeaderLines = Object.entries(headers);
      expect(statusOutcome({ status, headers: lines, body: "", conditional: false })?.outcome).toBe(
        "blocked",
      );
    },
  );
});

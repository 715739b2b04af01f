/** `npm start`, its whole text; and that what it says to try next works as it stands. */
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { demo } from "../../lib/cli/demo/demo.ts";
import type { Io } from "../../lib/cli/io.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { createWorld, listeningIo, type Said } from "./run-stet.ts";

const site = fileURLToPath(new URL("../../fixtures/site/sea-wall", import.meta.url));
const now = "2024-03-09T15:20:00.000Z";

async function runDemo(folder: string, other: Partial<Io> = {}): Promise<Said> {
  const clock = {
    now: () => now,
    sleep: () => Promise.reject(new Error("the demo sleeps on its own clock")),
  };
  const { io, heard } = listeningIo({ cwd: folder, clock, program: "npx stet", ...other });
  const code = await demo(io, site);
  return { code, ...heard() };
}

/** The port, and the part of the article's id that comes of it. */
const withoutPort = (text: string): string =>
  text.replaceAll(/127\.0\.0\.1([:_])\d+/g, "127.0.0.1$1PORT").replaceAll(/~[0-9a-f]{16}/g, "~DIGEST");

const wholeText = `An invented newspaper, served on this machine, and an article whose life of five days passes in a moment.
Its clock is simulated and ends before now. stet watches it as it would watch any other:

  http://127.0.0.1:PORT/news/sea-wall-lower-quay, every 12 hours, into demo-archive

2024-03-02 09:00:10Z  first         kept as version 1: “Council approves sea wall for Lower Quay”
2024-03-02 21:00:00Z  unchanged     other bytes, the same words
2024-03-03 09:00:05Z  changed       version 2

    1 number (61 → 16)
    silent: no new note, update line or later date of the publisher admits a change

    Text
      paragraph 4, edit, substantive: a number changed
        In last January's storm the water entered [-61-]{+16+} houses, and eighteen families have not gone home since. Some still live in the sailors' hostel, four to a room.

2024-03-03 21:00:00Z  changed       version 3

    Headline; correction note added
    disclosed: a correction note was added, which speaks of what changed

    Headline
      headline, edit, substantive: the wording changed
        Council approves [-sea wall for-]{+plans for sea wall at+} Lower Quay

    Notices of the publisher
      correction note 1, addition, substantive: a correction note was added
        {+Correction: An earlier headline of this article said that the council had approved the sea wall. It has approved the plans; the vote on the money is in the new year.+}

    Beside the text
      headline.h1, headline.json-ld, headline.og:title, headline.title: [-Council approves sea wall for Lower Quay-]{+Council approves plans for sea wall at Lower Quay+}

2024-03-04 09:00:05Z  changed       version 4

    1 paragraph removed; 1 paragraph moved
    silent: no new note, update line or later date of the publisher admits a change

    Text
      paragraph 4 → 2, move, copy-edit: it stands elsewhere
        In last January's storm the water entered 16 houses, and eighteen families have […]
      paragraph 6, deletion, substantive: a paragraph was removed
        [-Residents who spoke against the plan said that the pumps behind the wall, which are not in the sum, would cost as much again, and that nobody had told them who will pay.-]

2024-03-04 21:00:00Z  unchanged     the server says so (304)
2024-03-05 09:00:05Z  interstitial  a wall stands before the article: consent, by its title
    so stet waits longer than usual, 24 hours
2024-03-06 09:00:05Z  gone          the page is not there: status 404
2024-03-06 21:00:00Z  gone          the page is not there: status 404
2024-03-07 09:00:05Z  removed       the page is not there: status 404 (event 1)
2024-03-07 21:00:00Z  restored      other bytes, the same words (event 2)

4 versions and 2 events are kept in demo-archive. What to try next:

  npx stet serve --archive demo-archive --open
  npx stet log http://127.0.0.1:PORT/news/sea-wall-lower-quay --archive demo-archive
  npx stet diff http://127.0.0.1:PORT/news/sea-wall-lower-quay 1 4 --archive demo-archive
  npx stet show http://127.0.0.1:PORT/news/sea-wall-lower-quay 2 --archive demo-archive
  cat demo-archive/articles/127.0.0.1_PORT/news-sea-wall-lower-quay~DIGEST/versions/*/diff.txt

and a real article, looked at until you press Ctrl-C, into the folder archive:

  npm start -- https://… --contact you@example.org
`;

describe("npm start", () => {
  it("tells an article's life, twice in a row", async () => {
    const folder = await temporaryFolder();
    for (const _ of ["first", "second"]) {
      const { code, out, err } = await runDemo(folder);
      expect(withoutPort(out)).toBe(wholeText);
      expect([code, err]).toEqual([0, ""]);
    }
    expect(await readdir(folder)).toEqual(["demo-archive"]);
  });

  it("suggests what works", async () => {
    const folder = await temporaryFolder();
    const { out } = await runDemo(folder);
    const suggested = [...out.matchAll(/^ {2}npx stet (.*)$/gm)].map((match) => match[1]?.split(" ") ?? []);
    expect(suggested.map(([command]) => command)).toEqual(["serve", "log", "diff", "show"]);
    const { stet, stetWith } = createWorld(folder);
    const [serve = [], ...others] = suggested;
    // Ended as soon as it serves, on a port that nobody else has, and without a browser.
    const ended = { signal: AbortSignal.abort() };
    const served = await stetWith(ended, ...serve.filter((arg) => arg !== "--open"), "--port", "0");
    const codes = [served.code];
    for (const args of others) codes.push((await stet(...args)).code);
    expect(codes).toEqual([0, 0, 1, 0]);
  });

  it("shows colour on a terminal, and none where it is not wanted", async () => {
    const isTerminal = { out: true, err: true };
    const coloured = await runDemo(await temporaryFolder(), { isTerminal });
    expect(coloured.out).toContain("\u001b[31;9m61\u001b[0m");
    const plain = await runDemo(await temporaryFolder(), { isTerminal, env: { NO_COLOR: "1" } });
    expect(plain.out).not.toContain("\u001b");
    expect(plain.out).toContain("[-61-]{+16+}");
  });

  it("deletes no folder but its own", async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, "demo-archive"));
    await writeFile(join(folder, "demo-archive", "diary.txt"), "mine");
    await expect(runDemo(folder)).rejects.toThrow(
      `${join(folder, "demo-archive")} is no archive that the demo made, so it is left alone: move it away, then try again`,
    );
    expect(await readdir(join(folder, "demo-archive"))).toEqual(["diary.txt"]);
  });

  it("leaves a file of that name alone", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "demo-archive"), "mine");
    await expect(runDemo(folder)).rejects.toThrow("is no archive that the demo made");
  });
});

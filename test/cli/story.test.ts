/** An article's life at the command line, the whole output of each command compared, on a folder and on a bucket. */
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import * as z from "zod";
import { articleSchema } from "../../lib/article/article.ts";
import { diffSchema } from "../../lib/article/diff.ts";
import { lookSchema } from "../../lib/article/look.ts";
import { recordSchema } from "../../lib/article/record.ts";
import { miningPath } from "../../lib/capture/mining.ts";
import { doubleCredentials, doubleRegion, startS3Double } from "../archive/s3-double.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { articlePage, type LivingSite, livingSite } from "./living-site.ts";
import { createWorld, type Said, saying, type World, withNames } from "./run-stet.ts";

const hour = 60 * 60 * 1000;
const path = "/news/ferry-runs-again";
const laterHeadline = "Ferry to Ammer Isle to run again";
const notice = "Correction: An earlier headline said that the ferry runs.";

interface Kept {
  /** For `STET_ARCHIVE`. */
  readonly place: string;
  /** Deletes what can be made again: timetables, texts and diffs beside the records. */
  readonly loseDerived: () => Promise<void>;
}

const derived = /(?:^|\/)(?:watches\/.*\.json|article\.(?:json|txt)|diff\.(?:json|txt))$/;

const archives = {
  folder: async ({ folder }: { readonly folder: string }): Promise<Kept> => {
    const place = join(folder, "kept");
    const loseDerived = async () => {
      for (const file of await readdir(place, { recursive: true }))
        if (derived.test(file)) await rm(join(place, file));
    };
    return { place, loseDerived };
  },
  bucket: async ({ now }: { readonly now: () => string }): Promise<Kept> => {
    const double = await startS3Double({ now });
    onTestFinished(() => double.close());
    vi.stubEnv("AWS_ENDPOINT_URL_S3", double.endpoint);
    vi.stubEnv("AWS_REGION", doubleRegion);
    vi.stubEnv("AWS_ACCESS_KEY_ID", doubleCredentials.accessKeyId);
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", doubleCredentials.secretAccessKey);
    onTestFinished(() => void vi.unstubAllEnvs());
    const loseDerived = async () => {
      for (const key of [...double.objects.keys()]) if (derived.test(key)) double.objects.delete(key);
    };
    return { place: "s3://archive/news", loseDerived };
  },
};

describe.each(["folder", "bucket"] as const)("an article's life, kept in a %s", (kind) => {
  let folder: string;
  let world: World;
  let kept: Kept;
  let site: LivingSite;
  let url: string;
  /** The page with these parts is served from now on, and an hour passes. */
  let publish: (parts: Parameters<typeof articlePage>[0]) => Promise<void>;
  /** Runs stet, and puts names for the port and the archive. */
  let stet: (...args: string[]) => Promise<Said>;

  beforeEach(async () => {
    folder = await temporaryFolder();
    const env: Record<string, string> = { STET_ALLOW_LOOPBACK: "1" };
    world = createWorld(folder, env);
    kept = await archives[kind]({ folder, now: world.io.clock.now });
    env["STET_ARCHIVE"] = kept.place;
    site = await livingSite();
    url = site.origin + path;
    const names = { [new URL(url).host]: "HOST", [kept.place]: "ARCHIVE" };
    stet = async (...args) => withNames(await world.stet(...args), names);
    publish = async (parts) => {
      site.pages.set(path, articlePage(parts));
      await world.io.clock.sleep(hour);
    };
  });

  /** Four versions: a number changes, the headline with a note that says so, and both are taken back. */
  async function live(): Promise<void> {
    await stet("add", "--every", "1h", url);
    for (const parts of [{}, { advert: "Lamps." }, { boats: "41" }]) {
      await publish(parts);
      expect((await stet("check")).code).toBe(0);
    }
    await publish({ boats: "41", headline: laterHeadline, notice });
    await stet("check", "--all");
    await publish({ boats: "41" });
    await stet("check", url);
  }

  it("is taken up, looked at and let go", async () => {
    expect(await stet("list")).toEqual({
      code: 2,
      out: "",
      err: "stet: there is no archive at ARCHIVE: name another with --archive, or add a watch first\n",
    });
    expect(await stet("add", "--every", "1h", url, `${site.origin}/news/nothing-here`)).toEqual(
      saying(`watched, every hour: http://HOST${path}\nwatched, every hour: http://HOST/news/nothing-here\n`),
    );
    expect(await stet("add", url)).toEqual(saying(`was watched already, every hour: http://HOST${path}\n`));
    expect(await stet("list")).toEqual(
      saying(`http://HOST${path}
  no version yet; not looked at yet; due 2024-03-01 08:00:00Z; every hour
http://HOST/news/nothing-here
  no version yet; not looked at yet; due 2024-03-01 08:00:00Z; every hour
`),
    );
    site.pages.set(path, articlePage());
    expect(await stet("check")).toEqual(
      saying(`2024-03-01 08:00:10Z  first         http://HOST${path}  kept as version 1
2024-03-01 08:00:15Z  gone          http://HOST/news/nothing-here  the page is not there: status 404
`),
    );
    expect(await stet("check")).toEqual(saying("Nothing is due before 2024-03-01 09:00:00Z.\n"));
    expect(site.requests).toEqual(["/robots.txt", miningPath, path, "/news/nothing-here"]);

    await publish({ advert: "Lamps." });
    expect(await stet("remove", `${site.origin}/news/nothing-here`)).toEqual(
      saying("no longer watched, history kept: http://HOST/news/nothing-here\n"),
    );
    expect(await stet("check")).toEqual(
      saying(`2024-03-01 09:00:15Z  unchanged     http://HOST${path}  other bytes, the same words\n`),
    );
    expect(await stet("list")).toEqual(
      saying(`http://HOST${path}
  1 version; last look 2024-03-01 09:00:15Z (ok); due 2024-03-01 10:00:00Z; every hour
http://HOST/news/nothing-here
  not watched since 2024-03-01 09:00:15Z
`),
    );
    expect(await stet("check", `${site.origin}/news/nothing-here`)).toEqual({
      code: 2,
      out: "",
      err: "stet: http://HOST/news/nothing-here is not watched any more: `stet add` takes it up again\n",
    });
    expect(await stet("check", `${site.origin}/news/other`)).toEqual({
      code: 2,
      out: "",
      err: "stet: http://HOST/news/other is not in the archive ARCHIVE: `stet list` shows what is, `stet add` adds it\n",
    });
  });

  it("is told in its log", async () => {
    await live();
    expect(await stet("log", url)).toEqual(
      saying(`Ferry to Ammer Isle runs again
http://HOST${path}
watched since 2024-03-01 08:00:00Z, every hour

2024-03-01 09:00:10Z  version 1  first capture
2024-03-01 11:00:10Z  version 2  1 number (14 → 41)
                                 edited between 2024-03-01 10:00:10Z and 2024-03-01 11:00:10Z
                                 silent: no new note, update line or later date of the publisher admits a change
2024-03-01 12:00:10Z  version 3  Headline; correction note added
                                 edited between 2024-03-01 11:00:10Z and 2024-03-01 12:00:10Z
                                 disclosed: a correction note was added, which speaks of what changed
2024-03-01 13:00:10Z  version 4  Headline; correction note removed
                                 edited between 2024-03-01 12:00:10Z and 2024-03-01 13:00:10Z
                                 silent: no new note, update line or later date of the publisher admits a change
                                 returns to the text of version 2

last look 2024-03-01 13:00:10Z, ok: the article was fetched
next look due 2024-03-01 14:00:00Z
`),
    );
    const { out } = await stet("log", "--json", url);
    expect(JSON.parse(out)).toMatchObject({
      watch: { targetUrl: `http://HOST${path}`, cadence: { everyMinutes: 60 } },
      versions: [
        { version: 1, capturedAt: "2024-03-01T09:00:10.000Z" },
        { version: 2, summary: "1 number (14 → 41)", disclosed: "silent" },
        { version: 3, disclosed: "disclosed" },
        { version: 4, revertOf: 2, window: { after: "2024-03-01T12:00:10.000Z" } },
      ],
      events: [],
    });
  });

  it("is shown, version by version", async () => {
    await live();
    const text = (boats: string) => `Ferry to Ammer Isle runs again

The ferry to Ammer Isle runs again from Saturday, the harbour office of Tolle said, after nine weeks in which the island could be reached by fishing boat alone.

In those weeks ${boats} boats carried post, flour and the schoolteacher, Mirna Oster, who says that she was late on two mornings only.

The ferry's engine had been sent to the mainland in December. It came back in parts, and was put together on the quay by the two Lanz brothers.
`;
    expect(await stet("show", url)).toEqual(saying(text("41")));
    expect(await stet("show", url, "1")).toEqual(saying(text("14")));
    const shown = z.object({ record: recordSchema, article: articleSchema });
    expect(shown.parse(JSON.parse((await stet("show", "--json", url, "3")).out))).toMatchObject({
      record: { version: 3 },
      article: { headline: { text: laterHeadline }, notices: [{ kind: "correction", text: notice }] },
    });

    const page = articlePage();
    const bytes = Buffer.byteLength(page);
    expect(await stet("show", url, "1", "--payload", "1.html")).toEqual(
      saying(`1.html: ${bytes} bytes, as received\n`),
    );
    expect(await readFile(join(folder, "1.html"), "utf8")).toBe(page);
    expect(await stet("show", url, "1", "--payload", "-")).toEqual(saying(page));
    expect(await stet("show", url, "1", "--payload", "1.html")).toEqual({
      code: 2,
      out: "",
      err: "stet: 1.html is there already: name a new file\n",
    });
  });

  it("is compared, any version with any", async () => {
    await live();
    expect(await stet("diff", url, "1", "2")).toEqual({
      code: 1,
      out: `1 number (14 → 41)
silent: no new note, update line or later date of the publisher admits a change

Text
  paragraph 2, edit, substantive: a number changed
    In those weeks [-14-]{+41+} boats carried post, flour and the schoolteacher, Mirna Oster, who says that she was late on two mornings only.
`,
      err: "",
    });
    expect(await stet("diff", url, "2", "4")).toEqual(saying("Nothing differs.\n"));
    const newest = await stet("diff", "--json", url);
    expect(newest.code).toBe(1);
    const changes = diffSchema.parse(JSON.parse(newest.out)).changes;
    expect(changes.map(({ field, action }) => [field, action])).toEqual([
      ["headline", "edit"],
      ["notices", "deletion"],
    ]);
    // One named: with the newest.
    expect((await stet("diff", "--json", url, "3")).out).toBe(newest.out);
  });

  it("shown backwards says so, and accuses nobody of an edit that nobody made", async () => {
    await live();
    const how = "shown backwards: version 2 before version 1";
    expect(await stet("diff", url, "2", "1")).toEqual({
      code: 1,
      out: `1 number (41 → 14)
${how}

Text
  paragraph 2, edit, substantive: a number changed
    In those weeks [-41-]{+14+} boats carried post, flour and the schoolteacher, Mirna Oster, who says that she was late on two mornings only.
`,
      err: "",
    });
    for (const form of ["markdown", "html"] as const) {
      const { out } = await stet("diff", url, "2", "1", "--format", form);
      expect(out).toContain(how);
      expect(out).not.toContain("silent");
    }
    const told = diffSchema.parse(JSON.parse((await stet("diff", "--json", url, "2", "1")).out));
    expect(told).toMatchObject({
      disclosed: "disclosed",
      disclosedReason: `${how}, an edit that nobody made`,
      signals: [],
    });
  });

  it("is told to programs line by line", async () => {
    await stet("add", url);
    site.pages.set(path, articlePage());
    const { out } = await stet("check", "--json");
    const looks = out
      .trimEnd()
      .split("\n")
      .map((line) => lookSchema.parse(JSON.parse(line)));
    expect(looks.map(({ outcome, finding }) => [outcome, finding])).toEqual([["ok", "first"]]);
    expect(JSON.parse((await stet("list", "--json")).out)).toMatchObject([
      { url: `http://HOST${path}`, versions: 1, lastLook: { outcome: "ok" } },
    ]);
    expect(JSON.parse((await stet("add", "--json", url)).out)).toMatchObject([{ added: "already" }]);
    expect(JSON.parse((await stet("rebuild", "--json")).out)).toEqual({ watches: 1, versions: 1 });
    expect(JSON.parse((await stet("remove", "--json", url)).out)).toMatchObject([
      { watch: { retiredAt: world.io.clock.now() } },
    ]);
  });

  it("outlives its timetable and everything derived", async () => {
    await live();
    const told = () => Promise.all([stet("list"), stet("log", url), stet("diff", url)]);
    const before = await told();
    await kept.loseDerived();
    expect((await stet("list")).out).toContain("due time unknown: `stet rebuild` finds it");
    expect((await stet("log", url)).out).toContain("what changed is not derived yet: `stet rebuild` does it");
    expect(await stet("rebuild")).toEqual(
      saying("timetable made again: 1 watch; texts and diffs in order: 4 versions\n"),
    );
    expect(await told()).toEqual(before);
    expect(await stet("rebuild", "--anew")).toMatchObject({
      code: 0,
      out: expect.stringContaining("publish --all"),
    });
    expect(await told()).toEqual(before);
  });
});

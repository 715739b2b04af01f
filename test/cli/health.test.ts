/** `stet health` and what `stet log` says beside it, when a site's template changes under its articles. */
import { beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { temporaryFolder } from "../temporary-folder.ts";
import { articlePage, type LivingSite, livingSite } from "./living-site.ts";
import { createWorld, type Said, saying, type World, withNames } from "./run-stet.ts";

const hour = 60 * 60 * 1000;
const names = ["ferry", "quay", "mole", "light"] as const;
const pitch = "Read the Courier wherever you are, with news from every harbour of the coast.";

let world: World;
let site: LivingSite;
let stet: (...args: string[]) => Promise<Said>;
/** Serves every article so, an hour later, and looks at all. */
let publish: (page: (name: string) => string) => Promise<void>;

beforeEach(async () => {
  world = createWorld(await temporaryFolder(), { STET_ALLOW_LOOPBACK: "1" });
  site = await livingSite();
  const hosts = { [new URL(site.origin).host]: "HOST" };
  const folders = { [new URL(site.origin).host.replace(":", "_")]: "HOST" };
  stet = async (...args) => withNames(withNames(await world.stet(...args), hosts), folders);
  publish = async (page) => {
    for (const name of names) site.pages.set(`/${name}`, page(name));
    await world.io.clock.sleep(hour);
    expect((await stet("check", "--all")).code).toBe(0);
  };
  await stet("add", ...names.map((name) => `${site.origin}/${name}`));
});

const plain = (name: string) => articlePage({ headline: `The ${name} of Tolle runs again` });
const withPitch = (name: string) => plain(name).replace("</article>", `<p>${pitch}</p></article>`);

describe("a template that changes", () => {
  it("is told of as one change, and the versions stay", async () => {
    await publish(plain);
    // One edit of an editor's among them.
    await publish((name) =>
      name === "mole" ? plain(name).replace("14 boats", "41 boats") : withPitch(name),
    );
    const said = await stet("health");
    expect({ ...said, out: said.out.replace(/^host +/, "host  ") }).toEqual(
      saying(`host  pages  versions  fell back  no article  lost a field  length
HOST      8         4          -           -             -       -

HOST: the template changed, 2024-03-01 10:00:25Z to 2024-03-01 10:00:40Z: 3 of 4 versions gained the same words in the body; they are one change of the site, not 3 edits
`),
    );
    const { out } = await stet("log", `${site.origin}/ferry`);
    expect(out).toContain(`2024-03-01 10:00:25Z  version 2  1 paragraph added
`);
    expect(out).toContain(
      "2024-03-01 10:00:25Z  template   the site's template changed: 3 of the 4 versions that its articles had from 2024-03-01 10:00:25Z to 2024-03-01 10:00:40Z gained the same words in the body, so version 2 is more likely its making than an edit\n",
    );
    expect((await stet("log", `${site.origin}/mole`)).out).not.toContain("template");

    // The fourth comes later, and is told of too; the others are not told of twice.
    await publish(withPitch);
    expect((await stet("log", `${site.origin}/mole`)).out).toContain(
      "template   the site's template changed: 4 of the 5",
    );
    expect((await stet("log", `${site.origin}/ferry`)).out.match(/template {3}/g)).toHaveLength(1);
  });

  it("is no edit that is made in two articles, nor many edits of their own", async () => {
    await publish(plain);
    await publish((name) => (name < "m" ? withPitch(name) : plain(name)));
    await publish((name) =>
      (name < "m" ? withPitch(name) : plain(name)).replace("14 boats", `${name.length} boats of the ${name}`),
    );
    expect((await stet("health")).out).not.toContain("template");
  });
});

describe("stet health", () => {
  it("shows what a rule did not find and what an article lost, for programs too", async () => {
    await publish((name) =>
      plain(name).replace("<title>", '<meta name="author" content="Edda Holm"><title>'),
    );
    await publish((name) => (name === "quay" ? "<p>Home</p>" : plain(name)));
    const { code, out } = await stet("health", "--json", "--days", "1");
    expect(code).toBe(0);
    expect(z.object({ hosts: z.array(z.unknown()) }).parse(JSON.parse(out)).hosts).toEqual([
      {
        host: "HOST",
        pages: 8,
        versions: 3,
        fellBack: 0,
        empty: 1,
        lost: { headline: 0, byline: 3, date: 0 },
        jumped: 0,
        templates: [expect.objectContaining({ among: 3, sign: "lost:bylines" })],
      },
    ]);
    expect((await stet("health")).out).toMatch(/\nHOST {6}8 {9}3 {10}0 {11}1 {6}byline 3 {7}0\n/);
  });

  it("looks back as far as it is asked to", async () => {
    await publish(plain);
    await world.io.clock.sleep(8 * 24 * hour);
    expect(await stet("health")).toEqual(
      saying("No page was brought since 2024-03-02 09:00:25Z: `stet list` shows what is watched.\n"),
    );
    expect((await stet("health", "--days", "9")).out).toMatch(/\nHOST {6}4 /);
    for (const days of ["0", "-1", "some", "9999"]) {
      const { code, err } = await stet("health", "--days", days);
      expect([code, err]).toEqual([
        2,
        `stet: --days: "${days}" is no number of days: give a number from 1 to 3660\n`,
      ]);
    }
  });
});

/** Two watches of one article, of which one's address leads to the other's: what is said of it. */
import { expect, it } from "vitest";
import { saying, withNames } from "./run-stet.ts";
import { watchedSite } from "./watched-site.ts";

const twice =
  "leads to http://HOST/news/ferry, which is watched as well: the same article is kept twice, and `stet remove` ends one of the two";

it("an address that leads to a watched one is told of, and the other is not", async () => {
  const { site, urls, world, names } = await watchedSite(["/news/ferry"]);
  const old = `${site.origin}/old/ferry`;
  site.redirects.set("/old/ferry", "/news/ferry");
  const stet = async (...args: string[]) => withNames(await world.stet(...args), names);
  await stet("add", ...urls, old);
  await stet("check");
  const { out, ...others } = await stet("list");
  expect({ ...others, out: out.replaceAll(/look 2024-03-01 \S+/g, "look TIME") }).toEqual(
    saying(`http://HOST/news/ferry
  1 version; last look TIME (ok); due 2024-03-01 08:15:00Z; often at first, then less and less
http://HOST/old/ferry
  1 version; last look TIME (ok); due 2024-03-01 08:15:00Z; often at first, then less and less
  ${twice}
`),
  );
  expect((await stet("log", old)).out.trimEnd().split("\n").at(-1)).toBe(twice);
  expect((await stet("log", old)).out).toContain(
    "  version 1  first capture\n                                 read at http://HOST/news/ferry, to which the address leads\n",
  );
  expect((await stet("log", ...urls)).out).not.toMatch(/twice|leads/);
  const [first, second] = JSON.parse((await stet("list", "--json")).out);
  expect([first.sameAs, second.sameAs]).toEqual([undefined, "http://HOST/news/ferry"]);
});

/** `stet serve` as a browser meets it: pages from the archive, what comes in, and nothing that acts as a page but ours. */
import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { digestOf, hexOf } from "../../lib/article/digest.ts";
import { type SiteServer, serveSite } from "../../lib/cli/serve/site-server.ts";
import { LiveSite } from "../../lib/pipeline/live-site.ts";
import { articleWith } from "../compare/articles.ts";
import { plant, plantingPorts, plantNext } from "../publish/planted-archive.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { createWorld } from "./run-stet.ts";

const options = { title: "stet", text: "whole", indexed: false, live: true } as const;
const first = articleWith(["The wall will cost 12 million crowns."]);
const second = articleWith(["The wall will cost 21 million crowns."]);
const payload = new TextEncoder().encode("<script>alert(1)</script>");

let server: SiteServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function served() {
  const ports = plantingPorts();
  const id = await plant(ports, { url: "https://news.example/wall", says: [first] });
  const site = new LiveSite(ports, options);
  await site.refresh();
  const troubles: unknown[] = [];
  server = await serveSite(
    {
      fileAt: (path) => site.fileAt(path),
      payload: async (hex) => (hex === hexOf(digestOf(payload)) ? payload : undefined),
      trouble: (_, error) => troubles.push(error),
    },
    0,
  );
  return { ports, id, site, troubles, server };
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

function ask(
  address: string,
  path: string,
  headers: Record<string, string> = {},
  method = "GET",
): Promise<Answer> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => {
        body += text;
      });
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    asked.on("error", reject);
    asked.end();
  });
}

describe("a page that is not there", () => {
  it("is told of by a page of the site's own, whose links lead back from any depth", async () => {
    const { server } = await served();
    const answer = await fetch(`${server.address}articles/news.example/nothing/change-9.html`);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
    expect(await answer.text()).toContain('href="/index.html"');
  });
});

describe("stet serve", () => {
  it("makes each page from the archive as it stands", async () => {
    const { ports, id, site, troubles, server } = await served();
    expect((await ask(server.address, "/")).body).toContain("No text differs from an earlier one yet.");
    await plantNext(ports, { url: "https://news.example/wall", before: first, after: second });
    expect(await site.refresh()).toBe(true);
    expect((await ask(server.address, "/")).body).toContain("1 number (12 → 21)");
    expect((await ask(server.address, `/articles/${id}/change-2.html`)).body).toContain("21");
    expect((await ask(server.address, "/articles/news.example/")).status).toBe(200);
    expect(await site.refresh()).toBe(false);
    expect(troubles).toEqual([]);
  });

  it("tells open pages that something came in", async () => {
    const { server } = await served();
    const { hostname, port } = new URL(server.address);
    const heard = new Promise<string>((resolve, reject) => {
      request({ hostname, port, path: "/live" }, (response) => {
        response.setEncoding("utf8").on("data", (text: string) => {
          if (text.includes("event:")) resolve(text);
        });
        response.once("readable", () => server.tellChanged());
      })
        .on("error", reject)
        .end();
    });
    // Whichever comes first: the stream is open when its first bytes came.
    const told = await Promise.race([heard, pause(10_000, "nothing")]);
    expect(told).toContain("event: changed");
  });

  it("sends archived bytes as an attachment of no kind, and never as a page", async () => {
    const { server } = await served();
    const { headers } = await ask(server.address, `/payloads/${hexOf(digestOf(payload))}`);
    expect(headers["content-type"]).toBe("application/octet-stream");
    expect(headers["content-disposition"]).toMatch(/^attachment; filename="[0-9a-f]{64}\.bin"$/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["content-security-policy"]).toContain("sandbox");
  });

  it("sends every page with a policy that lets nothing inline run", async () => {
    const { server } = await served();
    const { headers } = await ask(server.address, "/");
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'.*frame-ancestors 'none'$/);
    expect(headers["x-robots-tag"]).toBe("noindex, nofollow, noarchive");
    expect(headers["cache-control"]).toBe("no-store");
  });

  it.each([
    ["another name that leads here", "/", { host: "evil.example" }, "GET", 421],
    ["a way out of the site", "/../../etc/passwd", {}, "GET", 404],
    ["an encoded way out", "/articles/%2e%2e%2f%2e%2e%2fetc%2fpasswd/index.html", {}, "GET", 404],
    ["what cannot be decoded", "/%ff", {}, "GET", 400],
    [
      "a version that is not there",
      "/articles/news.example/wall~0000000000000000/version-9.html",
      {},
      "GET",
      404,
    ],
    ["a payload that is not there", `/payloads/${"0".repeat(64)}`, {}, "GET", 404],
    ["to write", "/", {}, "POST", 405],
  ] as const)("refuses %s", async (_, path, headers, method, status) => {
    const { server, troubles } = await served();
    expect((await ask(server.address, path, headers, method)).status).toBe(status);
    expect(troubles).toEqual([]);
  });

  it("says which port is taken, and what to do", async () => {
    const { server } = await served();
    const { port } = new URL(server.address);
    const folder = await temporaryFolder();
    const { stet } = createWorld(folder);
    await stet("add", "https://example.org/flood");
    expect(await stet("serve", "--port", port)).toEqual({
      code: 2,
      out: "",
      err: `stet: port ${port} is taken or not allowed: name another with --port\n`,
    });
  });

  it("refuses a port that is none", async () => {
    const { stet } = createWorld(await temporaryFolder());
    const { code, err } = await stet("serve", "--port", "70000");
    expect([code, err]).toEqual([2, expect.stringContaining("give a number from 0 to 65535")]);
  });
});

/** The publish function on events as S3 sends them over EventBridge and SQS. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createHandler } from "../../functions/publish.ts";
import { parsePublishSettings } from "../../lib/function-settings.ts";
import { addOptOuts } from "../../lib/pipeline/opt-out-list.ts";
import { articleWith } from "../compare/articles.ts";
import { memoryPlace, plant, plantingPorts, plantNext } from "../publish/planted-archive.ts";

const event = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/events/publish/${name}.json`, import.meta.url), "utf8"));

const options = { title: "stet", text: "context", indexed: false, live: false } as const;
const first = articleWith(["The wall will cost 12 million crowns."]);
const second = articleWith(["The wall will cost 21 million crowns."]);

async function deployed() {
  const ports = plantingPorts();
  const wall = await plant(ports, { url: "https://news.example/wall", says: [first] });
  await plant(ports, { url: "https://other.example/pier", says: [first, second] });
  const place = memoryPlace();
  const handler = createHandler(async () => ({ ...ports, place, options }));
  return { ports, wall, place, handler };
}

describe("the publish function", () => {
  it("writes all there is at its first event, and then what the event names", async () => {
    const { ports, wall, place, handler } = await deployed();
    await handler(event("new-diff"));
    expect([...place.files.keys()].some((path) => path.includes("other.example"))).toBe(true);
    place.written.length = 0;
    await plantNext(ports, { url: "https://news.example/wall", before: first, after: second });
    await handler(event("new-diff"));
    expect(place.written).toContain(`articles/${wall}/change-2.html`);
    expect(place.written.filter((path) => path.includes("other.example"))).toEqual([]);
  });

  it("takes away what a publisher asked to be left out", async () => {
    const { ports, place, handler } = await deployed();
    await handler(event("new-diff"));
    await addOptOuts(ports, ["other.example"], "person");
    const { removed } = await handler(event("opt-outs"));
    expect(removed).toBeGreaterThan(5);
    expect([...place.files.keys()].filter((path) => path.includes("other.example"))).toEqual([]);
  });

  it("refuses an event of another kind", async () => {
    const { handler } = await deployed();
    await expect(handler({ Records: [{ body: "{}" }] })).rejects.toThrow();
  });
});

describe("its settings", () => {
  it("name every mistake", () => {
    expect(() => parsePublishSettings({ STET_ARCHIVE: "s3://a-bucket", STET_SITE_TEXTS: "all" })).toThrow(
      /STET_SITE: .*STET_SITE_URL: .*STET_SITE_TEXTS: /s,
    );
  });
});

/** What looks cost in requests, pinned: a request more in the wrong place is money for whoever watches 50,000 articles. */
import { describe, expect, it } from "vitest";
import { countedRuns } from "./requests-of-a-run.ts";

/** Shared by all looks of a run. */
const runRequests = [
  "GET watches/000.json",
  "PUT watches/000.json",
  "GET opt-outs.json",
  "PUT checks/<part>",
  "GET watches/looks/000/root.ndjson.gz",
  "PUT watches/looks/000/root.ndjson.gz",
  "PUT watches/000.json",
  "GET watches/due.json",
  "PUT watches/due.json",
];

/** A shard's first run looks whether there were others before the tree of looks. */
const firstRunRequests = [...runRequests, "LIST checks/<part>"];

const ofArticles = (requests: readonly string[]) => requests.filter((one) => !firstRunRequests.includes(one));

describe("the requests", () => {
  it("of an idle dispatch are one read", async () => {
    const { run, dispatch } = await countedRuns(3);
    await run();
    expect(await dispatch()).toEqual(["GET watches/due.json"]);
  });

  it.each([1, 7, 40])("of a run with %i unchanged looks are nine", async (articles) => {
    const { run } = await countedRuns(articles);
    await run();
    expect(await run()).toEqual(runRequests);
  });

  it("of a first look are five besides the run's", async () => {
    const { run } = await countedRuns(1);
    expect(ofArticles(await run())).toEqual([
      "PUT payloads/sha256/<digest>",
      "PUT articles/<article>/texts/<digest>.json",
      "PUT articles/<article>/versions/00000001/record.json",
      "PUT articles/<article>/versions/00000001/article.json",
      "PUT articles/<article>/versions/00000001/article.txt",
    ]);
  });

  it("of a changed look are eight besides the run's", async () => {
    const { run, say } = await countedRuns(1);
    await run();
    say("B");
    expect(ofArticles(await run())).toEqual([
      "GET articles/<article>/texts/<digest>.json",
      "PUT payloads/sha256/<digest>",
      "PUT articles/<article>/texts/<digest>.json",
      "PUT articles/<article>/versions/00000002/record.json",
      "PUT articles/<article>/versions/00000002/article.json",
      "PUT articles/<article>/versions/00000002/article.txt",
      "PUT articles/<article>/versions/00000002/diff.json",
      "PUT articles/<article>/versions/00000002/diff.txt",
    ]);
  });

  it("of a message for a shard with nothing due are two reads", async () => {
    const { run } = await countedRuns(2);
    await run();
    const again = await countedRuns(0);
    expect(await again.run()).toEqual(["GET watches/000.json", "GET watches/due.json"]);
  });
});

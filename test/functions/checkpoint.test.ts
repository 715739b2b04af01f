/** The scheduled function that signs: what it finds, when it mails, and what it says of what is missing. */
import { describe, expect, it } from "vitest";
import { createHandler } from "../../functions/checkpoint.ts";
import { evidenceKey } from "../../lib/archive/keys.ts";
import { instantAfter } from "../../lib/article/instant.ts";
import { parseCheckpointSettings } from "../../lib/function-settings.ts";
import { createMemoryStore, emptyBucket } from "../archive/memory-store.ts";
import { ArchiveWriter, idOf } from "../pipeline/verify/sound-archive.ts";

const hour = 60 * 60 * 1000;

async function signedArchive() {
  const bucket = emptyBucket();
  const writer = new ArchiveWriter(createMemoryStore({ bucket }), "one");
  await writer.open();
  const mails: string[] = [];
  const mail = { send: async (subject: string, text: string) => void mails.push(`${subject}\n${text}`) };
  const handler = createHandler(async () => ({ ...writer.treePorts(), mail }));
  const later = (hours: number) => {
    writer.at = instantAfter(writer.at, hours * hour);
  };
  return { bucket, writer, mails, handler, later };
}

describe("the checkpoint function", () => {
  it("signs what is new and mails it, at most once a day", async () => {
    const { writer, mails, handler, later } = await signedArchive();
    expect(await handler()).toEqual({ size: 0, added: 0, mailed: false });
    await writer.version(0);
    later(24 * 7);
    expect(await handler()).toEqual({ size: 1, added: 1, mailed: true });
    expect(mails[0]).toMatch(/^stet checkpoint 1 archive\.example\/stet\n.*\narchive\.example\/stet\n1\n/s);
    await writer.version(0);
    later(24 * 7 - 2);
    expect(await handler()).toEqual({ size: 1, added: 0, mailed: false });
    later(2);
    expect(await handler()).toEqual({ size: 2, added: 1, mailed: true });
    later(25);
    expect(await handler()).toEqual({ size: 2, added: 0, mailed: false });
    expect(mails).toHaveLength(2);
  });

  it("fails, when all else is signed, over a record that is missing", async () => {
    const { bucket, writer, handler } = await signedArchive();
    for (const article of [0, 1, 0]) await writer.version(article);
    bucket.objects.delete(evidenceKey({ articleId: idOf(0), kind: "version", number: 1 }));
    await expect(handler()).rejects.toThrow(/00000001\/record\.json: is missing/);
    expect(Buffer.from(bucket.objects.get("tree/checkpoint")?.bytes ?? "").toString()).toContain("\n1\n");
  });

  it("is told everything by its environment, and names what is not there", () => {
    const environment = { STET_ARCHIVE: "s3://b", STET_SIGNING_KEY: "arn:key", STET_ORIGIN: "b/tree" };
    expect(parseCheckpointSettings(environment)).toMatchObject({ archive: "s3://b", origin: "b/tree" });
    expect(() => parseCheckpointSettings({ STET_ARCHIVE: "s3://b" })).toThrow(
      /STET_SIGNING_KEY: .*; STET_ORIGIN: /,
    );
  });
});

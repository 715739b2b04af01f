/** The lock: waited for while its holder lives, taken over when it does not, and worthless to one who woke up late. */
import { spawn, spawnSync } from "node:child_process";
import { mkdir, readdir, readFile, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type Lock, type Pause, underLock } from "../../lib/archive/folder-lock.ts";
import { lockPath, type Place, placeOf } from "../../lib/archive/folder-paths.ts";
import { createFolderStore } from "../../lib/archive/folder-store.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { bytesOf, put, textAt } from "./contract/store-under-test.ts";

const now = () => "2020-01-01T00:00:00.000Z";
const key = "state";

async function emptyPlace(): Promise<Place> {
  return placeOf(await temporaryFolder(), key);
}

const noPause: Pause = async () => {
  throw new Error("nobody should have to wait");
};

const commit = async (lock: Lock) => ((await lock.commit()) ? "done" : "displaced");

interface Planted {
  readonly host: string;
  readonly pid: number;
}

/** A lock as another process would have left it; its files are `ageSeconds` old by the file system's clock. */
async function plantLock(place: Place, holder: Planted, ageSeconds: number): Promise<void> {
  const lock = lockPath(place);
  await mkdir(lock);
  await writeFile(join(lock, "other.next"), "the other's");
  await writeFile(join(lock, "other.json"), JSON.stringify({ format: 1, key, ...holder }));
  await age(join(lock, "other.json"), ageSeconds);
}

async function age(path: string, seconds: number): Promise<void> {
  const { mtimeMs } = await stat(path);
  const time = mtimeMs / 1000 - seconds;
  await utimes(path, time, time);
}

function deadPid(): number {
  return spawnSync(process.execPath, ["--version"]).pid;
}

describe("a lock left behind", () => {
  it("is taken over at once when its process on this machine is dead", async () => {
    const place = await emptyPlace();
    await plantLock(place, { host: hostname(), pid: deadPid() }, 0);
    expect(await underLock(place, noPause, bytesOf("mine"), commit)).toBe("done");
    expect(await readFile(place.path, "utf8")).toBe("mine");
    expect(await readdir(place.folder)).toEqual([key]);
  });

  it("is taken over when another machine's holder has not moved for 30 s", async () => {
    const place = await emptyPlace();
    await plantLock(place, { host: "elsewhere", pid: 1 }, 40);
    expect(await underLock(place, noPause, bytesOf("mine"), commit)).toBe("done");
    expect(await readdir(place.folder)).toEqual([key]);
  });

  it("is taken over by age when its facts were cut short", async () => {
    const place = await emptyPlace();
    await plantLock(place, { host: hostname(), pid: process.pid }, 0);
    await writeFile(join(lockPath(place), "other.json"), '{"form');
    await age(join(lockPath(place), "other.json"), 40);
    expect(await underLock(place, noPause, bytesOf("mine"), commit)).toBe("done");
  });

  it("is no lock when it is empty", async () => {
    const place = await emptyPlace();
    await mkdir(lockPath(place));
    expect(await underLock(place, noPause, bytesOf("mine"), commit)).toBe("done");
    expect(await readdir(place.folder)).toEqual([key]);
  });

  it.each([
    ["of a live process here", { host: hostname(), pid: process.pid }],
    ["of another machine", { host: "elsewhere", pid: 1 }],
  ])("%s is waited for, 40 s in all, and then the call fails without having written", async (_, holder) => {
    const place = await emptyPlace();
    await plantLock(place, holder, 20);
    let waitedMs = 0;
    const pause: Pause = async (milliseconds) => {
      waitedMs += milliseconds;
    };
    await expect(underLock(place, pause, bytesOf("mine"), commit)).rejects.toMatchObject({
      name: "StoreUnavailableError",
      message: expect.stringContaining(lockPath(place)),
    });
    expect(Math.round(waitedMs / 10_000)).toBe(4);
    expect((await readdir(place.folder)).map((name) => join(place.folder, name))).toEqual([lockPath(place)]);
  });
});

describe("two who want one lock", () => {
  it("have it one after the other", async () => {
    const place = await emptyPlace();
    const order: string[] = [];
    let giveBack = (): void => undefined;
    const held = new Promise<void>((resolveHeld) => {
      giveBack = resolveHeld;
    });
    const first = underLock(place, noPause, bytesOf("first"), async (lock) => {
      const second = underLock(place, pause, bytesOf("second"), async (own) => {
        order.push("second");
        return await commit(own);
      });
      await held;
      order.push("first");
      return { done: await commit(lock), second };
    });
    // Runs when the second finds the lock held.
    const pause: Pause = async () => {
      giveBack();
      await first;
    };
    const answer = await first;
    expect(answer.done).toBe("done");
    expect(await answer.second).toBe("done");
    expect(order).toEqual(["first", "second"]);
    expect(await readFile(place.path, "utf8")).toBe("second");
  });

  it("do not both commit when the first sleeps too long: it begins again when it wakes up", async () => {
    const place = await emptyPlace();
    const seen: string[] = [];
    const answer = await underLock(place, noPause, bytesOf("first"), async (lock) => {
      seen.push(await readFile(place.path, "utf8").catch(() => "nothing"));
      if (seen.length === 1) {
        const [holder] = (await readdir(lockPath(place))).filter((name) => name.endsWith(".json"));
        await age(join(lockPath(place), holder ?? ""), 40);
        expect(await underLock(place, noPause, bytesOf("second"), commit)).toBe("done");
      }
      return await commit(lock);
    });
    expect(answer).toBe("done");
    expect(seen).toEqual(["nothing", "second"]);
    expect(await readFile(place.path, "utf8")).toBe("first");
    expect(await readdir(place.folder)).toEqual([key]);
  });

  it("do not take a lock from one another that a third has just taken over", async () => {
    const place = await emptyPlace();
    await plantLock(place, { host: "elsewhere", pid: 1 }, 40);
    const pause: Pause = () => new Promise(setImmediate);
    const writers = Array.from({ length: 8 }, (_, number) => `writer ${number}`);
    const answers = await Promise.all(
      writers.map((writer) =>
        underLock(place, pause, bytesOf(writer), async (lock) => {
          const taken = await readFile(place.path, "utf8").catch(() => undefined);
          if (taken !== undefined) return `after ${taken}`;
          return await commit(lock);
        }),
      ),
    );
    expect(answers.filter((answer) => answer === "done")).toHaveLength(1);
  });
});

describe("several processes that count on one number", () => {
  const script = fileURLToPath(new URL("count-in-folder.ts", import.meta.url));

  /** Counts up to `steps`, and is killed without notice after `killAfter` of them. Answers how many it reported. */
  async function count(root: string, steps: number, killAfter: number): Promise<number> {
    const child = spawn(process.execPath, [script, root, key, String(steps)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let reported = 0;
    for await (const _ of createInterface({ input: child.stdout })) {
      reported += 1;
      if (reported === killAfter) child.kill("SIGKILL");
    }
    return reported;
  }

  it("lose no step, though one of them is killed on the way", async () => {
    const root = await temporaryFolder();
    const store = createFolderStore(root, { now });
    await put(store, key, "0");
    const steps = 15;
    const [first = 0, second = 0, killed = 0] = await Promise.all([
      count(root, steps, Number.POSITIVE_INFINITY),
      count(root, steps, Number.POSITIVE_INFINITY),
      count(root, steps, 5),
    ]);
    expect([first, second]).toEqual([steps, steps]);
    const counted = Number(await textAt(store, key));
    // The killed one may have taken one step that it could not report any more.
    expect([first + second + killed, first + second + killed + 1]).toContain(counted);
  }, 60_000);
});

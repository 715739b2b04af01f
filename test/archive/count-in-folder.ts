/** Run as a process of its own by folder-lock.test.ts: counts on a shared number and prints a line for each step. */
import { createFolderStore } from "../../lib/archive/folder-store.ts";

const [, , root = "", key = "", steps = "0"] = process.argv;
const store = createFolderStore(root, { now: () => "2020-01-01T00:00:00.000Z" });

for (let step = 0; step < Number(steps); ) {
  const object = await store.get(key);
  const next = Buffer.from(String(Number(Buffer.from(object?.bytes ?? []).toString()) + 1));
  const facts = { contentType: "text/plain" };
  const replaced = await store.replaceIfUnchanged(key, object?.tag ?? "", next, facts);
  if (replaced !== undefined) {
    step += 1;
    process.stdout.write(`${step}\n`);
  }
}

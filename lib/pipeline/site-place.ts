/** Where a site is written to: a folder, or a bucket of its own. Paths are those of lib/publish/site-paths.ts. */
import type { ObjectStore } from "../archive/store.ts";
import { StoreUnavailableError } from "../article/errors.ts";

export interface SitePlace {
  /** For messages. */
  readonly address: string;
  read(path: string): Promise<Uint8Array | undefined>;
  write(path: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** Removing what is not there is no error. */
  remove(path: string): Promise<void>;
  isEmpty(): Promise<boolean>;
}

/** Nobody else writes a site's pages; a retry of a lost answer is all that can come between. */
const mostAttempts = 5;

/** A bucket, through the same store as the archive's. */
export function placeInStore(store: ObjectStore): SitePlace {
  return {
    address: store.address,
    read: async (path) => (await store.get(path))?.bytes,
    write: async (path, bytes, contentType) => {
      for (let attempt = 0; attempt < mostAttempts; attempt++) {
        if ((await store.putIfAbsent(path, bytes, { contentType })) === "created") return;
        const stored = await store.get(path);
        if (stored === undefined) continue;
        if ((await store.replaceIfUnchanged(path, stored.tag, bytes, { contentType })) !== undefined) return;
      }
      throw new StoreUnavailableError(`${path}: changed by others ${mostAttempts} times in a row`);
    },
    remove: (path) => store.delete(path),
    isEmpty: async () => {
      for await (const _ of store.list("")) return false;
      return true;
    },
  };
}

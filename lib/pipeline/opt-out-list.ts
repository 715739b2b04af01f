/** The list of publishers who asked not to be watched, as the archive keeps it. */
import { optOutsKey } from "../archive/keys.ts";
import { encodeJson, jsonFacts, readJson } from "../archive/stored-json.ts";
import { StoreUnavailableError } from "../article/errors.ts";
import { noOptOuts, type OptOut, type OptOuts, optOutsSchema, parsePlace } from "../article/opt-outs.ts";
import type { ArchivePorts } from "./ports.ts";

/** Two people seldom change the list at once. */
const mostAttempts = 20;

export async function readOptOuts({ store }: Pick<ArchivePorts, "store">): Promise<OptOuts> {
  return (await readJson(store, optOutsSchema, optOutsKey))?.value ?? noOptOuts;
}

/** Puts places on the list; one that stands there stays as it was. Answers the list. */
export function addOptOuts(
  ports: ArchivePorts,
  places: readonly string[],
  askedBy: OptOut["askedBy"],
): Promise<OptOuts> {
  const since = ports.clock.now();
  const wanted = places.map(parsePlace);
  return changeOptOuts(ports, ({ format, optOuts }) => {
    const fresh = wanted.filter((place) => optOuts.every((one) => one.place !== place));
    return { format, optOuts: [...optOuts, ...fresh.map((place) => ({ place, askedBy, since }))] };
  });
}

/** Takes places off the list, whoever put them there. */
export function dropOptOuts(ports: ArchivePorts, places: readonly string[]): Promise<OptOuts> {
  const dropped = new Set(places.map(parsePlace));
  return changeOptOuts(ports, ({ format, optOuts }) => ({
    format,
    optOuts: optOuts.filter(({ place }) => !dropped.has(place)),
  }));
}

/** Brings what a deployment is configured with into the list; what a person put there is left alone. */
export async function configureOptOuts(ports: ArchivePorts, places: readonly string[]): Promise<void> {
  const wanted = new Set(places.map(parsePlace));
  const { optOuts } = await readOptOuts(ports);
  const stale = optOuts.filter(({ place, askedBy }) => askedBy === "configuration" && !wanted.has(place));
  if (stale.length > 0)
    await dropOptOuts(
      ports,
      stale.map(({ place }) => place),
    );
  if ([...wanted].some((place) => optOuts.every((one) => one.place !== place)))
    await addOptOuts(ports, places, "configuration");
}

async function changeOptOuts(
  { store }: ArchivePorts,
  change: (optOuts: OptOuts) => OptOuts,
): Promise<OptOuts> {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const stored = await readJson(store, optOutsSchema, optOutsKey);
    const next = sorted(change(stored?.value ?? noOptOuts));
    const bytes = encodeJson(optOutsSchema, next);
    const isWritten =
      stored === undefined
        ? (await store.putIfAbsent(optOutsKey, bytes, jsonFacts)) === "created"
        : (await store.replaceIfUnchanged(optOutsKey, stored.tag, bytes, jsonFacts)) !== undefined;
    if (isWritten) return next;
  }
  throw new StoreUnavailableError(`${optOutsKey}: changed by others ${mostAttempts} times in a row`);
}

function sorted({ format, optOuts }: OptOuts): OptOuts {
  return { format, optOuts: optOuts.toSorted((a, b) => (a.place < b.place ? -1 : 1)) };
}

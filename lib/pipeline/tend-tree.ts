/** What the scheduled function does each hour: extends the tree, signs it, and once a day mails the newest checkpoint. */
import { DamagedObjectError } from "../article/errors.ts";
import { millisecondsBetween } from "../article/instant.ts";
import { type Extension, extendTree, keepExtension, type TreePorts } from "./extend-tree.ts";

export interface TendPorts extends TreePorts {
  /** Absent where nobody is to be sent anything. */
  readonly mail?: { send(subject: string, text: string): Promise<void> };
}

/** Often enough that little stands under no mail; more often, nobody would keep them. */
const mailEvery = 24 * 60 * 60 * 1000;

/** Throws a DamagedObjectError at its end where a record is missing: all else is signed by then. */
export async function tendTree(ports: TendPorts): Promise<{ size: number; added: number; mailed: boolean }> {
  const extension = await extendTree(ports, "looks");
  const mailed = await mailWhenDue(ports, extension);
  await keepExtension(ports, extension);
  const { size, added, missing } = extension;
  const [first] = missing;
  if (first !== undefined)
    throw new DamagedObjectError(first, "is missing, so nothing of this article after it is in the tree");
  return { size, added, mailed };
}

async function mailWhenDue(
  { mail, clock }: TendPorts,
  { census, size, checkpoint }: Extension,
): Promise<boolean> {
  const { mailed } = census;
  const now = clock.now();
  const isDue = mailed === undefined || millisecondsBetween(mailed.at, now) >= mailEvery;
  if (mail === undefined || !isDue || mailed?.size === size || size === 0) return false;
  const [origin = ""] = checkpoint.split("\n");
  await mail.send(`stet checkpoint ${size} ${origin}`, `${introduction}\n${checkpoint}`);
  census.mailed = { size, at: now };
  return true;
}

const introduction = `Please keep this mail. With it anybody can show that an archive of articles was not altered up
to now: \`stet verify --since\` takes the mail as a file. What was signed:
`;

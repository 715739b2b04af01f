/**
 * Fetches a host's /.well-known/tdmrep.json through the same guarded door as any page, in one request: a redirect is not
 * followed. Whatever comes of it, it keeps nobody from looking.
 */
import * as z from "zod";
import {
  type MiningRule,
  type MiningRules,
  miningRuleSchema,
  mostMiningRules,
} from "../article/mining-rules.ts";
import { undoContentCoding } from "./content-coding.ts";
import type { Line } from "./hop.ts";
import { matchesPath } from "./robots-verdict.ts";
import { type Visit, visit } from "./visit.ts";

export const miningPath = "/.well-known/tdmrep.json";

export async function fetchMiningRules(line: Line, origin: string, userAgent: string): Promise<MiningRules> {
  const fetchedAt = line.now();
  const seen = await visit(line, {
    url: new URL(miningPath, origin).href,
    headersFor: () => [
      ["user-agent", userAgent],
      ["accept", "application/json, */*;q=0.1"],
      ["accept-encoding", "identity"],
    ],
    want: () => ({ bytes: line.limits.robotsBytes, beyond: "cut" }),
    redirects: 0,
    leave: async () => undefined,
  });
  return { fetchedAt, ...(hasAnswered(seen) ? {} : { failed: true }), rules: rulesIn(textOf(line, seen)) };
}

const hasAnswered = ({ exchanges }: Visit): boolean => {
  const status = exchanges.at(-1)?.status;
  return status !== undefined && status < 500 && status !== 429;
};

function textOf(line: Line, { came }: Visit): string {
  if ("outcome" in came || came.status !== 200 || came.body === undefined) return "";
  const file = undoContentCoding(came.body, came.headers, line.limits);
  return file instanceof Uint8Array ? new TextDecoder().decode(file) : "";
}

const statedSchema = z.object({
  location: z.string(),
  "tdm-reservation": z.union([z.literal(0), z.literal(1), z.literal("0"), z.literal("1")]),
  "tdm-policy": z.string().optional(),
});

/** A rule that is not written as the protocol has it says nothing; the others hold. */
function rulesIn(text: string): MiningRule[] {
  const stated = z.array(z.unknown()).safeParse(jsonIn(text));
  if (!stated.success) return [];
  return stated.data.slice(0, mostMiningRules).flatMap((one) => {
    const { success, data } = statedSchema.safeParse(one);
    if (!success) return [];
    const policy = data["tdm-policy"]?.trim() ?? "";
    const reserved = Number(data["tdm-reservation"]) === 1;
    const rule = miningRuleSchema.safeParse({
      location: data.location,
      reserved,
      ...(policy === "" ? {} : { policy }),
    });
    return rule.success ? [rule.data] : [];
  });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What a host's rules say of one address: the first that fits holds. */
export const miningRuleFor = ({ rules }: MiningRules, url: URL): MiningRule | undefined =>
  rules.find(({ location }) => matchesPath(url, location));

/**
 * A host's /.well-known/tdmrep.json as last seen (W3C TDM Reservation Protocol): which of its paths are reserved from text
 * and data mining. Kept in the timetable (soft state); a wish that is recorded, never a reason not to look.
 */
import * as z from "zod";
import { instantSchema } from "./instant.ts";

/** More is no site's list of sections, and the timetable must stay small. */
export const mostMiningRules = 50;
const longestText = 1024;
const oneLine = /^[^\r\n#]*$/;

export const miningRuleSchema = z.object({
  /** A pattern of paths, as in robots.txt. */
  location: z.string().max(longestText).regex(oneLine),
  reserved: z.boolean(),
  policy: z.string().max(longestText).optional(),
});
export type MiningRule = z.infer<typeof miningRuleSchema>;

export const miningRulesSchema = z.object({
  fetchedAt: instantSchema,
  /** The host gave no answer, or said that it could not: it is asked again sooner. */
  failed: z.boolean().optional(),
  /** In order: the first that fits a path holds. None where there is no such file, or it could not be had or read. */
  rules: z.array(miningRuleSchema).max(mostMiningRules),
});
export type MiningRules = z.infer<typeof miningRulesSchema>;

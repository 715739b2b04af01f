/**
 * What a page says about being kept: wishes of its publisher, recorded with what was captured. They are addressed to
 * search engines' caches (noarchive) and to text and data mining (W3C TDMRep); what follows from them, a person decides.
 */
import * as z from "zod";

const saidInSchema = z.enum(["header", "meta"]);
/** `host`: in the host's /.well-known/tdmrep.json, where the page itself says nothing. */
const miningSaidInSchema = z.enum(["header", "meta", "host"]);

export const reservationsSchema = z.object({
  /** Where it is said, to everyone or to us. */
  noarchive: z.array(saidInSchema).optional(),
  /** Mining rights are reserved (`1`) or expressly not (`0`); the header line goes before the page. */
  tdm: z
    .object({ reserved: z.boolean(), policy: z.string().optional(), saidIn: miningSaidInSchema })
    .optional(),
});

export type Reservations = z.infer<typeof reservationsSchema>;

/** What `stet publish` and `stet serve` take of how a site looks. */
import { Option } from "commander";
import * as z from "zod";

export const titleOption = new Option("--title <text>", "what the site is called (default: stet)");

/** Characters: it stands on one line of every page. */
const longestTitle = 30;

export const titleShape = {
  title: z
    .string()
    .trim()
    .min(1, "give a name")
    .max(longestTitle, `give at most ${longestTitle} characters`)
    .default("stet"),
};

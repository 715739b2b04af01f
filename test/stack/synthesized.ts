/** The templates as `cdk synth` makes them under the flags of cdk.json, but for the bundles, which are not built. */
import { readFileSync } from "node:fs";
import { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import * as z from "zod";
import { ArchiveStack } from "../../lib/stack/archive-stack.ts";
import { contextKey, parseConfiguration } from "../../lib/stack/configuration.ts";
import { SiteStack } from "../../lib/stack/site-stack.ts";
import { WatchStack } from "../../lib/stack/watch-stack.ts";

const cdkJson = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync(new URL("../../cdk.json", import.meta.url), "utf8")));

export const shippedConfiguration = cdkJson.context[contextKey];

export function synthesized(stet: unknown = shippedConfiguration) {
  const configuration = parseConfiguration(stet);
  const app = new App({ context: { ...cdkJson.context, "aws:cdk:bundling-stacks": [] } });
  const archive = new ArchiveStack(app, "StetArchive", configuration);
  const watch = new WatchStack(app, "StetWatch", configuration);
  const site = configuration.site === undefined ? undefined : new SiteStack(app, "StetSite", configuration);
  const made = { app, archive: Template.fromStack(archive), watch: Template.fromStack(watch) };
  return { ...made, site: site && Template.fromStack(site) };
}

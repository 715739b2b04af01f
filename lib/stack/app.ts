/** The CDK app that cdk.json runs: reads the configuration, builds the stacks, has cdk-nag look at them. */
import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { UsageError } from "../article/errors.ts";
import { ArchiveStack } from "./archive-stack.ts";
import { contextKey, loopbackContextKey, parseConfiguration } from "./configuration.ts";
import { WatchStack } from "./watch-stack.ts";

const usageExitCode = 2;

try {
  const app = new App();
  const configuration = parseConfiguration(
    app.node.tryGetContext(contextKey),
    app.node.tryGetContext(loopbackContextKey) === "1",
  );
  const archive = new ArchiveStack(app, "StetArchive", configuration);
  new WatchStack(app, "StetWatch", configuration).addStackDependency(archive);
  if (configuration.site !== undefined) {
    // CloudFront's constructs take long to load, and most deployments have no site.
    const { SiteStack } = await import("./site-stack.ts");
    new SiteStack(app, "StetSite", configuration).addStackDependency(archive);
  }
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  app.synth();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = usageExitCode;
}

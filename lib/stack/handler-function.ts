/** One Lambda function around one file of functions/: bundled alike, logged alike, allowed nothing but to write its log. */
import { fileURLToPath } from "node:url";
import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, LoggingFormat, Runtime } from "aws-cdk-lib/aws-lambda";
import { NodejsFunction, OutputFormat } from "aws-cdk-lib/aws-lambda-nodejs";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Libraries written as CommonJS ask for Node's own modules with `require`, which an ES module does not have. */
const requireBanner =
  'import { createRequire as stetCreateRequire } from "node:module"; const require = stetCreateRequire(import.meta.url);';

/** A function starts in the time that its bundle takes to be read. */
const sparing = {
  /** Escaped, the letters in the tables of old encodings take twice the room. CDK's own `charset` is not passed on. */
  "--charset": "utf8",
  "--alias:undici": fileURLToPath(new URL("undici-client.mjs", import.meta.url)),
  "--alias:@aws-sdk/credential-provider-node": fileURLToPath(
    new URL("lambda-credentials.mjs", import.meta.url),
  ),
};

/** undici's parser for processors without SIMD: Lambda has none. */
const neverLoaded = ["*/llhttp-wasm.js"];

export interface HandlerProps {
  /** File in functions/ that exports `handler`. */
  readonly file: string;
  readonly description: string;
  readonly timeout: Duration;
  readonly memoryMegabytes: number;
  readonly logRetentionDays: number;
  readonly environment: Readonly<Record<string, string>>;
}

export function handlerFunction(scope: Construct, id: string, props: HandlerProps): NodejsFunction {
  const logGroup = new LogGroup(scope, `${id}Log`, {
    retention: props.logRetentionDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
  logGroup.grantWrite(role);
  return new NodejsFunction(scope, id, {
    entry: `${root}functions/${props.file}`,
    description: props.description,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    timeout: props.timeout,
    memorySize: props.memoryMegabytes,
    // The next minute's schedule, or the queue, tries again; a second try of the service, or a late one, would only
    // come between.
    retryAttempts: 0,
    maxEventAge: Duration.minutes(1),
    environment: { ...props.environment, NODE_OPTIONS: "--enable-source-maps" },
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    projectRoot: root,
    depsLockFilePath: `${root}package-lock.json`,
    bundling: {
      format: OutputFormat.ESM,
      target: "node24",
      mainFields: ["module", "main"],
      bundleAwsSDK: true,
      minify: true,
      esbuildArgs: sparing,
      externalModules: neverLoaded,
      sourceMap: true,
      sourcesContent: false,
      banner: requireBanner,
    },
  });
}

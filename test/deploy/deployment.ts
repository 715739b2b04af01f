/** The plain CDK CLI against MiniStack, from this checkout, as a user would run it. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import type { Digest } from "../../lib/article/digest.ts";
import { contextKey, loopbackContextKey } from "../../lib/stack/configuration.ts";
import { account, cleanEnvironment, region } from "./ministack.ts";
import { run } from "./run.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const cdk = join(root, "node_modules", "aws-cdk", "bin", "cdk");

const outputsSchema = z.object({
  StetArchive: z.object({
    Bucket: z.string(),
    ListVersions: z.string(),
    SigningKeyArn: z.string(),
    TakedownRoleArn: z.string(),
  }),
  StetWatch: z.object({
    Watched: z.string(),
    ShardQueue: z.string(),
    DeadLetterQueue: z.string(),
    CheckpointFunction: z.string(),
  }),
  StetSite: z.object({ Site: z.url(), SiteBucket: z.string(), PublishFunction: z.string() }),
});
export type Outputs = z.infer<typeof outputsSchema>;

const commandSeconds = 180;

/** Reserved for tests (RFC 2606); requests go to loopback alone. */
const contact = "deploy-test@stet.test";

/** Who reads the pages: everybody, or who knows the name and password. */
type Readers = { readonly site: "public" } | { readonly site: "password"; readonly sitePassword: Digest };

export interface Wanted {
  readonly watch: readonly string[];
  readonly readers: Readers;
}

export class Deployment {
  readonly #folder: string;
  readonly #assembly: string;

  /** `folder` takes the assembly and the outputs. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#assembly = join(folder, "cdk.out");
  }

  /** Without an account, without credentials, without a network. */
  async synthesize(wanted: Wanted): Promise<void> {
    await this.#cdk(["synth", "--quiet", ...this.#of(wanted)], cleanEnvironment(this.#folder));
  }

  async bootstrap(environment: NodeJS.ProcessEnv): Promise<void> {
    await this.#cdk(["bootstrap", `aws://${account}/${region}`, "--app", this.#assembly], environment);
  }

  /** What was synthesized last. */
  deploySynthesized(environment: NodeJS.ProcessEnv): Promise<Outputs> {
    return this.#deploy(["--app", this.#assembly], environment);
  }

  deploy(wanted: Wanted, environment: NodeJS.ProcessEnv): Promise<Outputs> {
    return this.#deploy(this.#of(wanted), environment);
  }

  async destroy(environment: NodeJS.ProcessEnv): Promise<void> {
    await this.#cdk(["destroy", "--all", "--force", "--app", this.#assembly], environment);
  }

  /** Bytes of each bundle. */
  async bundleSizes(): Promise<number[]> {
    const assets = (await readdir(this.#assembly)).filter((name) => name.startsWith("asset."));
    return Promise.all(
      assets.map(async (name) => (await stat(join(this.#assembly, name, "index.mjs"))).size),
    );
  }

  async #deploy(source: readonly string[], environment: NodeJS.ProcessEnv): Promise<Outputs> {
    const file = join(this.#folder, "outputs.json");
    const options = ["--all", "--require-approval", "never", "--outputs-file", file];
    await this.#cdk(["deploy", ...options, ...source], environment);
    return outputsSchema.parse(JSON.parse(await readFile(file, "utf8")));
  }

  #of({ watch, readers }: Wanted): string[] {
    const configuration = JSON.stringify({ contact, watch, alarmEmail: contact, ...readers });
    return [
      "--output",
      this.#assembly,
      "-c",
      `${contextKey}=${configuration}`,
      "-c",
      `${loopbackContextKey}=1`,
    ];
  }

  #cdk(options: readonly string[], environment: NodeJS.ProcessEnv): Promise<string> {
    return run(process.execPath, [cdk, ...options, "--no-notices"], {
      env: { ...environment, CDK_DISABLE_CLI_TELEMETRY: "true" },
      cwd: root,
      timeoutSeconds: commandSeconds,
    });
  }
}

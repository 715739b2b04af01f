/** A MiniStack of one's own: installed into a temporary folder, bound to 127.0.0.1, gone with the test. */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { Agent, get } from "node:https";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { killGroup, run } from "./run.ts";
import { until } from "./until.ts";

export const scripts = fileURLToPath(new URL("ministack/", import.meta.url));
const localPrograms = fileURLToPath(new URL("../../node_modules/.bin/", import.meta.url));

export const account = "000000000000";
export const region = "eu-central-1";
/** The root of the emulator's account: no policy binds it. */
const root = { accessKeyId: "test", secretAccessKey: "test" };

const startSeconds = 30;
const logTail = 3000;

export interface MiniStack {
  /** For SDK clients in this process. */
  readonly client: ReturnType<typeof clientOptions>;
  /** For programs: nothing of the user's own configuration, and the emulator for all of AWS. */
  readonly environment: NodeJS.ProcessEnv;
  /** Runs a line as a person types it; `aws` and `python` are the environment's own. */
  shell(line: string): Promise<string>;
  /** The last of its log. */
  log(): Promise<string>;
  stop(): void;
}

/** `folder` takes all that it installs and writes; whoever made the folder removes it. */
export async function startMiniStack(folder: string): Promise<MiniStack> {
  await install(folder);
  const port = await freePort();
  const endpoint = `https://127.0.0.1:${port}`;
  const certificate = join(folder, "ministack-tls", "server.crt");
  const logFile = join(folder, "ministack.log");
  const server = await launch(folder, port, logFile);
  const stop = () => killGroup(server.pid);
  const log = async () => (await readFile(logFile, "utf8")).slice(-logTail);
  try {
    await until("MiniStack", startSeconds, () => answers(server, endpoint, certificate));
  } catch (cause) {
    stop();
    throw new Error(await log(), { cause });
  }
  const environment = { ...cleanEnvironment(folder), ...awsEnvironment(endpoint, certificate) };
  const shell = (line: string) => run("sh", ["-c", line], { env: environment, timeoutSeconds: 60 });
  return { client: clientOptions(endpoint, certificate), environment, shell, log, stop };
}

/** The programs of the checkout and of the virtual environment before the machine's own; the folder for a home. */
export function cleanEnvironment(folder: string): NodeJS.ProcessEnv {
  const programs = [localPrograms, join(folder, "venv", "bin"), process.env["PATH"] ?? ""];
  return { PATH: programs.join(delimiter), HOME: folder, TMPDIR: folder, CI: "1" };
}

const pythonIn = (folder: string) => join(folder, "venv", "bin", "python");

async function install(folder: string): Promise<void> {
  await run("python3", ["-m", "venv", join(folder, "venv")], { env: process.env, timeoutSeconds: 60 });
  const quietly = ["--quiet", "--disable-pip-version-check", "--no-input", "--no-compile"];
  await run(pythonIn(folder), ["-m", "pip", "install", ...quietly, "-r", join(scripts, "requirements.txt")], {
    env: process.env,
    timeoutSeconds: 180,
  });
}

/** MiniStack must know its port beforehand: the functions are told it. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      if (address === null || typeof address === "string") return reject(new Error("no port"));
      probe.close(() => resolve(address.port));
    });
  });
}

async function launch(folder: string, port: number, log: string): Promise<ChildProcess> {
  const out = await open(log, "w");
  const server = spawn(pythonIn(folder), [join(scripts, "serve.py"), folder], {
    // Functions inherit this environment, and the first `node` on the path runs them.
    env: {
      ...cleanEnvironment(folder),
      AUTH: "true",
      USE_SSL: "1",
      GATEWAY_PORT: String(port),
      MINISTACK_HOST: "127.0.0.1",
      MINISTACK_REGION: region,
      MINISTACK_ACCOUNT_ID: account,
      SFTP_ENABLED: "0",
      IOT_MTLS_ENABLED: "0",
      STET_ALLOW_LOOPBACK: "1",
    },
    stdio: ["pipe", out.fd, out.fd],
    detached: true,
  });
  await out.close();
  return server;
}

async function answers(
  server: ChildProcess,
  endpoint: string,
  certificate: string,
): Promise<true | undefined> {
  if (server.exitCode !== null) throw new Error(`MiniStack ended with exit code ${server.exitCode}`);
  return new Promise((resolve) => {
    const ca = readCertificate(certificate);
    if (ca === undefined) return resolve(undefined);
    const request = get(`${endpoint}/_ministack/health`, { ca }, (response) => {
      response.resume();
      resolve(response.statusCode === 200 ? true : undefined);
    });
    // Not there yet.
    request.once("error", () => resolve(undefined));
  });
}

function readCertificate(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    // MiniStack makes it when it starts.
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function clientOptions(endpoint: string, certificate: string) {
  const httpsAgent = new Agent({ ca: readFileSync(certificate), keepAlive: true });
  return { endpoint, region, credentials: root, requestHandler: { httpsAgent } };
}

function awsEnvironment(endpoint: string, certificate: string): NodeJS.ProcessEnv {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: root.accessKeyId,
    AWS_SECRET_ACCESS_KEY: root.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_CA_BUNDLE: certificate,
    NODE_EXTRA_CA_CERTS: certificate,
  };
}

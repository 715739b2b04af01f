/**
 * What a look needs besides the archive, as it is outside of tests: web, extractor, our own name. For `cli` and
 * `functions` alone; apart from real-archive.ts, so that a function that makes no look carries no parser.
 */
import packageJson from "../package.json" with { type: "json" };
import { decodePayload } from "./capture/decode.ts";
import { robotsVerdict } from "./capture/robots-verdict.ts";
import { judgePage } from "./capture/verdict.ts";
import { createWeb } from "./capture/web.ts";
import { extractUnderRule } from "./extract/extract-article.ts";
import { extractorVersion } from "./extract/extractor-version.ts";
import { type Extractor, extractorOf } from "./pipeline/extractor.ts";
import type { ArchivePorts, CheckPorts } from "./pipeline/ports.ts";
import { userAgentOf } from "./pipeline/user-agent.ts";

export const tool = { name: packageJson.name, version: packageJson.version } as const;

export const realExtractor: Extractor = extractorOf(extractorVersion, extractUnderRule);

export interface WebSettings {
  readonly contact?: string;
  /** Lets 127.0.0.0/8 and ::1 be called: for trying stet, never in production. */
  readonly allowLoopback: boolean;
}

/** Everything a look needs. */
export function checkPortsOf(archive: ArchivePorts, web: WebSettings): CheckPorts {
  return {
    ...archive,
    web: createWeb({ now: archive.clock.now, allowLoopback: web.allowLoopback }),
    decode: decodePayload,
    judge: judgePage,
    robotsVerdict,
    extractor: realExtractor,
    tool,
    userAgent: userAgentOf(tool, web.contact),
  };
}

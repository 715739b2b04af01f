/** One look at one address with everything allowed that a test does not forbid. */
import type { CaptureRequest, CaptureResult, Leave } from "../../lib/capture/capture-result.ts";
import { createWeb, type WebOptions } from "../../lib/capture/web.ts";

export const testAgent = "stet/0.0 (+mailto:desk@example.org)";
export const testNow = "2026-03-01T12:00:00.000Z";

export const allowAll = async (): Promise<Leave> => "given";

export function testWeb(options: Partial<WebOptions> = {}) {
  return createWeb({ now: () => testNow, allowLoopback: true, ...options });
}

export function lookAt(
  url: string,
  options: Partial<WebOptions> = {},
  request: Partial<CaptureRequest> = {},
): Promise<CaptureResult> {
  return testWeb(options).capture({ url, userAgent: testAgent, leave: allowAll, ...request });
}

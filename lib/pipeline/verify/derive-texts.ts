/** Texts derived again from their payloads, where the extractor that wrote them is the present one. */
import type { EvidenceReader } from "../../archive/evidence-reader.ts";
import { payloadKey, versionKey } from "../../archive/keys.ts";
import type { VersionRecord } from "../../article/record.ts";
import type { CheckPorts } from "../ports.ts";
import { readHtml } from "../read-page.ts";
import type { Findings } from "./findings.ts";

export type DerivingTools = Pick<CheckPorts, "decode" | "extractor">;

export function isOurs({ extractor, rule }: VersionRecord, tools: DerivingTools): boolean {
  return tools.extractor.under(rule).version.digest === extractor.digest;
}

export async function deriveAgain(
  reader: EvidenceReader,
  record: VersionRecord,
  tools: DerivingTools,
  findings: Findings,
): Promise<void> {
  const payload = await reader.read(payloadKey(record.payloadDigest));
  // Told already.
  if (payload === undefined) return;
  const last = record.capture.exchanges.at(-1);
  const page = tools.decode(payload, last?.responseHeaders ?? []);
  const reading =
    "outcome" in page
      ? page
      : readHtml(tools.extractor.under(record.rule), page.html, last?.url ?? record.capture.targetUrl);
  const same =
    !("outcome" in reading) &&
    reading.articleDigest === record.articleDigest &&
    reading.textDigest === record.textDigest;
  if (!same)
    findings.add(
      "altered",
      versionKey(record.articleId, record.version, "record.json"),
      "names a text that its payload does not say: read again by the same extractor, the payload gives another",
    );
}

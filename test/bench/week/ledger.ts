/** Every request and every second that would be billed, by what it was for. */
import type { RequestKind, Verb } from "../../archive/memory-line.ts";
import { prices } from "./prices.ts";

export const requestKinds: Readonly<Partial<Record<Verb, RequestKind>>> = {
  get: "get",
  putIfAbsent: "put",
  replaceIfUnchanged: "put",
  list: "list",
  delete: "delete",
};

/** What a key is for: shares of the requests are told by it. */
const purposes: readonly { readonly purpose: string; readonly keys: RegExp }[] = [
  { purpose: "due list", keys: /^watches\/due\.json$/ },
  { purpose: "tree of looks", keys: /^watches\/looks\// },
  { purpose: "timetables", keys: /^watches\// },
  { purpose: "lines of checks", keys: /^checks\// },
  { purpose: "versions", keys: /^(?:articles|payloads|aliases)\// },
  { purpose: "layout", keys: /^archive\.json$/ },
  { purpose: "opt-outs", keys: /^opt-outs\.json$/ },
];

function purposeOf(key: string): string {
  const found = purposes.find(({ keys }) => keys.test(key));
  if (found === undefined) throw new TypeError(`${key} has no known purpose`);
  return found.purpose;
}

export class Ledger {
  /** By function, purpose and kind: `check | timetables | put`. */
  readonly requests = new Map<string, number>();
  readonly invocations = { dispatch: 0, check: 0 };
  readonly coldStarts = { dispatch: 0, check: 0 };
  readonly gigabyteSeconds = { dispatch: 0, check: 0 };
  /** Processor time charged to functions, in seconds. */
  processorSeconds = 0;
  queueRequests = 0;
  schedules = 0;
  troubles = 0;

  request(by: string, key: string, kind: RequestKind): void {
    const name = `${by} | ${purposeOf(key)} | ${kind}`;
    this.requests.set(name, (this.requests.get(name) ?? 0) + 1);
  }

  /** Requests whose name (see `requests`) matches. */
  count(pattern: RegExp): number {
    return [...this.requests].reduce((sum, [name, count]) => sum + (pattern.test(name) ? count : 0), 0);
  }

  /** Dollars, by what is billed. Storage is not in it. */
  dollars(): Record<string, number> {
    const { dispatch, check } = this.gigabyteSeconds;
    return {
      "Lambda time": (dispatch + check) * prices.gigabyteSecond,
      "Lambda invocations": (this.invocations.dispatch + this.invocations.check) * prices.invocation,
      "S3 PUT and LIST": this.count(/put$/) * prices.s3.put + this.count(/list$/) * prices.s3.list,
      "S3 GET": this.count(/get$/) * prices.s3.get,
      SQS: this.queueRequests * prices.queueRequest,
      Scheduler: this.schedules * prices.schedule,
    };
  }
}

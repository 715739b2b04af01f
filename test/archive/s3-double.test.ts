/** The double itself, by plain HTTP: that it enforces what tests rely on, so that no test passes for want of a check. */
import { describe, expect, it, onTestFinished } from "vitest";
import { type S3Double, startS3Double } from "./s3-double.ts";

async function open(): Promise<S3Double> {
  const double = await startS3Double();
  onTestFinished(() => double.close());
  return double;
}

const authorization = "AWS4-HMAC-SHA256 Credential=stet/20200101/us-east-1/s3/aws4_request";

async function send(
  double: S3Double,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<string> {
  const init = { method, headers: { authorization, ...headers }, ...(body === undefined ? {} : { body }) };
  const response = await fetch(`${double.endpoint}${path}`, init);
  const code = /<Code>(\w+)</.exec(await response.text())?.[1];
  return code === undefined ? `${response.status}` : `${response.status} ${code}`;
}

describe("the S3 double", () => {
  it.each([
    ["a create-only PUT where something is", { "if-none-match": "*" }, "412 PreconditionFailed"],
    ["a PUT under another tag", { "if-match": '"other"' }, "412 PreconditionFailed"],
    ["a checksum that is not the body's", { "x-amz-checksum-sha256": "AAAA" }, "400 BadDigest"],
    [
      "a body that is not what was signed",
      { "x-amz-content-sha256": "0".repeat(64) },
      "400 XAmzContentSHA256Mismatch",
    ],
    ["a condition that S3 does not know", { "if-none-match": '"tag"' }, "501 NotImplemented"],
    ["chunked signing, which it cannot check", { "content-encoding": "aws-chunked" }, "501 NotImplemented"],
    ["someone else", { authorization: "AWS4-HMAC-SHA256 Credential=other/x" }, "403 InvalidAccessKeyId"],
    ["nobody in particular", { authorization: "" }, "403 AccessDenied"],
  ])("refuses %s", async (_, headers, refusal) => {
    const double = await open();
    expect(await send(double, "PUT", "/archive/key", {}, "first")).toBe("200");
    expect(await send(double, "PUT", "/archive/key", headers, "second")).toBe(refusal);
    expect(Buffer.from(double.objects.get("archive/key")?.bytes ?? []).toString()).toBe("first");
  });

  it("refuses to replace what is not there", async () => {
    const double = await open();
    expect(await send(double, "PUT", "/archive/key", { "if-match": '"tag"' }, "x")).toBe("404 NoSuchKey");
  });

  it("replaces without a condition, as S3 does", async () => {
    const double = await open();
    await send(double, "PUT", "/archive/key", {}, "first");
    expect(await send(double, "PUT", "/archive/key", {}, "second")).toBe("200");
    expect(
      await send(
        double,
        "PUT",
        "/archive/key",
        { "if-match": '"a9f0e61a137d86aa9db53465e0801612"' },
        "third",
      ),
    ).toBe("200");
  });

  it("knows only its buckets, and makes those it is asked to make", async () => {
    const double = await open();
    expect(await send(double, "GET", "/other/key")).toBe("404 NoSuchBucket");
    expect(await send(double, "PUT", "/other")).toBe("200");
    expect(await send(double, "GET", "/other/key")).toBe("404 NoSuchKey");
    expect(await send(double, "HEAD", "/other")).toBe("200");
  });

  it("fails as planned, and then no more", async () => {
    const double = await open();
    double.faults.next(["503", "500"], ({ method }) => method === "GET");
    expect(await send(double, "PUT", "/archive/key", {}, "x")).toBe("200");
    expect(await send(double, "GET", "/archive/key")).toBe("503 SlowDown");
    expect(await send(double, "GET", "/archive/key")).toBe("500 InternalError");
    expect(await send(double, "GET", "/archive/key")).toBe("200");
  });

  it.each([
    ["lost-answer", true],
    ["dropped", false],
  ] as const)("%s: no answer, and the object is there: %s", async (fault, there) => {
    const double = await open();
    double.faults.next([fault]);
    await expect(send(double, "PUT", "/archive/key", {}, "x")).rejects.toThrow(TypeError);
    expect(double.objects.has("archive/key")).toBe(there);
  });
});

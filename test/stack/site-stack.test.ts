import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Match } from "aws-cdk-lib/assertions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { digestOf } from "../../lib/article/digest.ts";
import { edgeCode } from "../../lib/stack/site-edge.ts";
import { synthesized } from "./synthesized.ts";

const contact = "desk@paper.test";
const sitePassword = digestOf("reader:between the lines");
const open = synthesized({ contact, site: "public" });
const closed = synthesized({ contact, site: "password", sitePassword, alarmEmail: "duty@paper.test" });

function siteOf({ site }: ReturnType<typeof synthesized>) {
  if (site === undefined) throw new Error("there is no site stack");
  return site;
}

describe("without `site`", () => {
  it("nothing is made for readers, and the bucket tells nobody of its objects", () => {
    const { site, archive } = synthesized({ contact });
    expect(site).toBeUndefined();
    archive.hasResourceProperties("AWS::S3::Bucket", { NotificationConfiguration: Match.absent() });
  });
});

describe("the pages", () => {
  const site = siteOf(open);

  it("lie in a private bucket without earlier versions, which CloudFront alone may read", () => {
    site.hasResourceProperties("AWS::S3::Bucket", {
      PublicAccessBlockConfiguration: Match.objectLike({
        BlockPublicAcls: true,
        RestrictPublicBuckets: true,
      }),
      VersioningConfiguration: Match.absent(),
    });
    site.resourceCountIs("AWS::CloudFront::OriginAccessControl", 1);
    site.hasResourceProperties("AWS::S3::BucketPolicy", {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: "Deny",
            Sid: "PagesOnly",
            Principal: { Service: "cloudfront.amazonaws.com" },
          }),
        ]),
      },
    });
  });

  it("go out over TLS with a strict policy, to no index, and are kept for a second at most", () => {
    site.hasResourceProperties("AWS::CloudFront::Distribution", {
      DistributionConfig: Match.objectLike({
        DefaultRootObject: "index.html",
        CustomErrorResponses: [403, 404].map((ErrorCode) => ({
          ErrorCode,
          ResponseCode: 404,
          ResponsePagePath: "/404.html",
          ErrorCachingMinTTL: 1,
        })),
        DefaultCacheBehavior: Match.objectLike({ ViewerProtocolPolicy: "redirect-to-https", Compress: true }),
      }),
    });
    site.hasResourceProperties("AWS::CloudFront::CachePolicy", {
      CachePolicyConfig: Match.objectLike({ MaxTTL: 1, DefaultTTL: 1, MinTTL: 0 }),
    });
    site.hasResourceProperties("AWS::CloudFront::ResponseHeadersPolicy", {
      ResponseHeadersPolicyConfig: Match.objectLike({
        SecurityHeadersConfig: Match.objectLike({
          ContentSecurityPolicy: {
            ContentSecurityPolicy: Match.stringLikeRegexp("default-src 'none'.*frame-ancestors 'none'"),
            Override: true,
          },
        }),
        CustomHeadersConfig: {
          Items: Match.arrayWith([
            Match.objectLike({ Header: "x-robots-tag", Value: "noindex, nofollow, noarchive" }),
          ]),
        },
      }),
    });
  });

  it.each([
    ["public", open, "context"],
    ["password", closed, "whole"],
  ] as const)("show of texts what suits who may read them: %s", (_, stacks, texts) => {
    siteOf(stacks).hasResourceProperties("AWS::Lambda::Function", {
      Environment: { Variables: Match.objectLike({ STET_SITE_TEXTS: texts }) },
    });
  });
});

describe("alarms of pages", () => {
  it.each(["ApproximateNumberOfMessagesVisible", "Troubles"])(
    "that could not be written are mailed where there is an address: %s",
    (MetricName) => {
      const alarm = { MetricName, Threshold: 0 };
      siteOf(open).resourceCountIs("AWS::SNS::Topic", 0);
      siteOf(open).hasResourceProperties("AWS::CloudWatch::Alarm", {
        ...alarm,
        AlarmActions: Match.absent(),
      });
      siteOf(closed).hasResourceProperties("AWS::CloudWatch::Alarm", {
        ...alarm,
        AlarmActions: [{ Ref: Match.stringLikeRegexp("^Topic") }],
      });
      siteOf(closed).hasResourceProperties("AWS::SNS::Subscription", {
        Protocol: "email",
        Endpoint: "duty@paper.test",
      });
    },
  );
});

const grantsSchema = z.object({
  Properties: z.object({
    PolicyDocument: z.object({
      Statement: z.array(
        z.object({ Action: z.union([z.string(), z.array(z.string())]), Resource: z.unknown() }),
      ),
    }),
  }),
});

describe("the publish function", () => {
  const site = siteOf(open);

  it("may do this and no more", () => {
    const actions = Object.values(site.findResources("AWS::IAM::Policy")).flatMap((policy) =>
      grantsSchema.parse(policy).Properties.PolicyDocument.Statement.flatMap(({ Action }) => Action),
    );
    expect([...new Set(actions)].sort()).toEqual([
      "logs:CreateLogStream",
      "logs:PutLogEvents",
      "s3:DeleteObject",
      "s3:DeleteObjectVersion",
      "s3:GetObject",
      "s3:GetObjectVersion",
      "s3:ListBucket",
      "s3:ListBucketVersions",
      "s3:PutObject",
      "sqs:ChangeMessageVisibility",
      "sqs:DeleteMessage",
      "sqs:GetQueueAttributes",
      "sqs:GetQueueUrl",
      "sqs:ReceiveMessage",
    ]);
  });

  it("writes and deletes in the bucket of pages alone", () => {
    const writes = Object.values(site.findResources("AWS::IAM::Policy")).flatMap((policy) =>
      grantsSchema
        .parse(policy)
        .Properties.PolicyDocument.Statement.filter(({ Action }) =>
          [Action].flat().some((one) => /Put|Delete/.test(one) && one.startsWith("s3:")),
        )
        .map(({ Resource }) => JSON.stringify(Resource)),
    );
    expect(writes).toHaveLength(1);
    expect(writes[0]).toMatch(/"Pages[0-9A-F]{8}"/);
  });

  it("hears of new texts, diffs, events and opt-outs, one batch after the other", () => {
    open.archive.hasResourceProperties("AWS::S3::Bucket", {
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    });
    site.hasResourceProperties("AWS::Events::Rule", {
      EventPattern: Match.objectLike({
        source: ["aws.s3"],
        "detail-type": ["Object Created"],
        detail: Match.objectLike({
          object: {
            key: [
              { wildcard: "articles/*/versions/*/article.json" },
              { wildcard: "articles/*/versions/*/diff.json" },
              { wildcard: "articles/*/events/*.json" },
              "opt-outs.json",
            ],
          },
        }),
      }),
      Targets: [Match.objectLike({ SqsParameters: { MessageGroupId: "site" } })],
    });
    site.allResourcesProperties("AWS::SQS::Queue", { FifoQueue: true, SqsManagedSseEnabled: true });
  });
});

describe("CloudFront's own program", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "stet-edge-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** As the edge runs it, in a module of its own. */
  async function edge(password: string | undefined) {
    const file = join(folder, `edge-${password === undefined ? "open" : "closed"}.mjs`);
    await writeFile(file, `${edgeCode(password)}export { handler };\n`);
    const { handler } = z
      .object({ handler: z.custom<(event: unknown) => unknown>() })
      .parse(await import(pathToFileURL(file).href));
    return (uri: string, authorization?: string) =>
      handler({
        request: {
          uri,
          headers: authorization === undefined ? {} : { authorization: { value: authorization } },
        },
      });
  }

  const basic = (text: string): string => `Basic ${Buffer.from(text).toString("base64")}`;

  it("leads a folder to its index", async () => {
    const ask = await edge(undefined);
    expect(ask("/articles/news.example/")).toEqual({ uri: "/articles/news.example/index.html", headers: {} });
  });

  it.each([
    ["nothing", undefined],
    ["another password", basic("reader:between the line")],
    ["another name", basic("writer:between the lines")],
    ["another scheme", `Bearer ${sitePassword}`],
    ["the digest itself", basic(sitePassword)],
    ["rubbish", "Basic ===="],
  ])("lets nobody in with %s", async (_, authorization) => {
    const ask = await edge(sitePassword);
    expect(ask("/index.html", authorization)).toMatchObject({
      statusCode: 401,
      headers: { "www-authenticate": { value: 'Basic realm="stet", charset="UTF-8"' } },
    });
  });

  it("lets in who knows the password, which stands nowhere", async () => {
    const ask = await edge(sitePassword);
    expect(ask("/index.html", basic("reader:between the lines"))).toMatchObject({ uri: "/index.html" });
    expect(JSON.stringify(siteOf(closed).toJSON())).not.toContain("between the lines");
    expect(edgeCode(sitePassword).length).toBeLessThan(10_000);
  });
});

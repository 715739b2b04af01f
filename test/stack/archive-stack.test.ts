import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { synthesized } from "./synthesized.ts";

const { archive } = synthesized();
const locked = synthesized({ contact: "desk@paper.test", objectLockDays: 30 }).archive;

const inBucket = (pattern: string) => ({
  "Fn::Join": ["", [{ "Fn::GetAtt": [Match.stringLikeRegexp("^Archive"), "Arn"] }, `/${pattern}`]],
});

describe("the bucket", () => {
  it("is private, encrypted, versioned, and outlives its stack together with its policy", () => {
    archive.hasResource("AWS::S3::Bucket", {
      DeletionPolicy: "Retain",
      UpdateReplacePolicy: "Retain",
      Properties: {
        VersioningConfiguration: { Status: "Enabled" },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
        },
        ObjectLockEnabled: Match.absent(),
      },
    });
    archive.hasResource("AWS::S3::BucketPolicy", { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" });
  });

  it("forgets nothing but the timetable's earlier states", () => {
    archive.hasResourceProperties("AWS::S3::Bucket", {
      LifecycleConfiguration: {
        Rules: [
          { Prefix: "watches/", NoncurrentVersionExpiration: { NoncurrentDays: 1 }, Status: "Enabled" },
        ],
      },
    });
  });

  it("refuses plain HTTP, and a write over what is immutable, to everyone", () => {
    archive.hasResourceProperties("AWS::S3::BucketPolicy", {
      PolicyDocument: {
        Statement: [
          Match.objectLike({
            Effect: "Deny",
            Principal: { AWS: "*" },
            Action: "s3:*",
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          }),
          Match.objectLike({
            Effect: "Deny",
            Principal: { AWS: "*" },
            Action: "s3:PutObject",
            Condition: {
              Null: { "s3:if-none-match": "true" },
              Bool: { "s3:ObjectCreationOperation": "true" },
            },
            Resource: [
              inBucket("articles/*/events/*"),
              inBucket("articles/*/texts/*"),
              inBucket("articles/*/versions/*/record.json"),
              inBucket("checks/*"),
              inBucket("payloads/*"),
              inBucket("tree/tile/*"),
            ],
          }),
        ],
      },
    });
  });

  it("locks objects when asked to, so that a court can still have one removed", () => {
    locked.hasResourceProperties("AWS::S3::Bucket", {
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: "GOVERNANCE", Days: 30 } } },
    });
  });

  it("tells its name and how to look into it", () => {
    archive.hasOutput("Bucket", { Export: { Name: "StetArchiveBucket" } });
    archive.hasOutput("ListVersions", {
      Value: { "Fn::Join": ["", Match.arrayWith(["aws s3 ls --recursive s3://", "/articles/"])] },
    });
  });

  it("stands in its stack with its key and the role that takes down, and nothing that runs", () => {
    const types = Object.values(archive.toJSON()["Resources"] ?? {}).map((resource) => Object(resource).Type);
    expect(types.toSorted((one, other) => (one < other ? -1 : 1))).toEqual([
      "AWS::IAM::Policy",
      "AWS::IAM::Role",
      "AWS::KMS::Key",
      "AWS::S3::Bucket",
      "AWS::S3::BucketPolicy",
    ]);
  });
});

describe("the signing key", () => {
  it("signs by Ed25519, and outlives its stack", () => {
    archive.hasResource("AWS::KMS::Key", {
      DeletionPolicy: "Retain",
      Properties: { KeySpec: "ECC_NIST_EDWARDS25519", KeyUsage: "SIGN_VERIFY" },
    });
  });
});

describe("the role that takes down", () => {
  it("is for people of the account, and deletes words and payloads, never a record, event or line of checks", () => {
    archive.hasResourceProperties("AWS::IAM::Role", {
      AssumeRolePolicyDocument: {
        Statement: [Match.objectLike({ Principal: { AWS: Match.anyValue() }, Action: "sts:AssumeRole" })],
      },
    });
    const deletes = ["s3:BypassGovernanceRetention", "s3:DeleteObject", "s3:DeleteObjectVersion"];
    archive.hasResourceProperties("AWS::IAM::Policy", {
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Effect: "Allow",
            Action: deletes,
            Resource: ["articles/*/again/*", "articles/*/texts/*", "articles/*/versions/*", "payloads/*"].map(
              inBucket,
            ),
          },
          { Effect: "Deny", Action: deletes, Resource: inBucket("articles/*/versions/*/record.json") },
        ]),
      },
    });
  });
});

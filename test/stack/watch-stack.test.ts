import { Match, type Template } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { synthesized } from "./synthesized.ts";

const contact = "desk@paper.test";
const url = "https://paper.example/flood";
const { watch } = synthesized({ contact, watch: [url], optOut: ["shy.test"], alarmEmail: "duty@paper.test" });
const quiet = synthesized({ contact }).watch;

const policySchema = z.object({
  Properties: z.object({
    PolicyDocument: z.object({
      Statement: z.array(
        z.object({
          Effect: z.string(),
          Action: z.union([z.string(), z.array(z.string())]),
          Resource: z.unknown(),
        }),
      ),
    }),
    Roles: z.array(z.object({ Ref: z.string() })),
  }),
});

/** `<role>: <action>` of every grant in the stack, the hash of logical ids left out. */
function grants(template: Template): Set<string> {
  const policies = Object.values(template.findResources("AWS::IAM::Policy")).map((one) =>
    policySchema.parse(one),
  );
  const granted = policies.flatMap(({ Properties: { Roles, PolicyDocument } }) =>
    PolicyDocument.Statement.flatMap(({ Action }) => Action).flatMap((action) =>
      Roles.map(({ Ref }) => `${Ref.replace(/[0-9A-F]{8}$/, "")}: ${action}`),
    ),
  );
  return new Set(granted);
}

const inArchive = (pattern: string) => ({
  "Fn::Join": [
    "",
    ["arn:", { Ref: "AWS::Partition" }, ":s3:::", { "Fn::ImportValue": "StetArchiveBucket" }, `/${pattern}`],
  ],
});

describe("permissions", () => {
  it("are these and no others: nothing is deleted, and no other role gets any", () => {
    const expected = [
      "CheckRole: logs:CreateLogStream",
      "CheckRole: logs:PutLogEvents",
      "CheckRole: s3:GetObject",
      "CheckRole: s3:ListBucket",
      "CheckRole: s3:PutObject",
      "CheckRole: sqs:ChangeMessageVisibility",
      "CheckRole: sqs:DeleteMessage",
      "CheckRole: sqs:GetQueueAttributes",
      "CheckRole: sqs:GetQueueUrl",
      "CheckRole: sqs:ReceiveMessage",
      "CheckpointRole: kms:GetPublicKey",
      "CheckpointRole: kms:Sign",
      "CheckpointRole: logs:CreateLogStream",
      "CheckpointRole: logs:PutLogEvents",
      "CheckpointRole: s3:GetObject",
      "CheckpointRole: s3:ListBucket",
      "CheckpointRole: s3:PutObject",
      "CheckpointsScheduleRole: lambda:InvokeFunction",
      "DispatchRole: logs:CreateLogStream",
      "DispatchRole: logs:PutLogEvents",
      "DispatchRole: s3:GetObject",
      "DispatchRole: s3:ListBucket",
      "DispatchRole: s3:PutObject",
      "DispatchRole: sqs:GetQueueAttributes",
      "DispatchRole: sqs:GetQueueUrl",
      "DispatchRole: sqs:SendMessage",
      "ScheduleRole: lambda:InvokeFunction",
    ];
    expect(grants(watch)).toEqual(new Set(expected));
  });

  it("end at the archive's prefixes", () => {
    watch.hasResourceProperties("AWS::IAM::Policy", {
      PolicyName: Match.stringLikeRegexp("^DispatchArchive"),
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Effect: "Allow",
            Action: "s3:PutObject",
            Resource: ["archive.json", "articles/*/watch.json", "opt-outs.json", "watches/*"].map(inArchive),
          },
        ]),
      },
    });
    watch.hasResourceProperties("AWS::IAM::Policy", {
      PolicyName: Match.stringLikeRegexp("^CheckArchive"),
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Effect: "Allow",
            Action: "s3:PutObject",
            Resource: ["aliases/*", "archive.json", "articles/*", "checks/*", "payloads/*", "watches/*"].map(
              inArchive,
            ),
          },
        ]),
      },
    });
  });

  it.each(["Check", "Dispatch"])("are all there before %s first runs", (name) => {
    watch.hasResource("AWS::Lambda::Function", {
      Properties: { Role: { "Fn::GetAtt": [Match.stringLikeRegexp(`^${name}Role`), "Arn"] } },
      DependsOn: Match.arrayWith([
        Match.stringLikeRegexp(`^${name}Archive`),
        Match.stringLikeRegexp(`^${name}RoleDefaultPolicy`),
      ]),
    });
  });
});

describe("the functions", () => {
  it("run on Node 24 and arm64, and log JSON into groups that are kept for a while", () => {
    for (const group of ["DispatchLog", "CheckLog"]) {
      watch.hasResourceProperties("AWS::Lambda::Function", {
        Runtime: "nodejs24.x",
        Architectures: ["arm64"],
        LoggingConfig: { LogFormat: "JSON", LogGroup: { Ref: Match.stringLikeRegexp(`^${group}`) } },
      });
    }
    watch.allResourcesProperties("AWS::Logs::LogGroup", { RetentionInDays: 90 });
  });

  it("are told the archive and the contact, and the dispatch the queue", () => {
    const environment = {
      STET_ARCHIVE: { "Fn::Join": ["", ["s3://", { "Fn::ImportValue": "StetArchiveBucket" }]] },
      STET_CONTACT: contact,
    };
    for (const name of ["Check", "Dispatch"]) {
      watch.hasResourceProperties("AWS::Lambda::Function", {
        Role: { "Fn::GetAtt": [Match.stringLikeRegexp(`^${name}Role`), "Arn"] },
        Environment: { Variables: environment },
      });
    }
    watch.hasResourceProperties("AWS::Lambda::Function", {
      Environment: { Variables: { STET_QUEUE_URL: { Ref: Match.stringLikeRegexp("^WorkShards") } } },
    });
  });
});

describe("the checkpoint", () => {
  const { watch: mailing } = synthesized({ contact, checkpointEmails: ["notary@paper.test"] });

  it("is signed every hour, in the name of the place where the tree lies", () => {
    watch.hasResourceProperties("AWS::Scheduler::Schedule", {
      ScheduleExpression: "rate(1 hour)",
      Target: { Arn: { "Fn::GetAtt": [Match.stringLikeRegexp("^Checkpoint"), "Arn"] } },
    });
    watch.hasResourceProperties("AWS::Lambda::Function", {
      Environment: {
        Variables: {
          STET_SIGNING_KEY: { "Fn::ImportValue": "StetSigningKey" },
          STET_ORIGIN: {
            "Fn::Join": ["", [{ "Fn::ImportValue": "StetArchiveBucket" }, ".s3.amazonaws.com/tree"]],
          },
          STET_CHECKPOINT_TOPIC: Match.absent(),
        },
      },
    });
  });

  it("may write the tree, and nothing else", () => {
    const tree = ["tree/census.json", "tree/checkpoint", "tree/keys", "tree/sequence.json", "tree/tile/*"];
    watch.hasResourceProperties("AWS::IAM::Policy", {
      PolicyName: Match.stringLikeRegexp("^CheckpointArchive"),
      PolicyDocument: {
        Statement: Match.arrayWith([
          { Effect: "Allow", Action: "s3:PutObject", Resource: tree.map(inArchive) },
        ]),
      },
    });
  });

  it("is mailed to those who keep it", () => {
    mailing.hasResourceProperties("AWS::SNS::Subscription", {
      Protocol: "email",
      Endpoint: "notary@paper.test",
    });
    expect(grants(mailing)).toContain("CheckpointRole: sns:Publish");
  });
});

describe("the way of a look", () => {
  it("begins with the schedule, each minute, with the watch list", () => {
    watch.hasResourceProperties("AWS::Scheduler::Schedule", {
      ScheduleExpression: "rate(1 minute)",
      State: "ENABLED",
      FlexibleTimeWindow: { Mode: "OFF" },
      Target: {
        Arn: { "Fn::GetAtt": [Match.stringLikeRegexp("^Dispatch"), "Arn"] },
        Input: JSON.stringify({ watch: [url], optOut: ["shy.test"] }),
        RetryPolicy: { MaximumRetryAttempts: 0 },
      },
    });
    watch.hasResourceProperties("AWS::Lambda::EventInvokeConfig", {
      FunctionName: { Ref: Match.stringLikeRegexp("^Dispatch") },
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 60,
    });
  });

  it("goes over a queue whose messages are tried three times within their life, then kept for a fortnight", () => {
    const functionSeconds = 300;
    watch.hasResourceProperties("AWS::SQS::Queue", {
      VisibilityTimeout: 6 * functionSeconds,
      MessageRetentionPeriod: 4 * 6 * functionSeconds,
      RedrivePolicy: {
        deadLetterTargetArn: { "Fn::GetAtt": [Match.stringLikeRegexp("^WorkDeadLetters"), "Arn"] },
        maxReceiveCount: 3,
      },
    });
    watch.hasResourceProperties("AWS::SQS::Queue", {
      MessageRetentionPeriod: 14 * 24 * 60 * 60,
      RedrivePolicy: Match.absent(),
    });
    watch.allResourcesProperties("AWS::SQS::Queue", { SqsManagedSseEnabled: true });
  });

  it("ends in the check function, where each message fails for itself", () => {
    watch.hasResourceProperties("AWS::Lambda::EventSourceMapping", {
      FunctionName: { Ref: Match.stringLikeRegexp("^Check") },
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      BatchSize: 1,
      ScalingConfig: { MaximumConcurrency: 10 },
    });
  });
});

describe("the alarms", () => {
  it.each([
    ["dead letters", "AWS/SQS", "ApproximateNumberOfMessagesVisible", 0, "notBreaching"],
    ["age of the oldest message", "AWS/SQS", "ApproximateAgeOfOldestMessage", 900, "notBreaching"],
    ["errors of the functions", "AWS/Lambda", "Errors", 0, "notBreaching"],
    ["errors in the log", "StetWatch", "Troubles", 0, "notBreaching"],
    ["no heartbeat", "AWS/Lambda", "Invocations", 1, "breaching"],
  ])("tell of %s", (_, Namespace, MetricName, Threshold, TreatMissingData) => {
    const properties = { Namespace, MetricName, Threshold, TreatMissingData };
    quiet.hasResourceProperties("AWS::CloudWatch::Alarm", { ...properties, AlarmActions: Match.absent() });
    watch.hasResourceProperties("AWS::CloudWatch::Alarm", {
      ...properties,
      AlarmActions: [{ Ref: Match.stringLikeRegexp("^AlarmsTopic") }],
    });
  });

  it("rest, for what the check function goes on after, on its log", () => {
    watch.hasResourceProperties("AWS::Logs::MetricFilter", {
      LogGroupName: { Ref: Match.stringLikeRegexp("^CheckLog") },
      FilterPattern: '{ $.level = "ERROR" }',
    });
  });

  it("are mailed only where there is an address, and may then be published", () => {
    quiet.resourceCountIs("AWS::SNS::Topic", 0);
    watch.hasResourceProperties("AWS::SNS::Subscription", { Protocol: "email", Endpoint: "duty@paper.test" });
    watch.hasResourceProperties("AWS::SNS::TopicPolicy", {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: "Allow",
            Action: "sns:Publish",
            Principal: { Service: "cloudwatch.amazonaws.com" },
          }),
        ]),
      },
    });
  });
});

describe("the outputs", () => {
  it("say how to go on", () => {
    watch.hasOutput("Watched", { Value: "1", Description: Match.stringLikeRegexp("within two minutes") });
    quiet.hasOutput("Watched", {
      Value: "0",
      Description: Match.stringLikeRegexp('put addresses under "watch"'),
    });
    for (const output of ["FollowTheLog", "CheckFunction", "ShardQueue", "DeadLetterQueue"]) {
      watch.hasOutput(output, {});
    }
  });
});

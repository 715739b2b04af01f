/**
 * The pages for readers: a bucket of their own behind CloudFront, and the function that writes what changes. Made only
 * when `site` is set. Everything in it can be made again from the archive, so it may be removed at any time.
 */
import { CfnOutput, Duration, Fn, Stack, Validations } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { Rule } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import { Policy, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import type { NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { optOutsKey } from "../archive/keys.ts";
import { mailAlarms, troubles } from "./alarms.ts";
import { grantArchive } from "./archive-grant.ts";
import { publishingAccess } from "./archive-policy.ts";
import { bucketExport } from "./archive-stack.ts";
import type { Configuration } from "./configuration.ts";
import { handlerFunction } from "./handler-function.ts";
import { siteDistribution } from "./site-distribution.ts";
import { templateBucket } from "./template-bucket.ts";

const publishHandler = {
  file: "publish.ts",
  description: "stet: writes the pages that change",
  /** The first run writes all there is; each later one a dozen pages. */
  timeout: Duration.minutes(15),
  memoryMegabytes: 1024,
};

/** What a FIFO queue hands over at most: diffs that come together make their host's pages once. */
const eventsAtOnce = 10;
const attempts = 3;
const deadLetterRetention = Duration.days(14);

/** Objects after which pages change: a text, what differs, what happened besides, and who asked not to be watched. */
const publishedKeys = [
  { wildcard: "articles/*/versions/*/article.json" },
  { wildcard: "articles/*/versions/*/diff.json" },
  { wildcard: "articles/*/events/*.json" },
  optOutsKey,
];

export class SiteStack extends Stack {
  constructor(scope: Construct, id: string, configuration: Configuration) {
    super(scope, id, { description: "stet: pages of article versions, for readers" });
    const archive = Bucket.fromBucketName(this, "Archive", Fn.importValue(bucketExport));
    const bucket = this.siteBucket();
    const distribution = siteDistribution(this, bucket, configuration);
    const address = `https://${distribution.distributionDomainName}/`;
    const publish = handlerFunction(this, "Publish", {
      ...publishHandler,
      logRetentionDays: configuration.logRetentionDays,
      environment: {
        STET_ARCHIVE: archive.s3UrlForObject(),
        STET_SITE: bucket.s3UrlForObject(),
        STET_SITE_URL: address,
        STET_SITE_TEXTS: configuration.siteTexts ?? (configuration.site === "public" ? "context" : "whole"),
      },
    });
    grantArchive(publish, archive, publishingAccess);
    grantSite(publish, bucket);
    const deadLetters = this.publishOnNews(archive, publish);
    this.raiseAlarms(deadLetters, publish, configuration.alarmEmail);
    new CfnOutput(this, "Site", { value: address, description: "The pages" });
    new CfnOutput(this, "SiteBucket", { value: bucket.bucketName, description: "Where they lie" });
    new CfnOutput(this, "PublishFunction", { value: publish.functionName, description: "Writes them" });
  }

  /** Not versioned: a text that is taken down must not live on in an earlier version. */
  private siteBucket(): Bucket {
    const bucket = new Bucket(this, "Pages", {
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    });
    Validations.of(bucket).acknowledge({
      id: "AwsSolutions-S1",
      reason:
        "Who reads which page is nobody's business, and every object can be made again from the archive.",
    });
    return bucket;
  }

  /** One batch at a time: two runs would write over each other's memory of what is written. */
  private publishOnNews(archive: IBucket, publish: NodejsFunction): Queue {
    const deadLetters = new Queue(this, "DeadLetters", {
      fifo: true,
      retentionPeriod: deadLetterRetention,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    const queue = new Queue(this, "News", {
      fifo: true,
      contentBasedDeduplication: true,
      // AWS's advice: six of the function's time limits.
      visibilityTimeout: Duration.seconds(publishHandler.timeout.toSeconds() * 6),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: attempts },
    });
    new Rule(this, "Changed", {
      description: "stet: something came into the archive that pages tell of",
      eventPattern: {
        source: ["aws.s3"],
        detailType: ["Object Created"],
        detail: { bucket: { name: [archive.bucketName] }, object: { key: publishedKeys } },
      },
      targets: [new SqsQueue(queue, { messageGroupId: "site" })],
    });
    publish.addEventSource(new SqsEventSource(queue, { batchSize: eventsAtOnce }));
    return deadLetters;
  }

  private raiseAlarms(deadLetters: Queue, publish: NodejsFunction, email: string | undefined): void {
    const common = {
      threshold: 0,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    };
    const unpublished = new Alarm(this, "Unpublished", {
      ...common,
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5) }),
      alarmDescription:
        "Pages could not be written three times: the publish function's log says why. Once that is mended, move the " +
        "dead letters back to their queue.",
    });
    const unreadable = new Alarm(this, "Unreadable", {
      ...common,
      metric: troubles(publish),
      alarmDescription:
        "An article in the archive is damaged, so its pages stay as they were, words that were taken down included: the " +
        "publish function's log names it, and `stet verify` tells what is wrong.",
    });
    if (email !== undefined) mailAlarms(this, email, [unpublished, unreadable]);
  }
}

/** Its own pages it may delete, as the store deletes: in all versions, though this bucket has but one of each. */
function grantSite(publish: NodejsFunction, bucket: Bucket): void {
  const policy = new Policy(Stack.of(publish), "PublishSite", {
    statements: [
      new PolicyStatement({
        actions: [
          "s3:GetObject",
          "s3:GetObjectVersion",
          "s3:PutObject",
          "s3:DeleteObject",
          "s3:DeleteObjectVersion",
        ],
        resources: [bucket.arnForObjects("*")],
      }),
      new PolicyStatement({
        actions: ["s3:ListBucket", "s3:ListBucketVersions"],
        resources: [bucket.bucketArn],
      }),
    ],
  });
  publish.role?.attachInlinePolicy(policy);
  publish.node.addDependency(policy);
  Validations.of(policy).acknowledge({
    id: `AwsSolutions-IAM5[Resource::<${Stack.of(bucket).getLogicalId(templateBucket(bucket))}.Arn>/*]`,
    reason: "Which pages there will be is not known at deployment; the bucket holds nothing but them.",
  });
}

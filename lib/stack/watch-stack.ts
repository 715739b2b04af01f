/** Everything that runs: schedule → dispatch → queue → check → bucket. Stateless; it may be removed and made again. */
import { CfnOutput, Duration, Fn, Stack } from "aws-cdk-lib";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import type { NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs";
import { Bucket } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { Alarms } from "./alarms.ts";
import { grantArchive } from "./archive-grant.ts";
import { checkingAccess, dispatchingAccess } from "./archive-policy.ts";
import { bucketExport } from "./archive-stack.ts";
import { Checkpoints } from "./checkpoints.ts";
import type { Configuration } from "./configuration.ts";
import { dispatchSchedule } from "./dispatch-schedule.ts";
import { handlerFunction } from "./handler-function.ts";
import { WorkQueue } from "./work-queue.ts";

const dispatchHandler = {
  file: "dispatch.ts",
  description: "stet: sends the shards that are due to the queue",
  /** A changed watch list is written to the archive article by article, once. */
  timeout: Duration.minutes(5),
  memoryMegabytes: 256,
};

const checkHandler = {
  file: "check-shard.ts",
  description: "stet: looks at what is due in one shard",
  /** Politeness sets the pace: seconds between two requests to one host. What is left when time is up stays due. */
  timeout: Duration.minutes(5),
  /** Waiting is most of the work, so little is paid for; a page at the size limit still has to fit in, parsed. */
  memoryMegabytes: 512,
};

/** A message names all the shards that one function can work side by side. */
const messagesPerInvocation = 1;
/** Against a bill, and against all of an account's concurrency being taken. */
const shardsAtOnce = 10;

export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, configuration: Configuration) {
    super(scope, id, { description: "stet: watches articles and archives what they say" });
    const { contact, watch, logRetentionDays, alarmEmail } = configuration;
    const archive = Bucket.fromBucketName(this, "Archive", Fn.importValue(bucketExport));
    const work = new WorkQueue(this, "Work", checkHandler.timeout);
    const environment = { STET_ARCHIVE: archive.s3UrlForObject(), STET_CONTACT: contact };

    const dispatch = handlerFunction(this, "Dispatch", {
      ...dispatchHandler,
      logRetentionDays,
      environment: { ...environment, STET_QUEUE_URL: work.queue.queueUrl },
    });
    grantArchive(dispatch, archive, dispatchingAccess);
    work.queue.grantSendMessages(dispatch);
    dispatchSchedule(this, dispatch, configuration);

    const check = handlerFunction(this, "Check", { ...checkHandler, logRetentionDays, environment });
    grantArchive(check, archive, checkingAccess);
    check.addEventSource(
      new SqsEventSource(work.queue, {
        batchSize: messagesPerInvocation,
        maxConcurrency: shardsAtOnce,
        reportBatchItemFailures: true,
      }),
    );
    const checkpoints = new Checkpoints(this, "Checkpoints", { archive, configuration });
    const email = alarmEmail === undefined ? {} : { email: alarmEmail };
    new Alarms(this, "Alarms", { work, dispatch, check, checkpoint: checkpoints.handler, ...email });
    this.sayHowToGoOn(work, check, watch.length);
  }

  private sayHowToGoOn({ queue, deadLetters }: WorkQueue, check: NodejsFunction, watched: number): void {
    const watching =
      watched === 0
        ? 'Nothing is watched yet: put addresses under "watch" in cdk.json, then deploy again'
        : "Addresses in the watch list; within two minutes a version of each lies in the archive";
    const follow = `aws logs tail --follow ${check.logGroup.logGroupName}`;
    new CfnOutput(this, "Watched", { value: String(watched), description: watching });
    new CfnOutput(this, "FollowTheLog", { value: follow, description: "What the checks come to" });
    new CfnOutput(this, "CheckFunction", { value: check.functionName, description: "Looks at what is due" });
    new CfnOutput(this, "ShardQueue", { value: queue.queueUrl, description: "What waits to be looked at" });
    new CfnOutput(this, "DeadLetterQueue", {
      value: deadLetters.queueUrl,
      description: "Shards that failed three times",
    });
  }
}

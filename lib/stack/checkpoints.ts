/** Signs the archive every hour, by a function and a role of their own: who reads the web cannot sign, nor the reverse. */
import { CfnOutput, Duration, Fn, Stack } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import { Schedule, ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { LambdaInvoke } from "aws-cdk-lib/aws-scheduler-targets";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";
import { prefixes } from "../archive/keys.ts";
import { grantArchive } from "./archive-grant.ts";
import { signingAccess } from "./archive-policy.ts";
import { signingKeyExport } from "./archive-stack.ts";
import type { Configuration } from "./configuration.ts";
import { handlerFunction } from "./handler-function.ts";

const every = Duration.hours(1);

export interface CheckpointsProps {
  readonly archive: IBucket;
  readonly configuration: Pick<Configuration, "checkpointEmails" | "logRetentionDays">;
}

export class Checkpoints extends Construct {
  readonly handler: NodejsFunction;

  constructor(scope: Construct, id: string, { archive, configuration }: CheckpointsProps) {
    super(scope, id);
    const signingKey = Fn.importValue(signingKeyExport);
    const topic = this.topicFor(configuration.checkpointEmails);
    this.handler = handlerFunction(scope, "Checkpoint", {
      file: "checkpoint.ts",
      description: "stet: signs what the archive holds",
      // Once a week the whole archive is listed.
      timeout: Duration.minutes(15),
      memoryMegabytes: 512,
      logRetentionDays: configuration.logRetentionDays,
      environment: {
        STET_ARCHIVE: archive.s3UrlForObject(),
        STET_SIGNING_KEY: signingKey,
        STET_ORIGIN: `${archive.bucketName}.s3.amazonaws.com/${prefixes.tree.slice(0, -1)}`,
        ...(topic === undefined ? {} : { STET_CHECKPOINT_TOPIC: topic.topicArn }),
      },
    });
    grantArchive(this.handler, archive, signingAccess);
    this.handler.addToRolePolicy(
      new PolicyStatement({ actions: ["kms:GetPublicKey", "kms:Sign"], resources: [signingKey] }),
    );
    topic?.grantPublish(this.handler);
    this.schedule();
    new CfnOutput(scope, "CheckpointFunction", {
      value: this.handler.functionName,
      description: "Signs what the archive holds, every hour",
    });
  }

  private topicFor(addresses: readonly string[]): Topic | undefined {
    if (addresses.length === 0) return undefined;
    const topic = new Topic(this, "Topic", { enforceSSL: true });
    for (const address of addresses) topic.addSubscription(new EmailSubscription(address));
    return topic;
  }

  private schedule(): void {
    const role = new Role(this, "ScheduleRole", {
      assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
        conditions: { StringEquals: { "aws:SourceAccount": Stack.of(this).account } },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [this.handler.functionArn] }),
    );
    new Schedule(this, "EveryHour", {
      schedule: ScheduleExpression.rate(every),
      description: "stet: sign what is new",
      target: new LambdaInvoke(this.handler, {
        // As the dispatch's schedule: the function alone, not its every version.
        role: role.withoutPolicyUpdates(),
        retryAttempts: 0,
        maxEventAge: every,
      }),
    });
  }
}

/** What calls for a person, and what that person does. Alarms stand in the console; with an address they are mailed. */
import { Duration, Stack } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, type IMetric, Stats, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs";
import { FilterPattern } from "aws-cdk-lib/aws-logs";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";
import type { WorkQueue } from "./work-queue.ts";

const period = Duration.minutes(5);

/** The dispatch runs each minute: fifteen minutes without one is no hiccup. */
const heartbeatPeriod = Duration.minutes(15);

/** A shard is worked within minutes; one that waits longer is failing, or more is due than can be worked. */
const oldestMessageSeconds = Duration.minutes(15).toSeconds();

export interface AlarmsProps {
  readonly work: WorkQueue;
  readonly dispatch: NodejsFunction;
  readonly check: NodejsFunction;
  readonly checkpoint: NodejsFunction;
  readonly email?: string;
}

interface Cause {
  readonly metric: IMetric;
  readonly above: number;
  readonly description: string;
}

export class Alarms extends Construct {
  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const alarms = Object.entries(causes(props)).map(([name, cause]) => this.above(name, cause));
    alarms.push(this.heartbeat(props.dispatch));
    if (props.email !== undefined) mailAlarms(this, props.email, alarms);
  }

  private above(name: string, { metric, above, description }: Cause): Alarm {
    return new Alarm(this, name, {
      metric,
      threshold: above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: description,
    });
  }

  /** The one alarm for which silence is the news. */
  private heartbeat(dispatch: NodejsFunction): Alarm {
    return new Alarm(this, "NoHeartbeat", {
      metric: dispatch.metricInvocations({ period: heartbeatPeriod, statistic: Stats.SUM }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.BREACHING,
      alarmDescription:
        "Nothing was dispatched for 15 minutes, so nothing is watched: see whether the schedule is enabled.",
    });
  }
}

/** The address must confirm, once for each stack that has alarms. */
export function mailAlarms(scope: Construct, address: string, alarms: readonly Alarm[]): void {
  const topic = new Topic(scope, "Topic", { enforceSSL: true });
  topic.addSubscription(new EmailSubscription(address));
  // A topic with a policy of its own (TLS only) forgets the default one, by which alarms could publish.
  const cloudWatch = new ServicePrincipal("cloudwatch.amazonaws.com", {
    conditions: { StringEquals: { "aws:SourceAccount": Stack.of(scope).account } },
  });
  topic.grantPublish(cloudWatch);
  for (const alarm of alarms) alarm.addAlarmAction(new SnsAction(topic));
}

function causes({ work, dispatch, check, checkpoint }: AlarmsProps): Readonly<Record<string, Cause>> {
  return {
    DeadLetters: {
      metric: work.deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: Stats.MAXIMUM }),
      above: 0,
      description:
        "A shard failed three times. Read its number in the dead-letter queue and the reason in the check function's " +
        "log; once that is mended, the next minute's schedule works it, and the dead letter can be deleted.",
    },
    OldestMessage: {
      metric: work.queue.metricApproximateAgeOfOldestMessage({ period, statistic: Stats.MAXIMUM }),
      above: oldestMessageSeconds,
      description:
        "Due shards wait for more than 15 minutes: looks come late. See the check function's log and duration.",
    },
    DispatchErrors: {
      metric: dispatch.metricErrors({ period, statistic: Stats.SUM }),
      above: 0,
      description: "The dispatch function failed, so due looks were not sent out: see its log.",
    },
    CheckErrors: {
      metric: check.metricErrors({ period, statistic: Stats.SUM }),
      above: 0,
      description: "The check function was cut off; the queue tries its shards again: see its log.",
    },
    CheckpointErrors: {
      metric: checkpoint.metricErrors({ period, statistic: Stats.SUM }),
      above: 0,
      description:
        "The checkpoint function failed, so what came since is under no signature: its log says why. Where an object is " +
        "missing or damaged, `stet verify` tells what it means.",
    },
    Troubles: {
      metric: troubles(check),
      above: 0,
      description:
        "A look came to no outcome, because the archive could not be read or written, or an object in it is damaged: " +
        "the check function's log names the article, and it is looked at again later.",
    },
  };
}

/** What a function writes to its log as an error, though it goes on with its other articles. */
export function troubles(handler: NodejsFunction): IMetric {
  const filter = handler.logGroup.addMetricFilter("Troubles", {
    filterPattern: FilterPattern.stringValue("$.level", "=", "ERROR"),
    metricNamespace: Stack.of(handler).stackName,
    metricName: "Troubles",
  });
  return filter.metric({ period, statistic: Stats.SUM });
}

/**
 * The queue that carries the shards which are due, and the one for messages that could not be worked. A message is only
 * a nudge: the timetable decides what is looked at, so a message worked twice, or late, does nothing.
 */
import { Duration } from "aws-cdk-lib";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";

/** AWS's advice for a queue that feeds a function: six of its time limits, for throttled attempts. */
const visibilityFactor = 6;

/** One failure may be the network's, two bad luck. */
const attempts = 3;

/** The longest there is: time for a person to come back from holidays and look. */
const deadLetterRetention = Duration.days(14);

export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, functionTimeout: Duration) {
    super(scope, id);
    const visibility = Duration.seconds(functionTimeout.toSeconds() * visibilityFactor);
    this.deadLetters = new Queue(this, "DeadLetters", {
      retentionPeriod: deadLetterRetention,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    this.queue = new Queue(this, "Shards", {
      visibilityTimeout: visibility,
      // A message must outlive its attempts, or it vanishes before it is a dead letter; beyond that it is stale.
      retentionPeriod: Duration.seconds(visibility.toSeconds() * (attempts + 1)),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: attempts },
    });
  }
}

/** The deployed queues, from outside. */
import {
  GetQueueAttributesCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
  type SQSClientConfig,
} from "@aws-sdk/client-sqs";

export class ShardQueue {
  readonly #client: SQSClient;
  readonly #url: string;

  constructor(options: SQSClientConfig, url: string) {
    this.#client = new SQSClient(options);
    this.#url = url;
  }

  async send(body: string): Promise<void> {
    await this.#client.send(new SendMessageCommand({ QueueUrl: this.#url, MessageBody: body }));
  }

  /** Messages that wait to be received. */
  async waiting(): Promise<number> {
    const { Attributes } = await this.#client.send(
      new GetQueueAttributesCommand({
        QueueUrl: this.#url,
        AttributeNames: ["ApproximateNumberOfMessages"],
      }),
    );
    return Number(Attributes?.["ApproximateNumberOfMessages"]);
  }

  /** Half an hour between two attempts is too long for a test. */
  async retryAfter(seconds: number): Promise<void> {
    await this.#client.send(
      new SetQueueAttributesCommand({
        QueueUrl: this.#url,
        Attributes: { VisibilityTimeout: String(seconds) },
      }),
    );
  }
}

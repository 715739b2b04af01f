/** Sends a checkpoint to those who keep it: as mail, by an SNS topic that they subscribed to. */
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";

export interface Mail {
  send(subject: string, text: string): Promise<void>;
}

/** SNS takes no longer subject, and ASCII alone. */
const longestSubject = 100;

export function createSnsMail(topicArn: string, client: SNSClient = new SNSClient({})): Mail {
  return {
    send: async (subject, text) => {
      const plain = subject.replace(/[^\x20-\x7e]/g, "?").slice(0, longestSubject);
      await client.send(new PublishCommand({ TopicArn: topicArn, Subject: plain, Message: text }));
    },
  };
}

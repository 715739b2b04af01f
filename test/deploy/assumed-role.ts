/** A role as a person takes it on, by the AWS CLI. */
import * as z from "zod";
import type { MiniStack } from "./ministack.ts";

const assumedSchema = z.object({
  Credentials: z.object({ AccessKeyId: z.string(), SecretAccessKey: z.string(), SessionToken: z.string() }),
});

export interface AssumedRole {
  /** For SDK clients. */
  readonly credentials: { accessKeyId: string; secretAccessKey: string; sessionToken: string };
  /** For programs. */
  readonly environment: NodeJS.ProcessEnv;
}

export async function assumeRole({ shell, environment }: MiniStack, arn: string): Promise<AssumedRole> {
  const answer = await shell(`aws sts assume-role --role-session-name deploy-test --role-arn ${arn}`);
  const { AccessKeyId, SecretAccessKey, SessionToken } = assumedSchema.parse(JSON.parse(answer)).Credentials;
  return {
    credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
    environment: {
      ...environment,
      AWS_ACCESS_KEY_ID: AccessKeyId,
      AWS_SECRET_ACCESS_KEY: SecretAccessKey,
      AWS_SESSION_TOKEN: SessionToken,
    },
  };
}

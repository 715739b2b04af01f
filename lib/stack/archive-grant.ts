/** Lets a function at the archive, and at no more of it than `access` says. */
import { Stack, Validations } from "aws-cdk-lib";
import { Policy } from "aws-cdk-lib/aws-iam";
import type { NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import { type ArchiveAccess, accessStatements } from "./archive-policy.ts";
import { bucketExport } from "./archive-stack.ts";

/** A policy of its own, so that the acknowledgements cover these grants and no other. */
export function grantArchive(handler: NodejsFunction, archive: IBucket, access: ArchiveAccess): void {
  const policy = new Policy(Stack.of(handler), `${handler.node.id}Archive`, {
    statements: accessStatements(archive, access),
  });
  handler.role?.attachInlinePolicy(policy);
  // Else the first run could come before its permissions.
  handler.node.addDependency(policy);
  for (const pattern of new Set([...access.reads, ...access.writes])) {
    Validations.of(policy).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::${bucketExport}/${pattern}]`,
      reason:
        "Which articles there will be is not known at deployment; the grant ends at the archive's own prefixes.",
    });
  }
}

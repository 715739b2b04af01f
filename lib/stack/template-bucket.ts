/** A bucket as its template has it, for what CDK's own construct does not say. */
import { type Bucket, CfnBucket } from "aws-cdk-lib/aws-s3";

export function templateBucket({ node }: Bucket): CfnBucket {
  if (!(node.defaultChild instanceof CfnBucket))
    throw new TypeError("a bucket is a bucket in the template too");
  return node.defaultChild;
}

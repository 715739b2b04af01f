/**
 * The bucket, in a stack of its own: functions come and go, the archive stays. Removing the stack leaves the bucket
 * and all that is in it.
 */
import { CfnElement, CfnOutput, Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import { AccountPrincipal, Policy, Role } from "aws-cdk-lib/aws-iam";
import { Key, KeySpec, KeyUsage } from "aws-cdk-lib/aws-kms";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectLockRetention,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { prefixes } from "../archive/keys.ts";
import { createOnlyStatement, takedownAccess, takedownStatements } from "./archive-policy.ts";
import type { Configuration } from "./configuration.ts";
import { templateBucket } from "./template-bucket.ts";

/** The timetable is rewritten at every run and can be rebuilt: its earlier states are worth a look back, no more. */
const timetableHistory = Duration.days(1);

/** By this name the other stack finds the bucket; while it does, CloudFormation refuses to remove this one. */
export const bucketExport = "StetArchiveBucket";

export const signingKeyExport = "StetSigningKey";

export class ArchiveStack extends Stack {
  constructor(scope: Construct, id: string, configuration: Configuration) {
    super(scope, id, { description: "stet: the archive of article versions" });
    const bucket = new Bucket(this, "Archive", {
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [{ prefix: prefixes.watches, noncurrentVersionExpiration: timetableHistory }],
      ...objectLock(configuration.objectLockDays),
    });
    if (configuration.site !== undefined) tellOfObjects(bucket);
    bucket.addToResourcePolicy(createOnlyStatement((pattern) => bucket.arnForObjects(pattern)));
    // What is left when the stack is gone stays as guarded as it was.
    bucket.policy?.applyRemovalPolicy(RemovalPolicy.RETAIN);
    Validations.of(bucket).acknowledge({
      id: "AwsSolutions-S1",
      reason:
        "Each look is on record in checks/ and each object is versioned; access logs would cost about as many writes " +
        "again. Whoever needs to know the readers turns on CloudTrail data events.",
    });
    new CfnOutput(this, "Bucket", {
      value: bucket.bucketName,
      exportName: bucketExport,
      description: "The archive",
    });
    const signingKey = new Key(this, "SigningKey", {
      description: "stet: signs the tree over the archive's records and events",
      keySpec: KeySpec.ECC_NIST_EDWARDS25519,
      keyUsage: KeyUsage.SIGN_VERIFY,
      // What it signed is to be checked for as long as the archive lasts, and gone on with.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    new CfnOutput(this, "SigningKeyArn", {
      value: signingKey.keyArn,
      exportName: signingKeyExport,
      description: "Signs checkpoints",
    });
    this.letTakeDown(bucket, signingKey);
    new CfnOutput(this, "ListVersions", {
      value: `aws s3 ls --recursive s3://${bucket.bucketName}/${prefixes.articles}`,
      description: "What was captured so far",
    });
  }

  /** No function has this role; a person of this account takes it on, as their own permissions let them. */
  private letTakeDown(bucket: Bucket, signingKey: Key): void {
    const role = new Role(this, "TakedownRole", {
      description: "stet: takes words of articles out of the archive, never what says that they were there",
      assumedBy: new AccountPrincipal(this.account),
    });
    const arnOf = (pattern: string) => bucket.arnForObjects(pattern);
    const policy = new Policy(this, "Takedown", {
      statements: takedownStatements(arnOf, bucket.bucketArn, signingKey.keyArn),
    });
    policy.attachToRole(role);
    const { reads, writes, deletes, keeps } = takedownAccess;
    const resource = bucket.node.defaultChild;
    const bucketId = CfnElement.isCfnElement(resource) ? this.getLogicalId(resource) : "";
    for (const pattern of new Set([...reads, ...writes, ...deletes, ...keeps])) {
      Validations.of(policy).acknowledge({
        id: `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/${pattern}]`,
        reason:
          "Which article is to be taken down is not known at deployment; the grant ends at words and payloads.",
      });
    }
    new CfnOutput(this, "TakedownRoleArn", {
      value: role.roleArn,
      description: "To be taken on for `stet takedown`",
    });
  }
}

/** EventBridge learns of each object, at no cost. CDK's own way of saying so brings a function along. */
function tellOfObjects(bucket: Bucket): void {
  templateBucket(bucket).notificationConfiguration = {
    eventBridgeConfiguration: { eventBridgeEnabled: true },
  };
}

/** Governance, not compliance: a court's order to take a text down must remain possible. */
function objectLock(days: number | undefined): { objectLockDefaultRetention?: ObjectLockRetention } {
  return days === undefined
    ? {}
    : { objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(days)) };
}

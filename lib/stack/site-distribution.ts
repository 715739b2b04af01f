/** How readers get at the pages: CloudFront alone, with headers that let nothing run but the one script. */
import { Duration, type Stack, Validations } from "aws-cdk-lib";
import {
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { Effect, PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Bucket, IBucket } from "aws-cdk-lib/aws-s3";
import { robotsHeader, securityHeaders } from "../publish/page.ts";
import { memoryFolder, sitePaths } from "../publish/site-paths.ts";
import type { Configuration } from "./configuration.ts";
import { edgeCode } from "./site-edge.ts";

/** A text that is taken down is gone for readers a second later; a crowd still asks the bucket once a second only. */
const longestCached = Duration.seconds(1);

const year = Duration.days(365);

export function siteDistribution(stack: Stack, bucket: Bucket, configuration: Configuration): Distribution {
  const edge = new EdgeFunction(stack, "Edge", {
    code: FunctionCode.fromInline(edgeCode(configuration.sitePassword)),
    runtime: FunctionRuntime.JS_2_0,
    comment: "stet: folders lead to their index, and a password is asked for where one is set",
  });
  const distribution = new Distribution(stack, "Distribution", {
    comment: "stet: pages for readers",
    defaultRootObject: sitePaths.front,
    // Who may not list a bucket is told 403 of what is not there.
    errorResponses: [403, 404].map((httpStatus) => ({
      httpStatus,
      responseHttpStatus: 404,
      responsePagePath: `/${sitePaths.notFound}`,
      ttl: longestCached,
    })),
    priceClass: PriceClass.PRICE_CLASS_100,
    defaultBehavior: {
      origin: S3BucketOrigin.withOriginAccessControl(asAnyBucket(bucket)),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      compress: true,
      cachePolicy: new CachePolicy(stack, "Briefly", {
        minTtl: Duration.seconds(0),
        defaultTtl: longestCached,
        maxTtl: longestCached,
        enableAcceptEncodingGzip: true,
        enableAcceptEncodingBrotli: true,
      }),
      responseHeadersPolicy: headersPolicy(stack),
      functionAssociations: [{ function: edge, eventType: FunctionEventType.VIEWER_REQUEST }],
    },
  });
  // What the publisher remembers is not for readers, whatever the address is made to look like.
  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid: "PagesOnly",
      effect: Effect.DENY,
      principals: [new ServicePrincipal("cloudfront.amazonaws.com")],
      actions: ["s3:GetObject"],
      resources: [bucket.arnForObjects(`${memoryFolder}*`)],
    }),
  );
  acknowledge(distribution);
  return distribution;
}

/** CDK types an absent property otherwise than a property that is undefined; it means the same. */
const asAnyBucket = (bucket: Bucket): IBucket => bucket as IBucket;

function headersPolicy(stack: Stack): ResponseHeadersPolicy {
  const {
    "content-security-policy": contentSecurityPolicy,
    "referrer-policy": _referrer,
    "x-content-type-options": _options,
    ...others
  } = securityHeaders;
  const custom = { ...others, [robotsHeader.name]: robotsHeader.value };
  return new ResponseHeadersPolicy(stack, "Headers", {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: { accessControlMaxAge: year, override: true },
    },
    customHeadersBehavior: {
      customHeaders: Object.entries(custom).map(([header, value]) => ({ header, value, override: true })),
    },
  });
}

function acknowledge(distribution: Distribution): void {
  const reasons = {
    "AwsSolutions-CFR1": "What articles said may be read from everywhere; nobody is kept out by country.",
    "AwsSolutions-CFR2":
      "Static pages without any input: a firewall would cost more than all the rest and guard nothing.",
    "AwsSolutions-CFR3": "Who reads which page is nobody's business, so readers are not logged.",
    "AwsSolutions-CFR4":
      "The distribution has CloudFront's own name, whose certificate sets the protocol; a name of your own comes with its own.",
  };
  for (const [id, reason] of Object.entries(reasons))
    Validations.of(distribution).acknowledge({ id, reason });
}

/** What the parts of a deployment cost: AWS's public prices for us-east-1, arm64, without any free tier. */

export const prices = {
  /** Month of the list; kept by hand, never fetched. */
  date: "2026-06",
  source: "aws.amazon.com/{lambda,s3,sqs,eventbridge}/pricing, us-east-1, arm64, S3 Standard, no free tier",
  gigabyteSecond: 0.000_013_333_4,
  invocation: 0.2 / 1e6,
  s3: { put: 0.005 / 1000, list: 0.005 / 1000, get: 0.000_4 / 1000, delete: 0 },
  queueRequest: 0.4 / 1e6,
  schedule: 1 / 1e6,
} as const;

/** Memory that comes with one whole processor (AWS Lambda developer guide): shares are in proportion. */
export const megabytesPerProcessor = 1769;

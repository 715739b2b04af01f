import { Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { synthesized } from "./synthesized.ts";

const everythingOn = {
  contact: "desk@paper.test",
  alarmEmail: "duty@paper.test",
  objectLockDays: 30,
  site: "public",
};

const { app } = synthesized(everythingOn);

describe("cdk-nag", () => {
  it("finds nothing that is not acknowledged", () => {
    expect(new AwsSolutionsChecks().validateScope(app)).toEqual({ success: true, violations: [] });
  });

  it("is given a sentence for everything that is", () => {
    const reasons = app.node
      .findAll()
      .flatMap(({ node }) =>
        node.metadata
          .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
          .flatMap(({ data }) => Object.values(z.record(z.string(), z.string()).parse(data))),
      );
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) expect(reason).toMatch(/^[A-Z].{40,}\.$/);
  });
});

/** What drives everything: once a minute the dispatch function is called with the configured watch list and site rules. */
import { Duration, Stack } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { Schedule, ScheduleExpression, ScheduleTargetInput } from "aws-cdk-lib/aws-scheduler";
import { LambdaInvoke } from "aws-cdk-lib/aws-scheduler-targets";
import type { Construct } from "constructs";
import { scheduleInput } from "./configuration.ts";

/** How finely due times are kept; an idle minute costs one read. */
const every = Duration.minutes(1);

export function dispatchSchedule(
  scope: Construct,
  dispatch: IFunction,
  lists: Parameters<typeof scheduleInput>[0],
): void {
  const role = new Role(scope, "ScheduleRole", {
    assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
      conditions: { StringEquals: { "aws:SourceAccount": Stack.of(scope).account } },
    }),
  });
  role.addToPolicy(
    new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [dispatch.functionArn] }),
  );
  new Schedule(scope, "EveryMinute", {
    schedule: ScheduleExpression.rate(every),
    description: "stet: what is due?",
    target: new LambdaInvoke(dispatch, {
      // Left to itself the target grants the role every version of the function too.
      role: role.withoutPolicyUpdates(),
      input: ScheduleTargetInput.fromText(scheduleInput(lists)),
      // The next minute's run does all that a late one could.
      retryAttempts: 0,
      maxEventAge: every,
    }),
  });
}

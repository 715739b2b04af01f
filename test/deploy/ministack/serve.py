"""MiniStack on loopback over TLS, for as long as whoever started it holds the other end of stdin.

Its one argument is the temporary folder it was installed into: that goes when the starter does.

Under AUTH=true MiniStack evaluates roles and bucket policies for real, but for two things, which are put right here as
AWS documents them, so that the deployed policies are what decides:

- It knows neither of the two condition keys by which S3 enforces conditional writes (S3 User Guide, "Enforce
  conditional writes on Amazon S3 buckets").
- It asks for an action of its own for each batch of messages, where SQS asks for the action on one message (SQS
  Developer Guide, "Amazon SQS API permissions").
"""

import asyncio
import os
import shutil
import signal
import sys
import threading

from hypercorn.asyncio import serve
from hypercorn.config import Config
from ministack.core import iam_actions, tls
from ministack.services import scheduler

known_s3_context = iam_actions.s3_service_context


def s3_context_with_conditions(iam_action, query_params, path="", headers=None):
    context = dict(known_s3_context(iam_action, query_params, path, headers))
    if iam_action == "s3:PutObject":
        query, given = query_params or {}, headers or {}
        # CreateMultipartUpload and UploadPart create no object; PutObject, CopyObject and CompleteMultipartUpload do.
        creates = "uploads" not in query and "partNumber" not in query
        context["s3:ObjectCreationOperation"] = str(creates).lower()
        for name in ("if-match", "if-none-match"):
            if given.get(name):
                context[f"s3:{name}"] = given[name]
    return context


iam_actions.s3_service_context = s3_context_with_conditions

known_iam_action = iam_actions.extract_iam_action


def iam_action_of_one_message(*request):
    action = known_iam_action(*request)
    return action.removesuffix("Batch") if action and action.startswith("sqs:") else action


iam_actions.extract_iam_action = iam_action_of_one_message

# Schedules are looked at every ten seconds otherwise, and a minute is long enough for a test.
scheduler._SCHEDULE_TICK_INTERVAL = 1

from ministack.app import app  # noqa: E402  (after the keys are in place)


def end_with_starter():
    """Whatever ends the starter, even a kill, closes the pipe. The functions' processes are of our group."""
    sys.stdin.buffer.read()
    shutil.rmtree(sys.argv[1], ignore_errors=True)
    os.killpg(os.getpgrp(), signal.SIGKILL)


threading.Thread(target=end_with_starter, daemon=True).start()

config = Config()
config.bind = [f"127.0.0.1:{os.environ['GATEWAY_PORT']}"]
config.certfile, config.keyfile = tls.resolve_tls_material()
asyncio.run(serve(app, config))

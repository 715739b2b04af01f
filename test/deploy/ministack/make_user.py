"""Makes an administrator who is not the root of the account, whom no policy binds. Prints access key and secret."""

import json
import os

from botocore.session import get_session

iam = get_session().create_client("iam", endpoint_url=os.environ["AWS_ENDPOINT_URL"])
everything = {"Effect": "Allow", "Action": "*", "Resource": "*"}
iam.create_user(UserName="visitor")
iam.put_user_policy(
    UserName="visitor",
    PolicyName="everything",
    PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [everything]}),
)
key = iam.create_access_key(UserName="visitor")["AccessKey"]
print(json.dumps({"accessKeyId": key["AccessKeyId"], "secretAccessKey": key["SecretAccessKey"]}))

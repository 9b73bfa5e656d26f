"""An S3 API on loopback with given objects, by moto in this process: the only way to give an object an age, as S3 sets
LastModified itself. Ages stay what they are for as long as it serves: tests may take their time.

stdin, first line: {bucket: {key: [text, age in seconds]}}. stdout: one line {"port", "users": {name: {"id", "secret"}}}.
Serves until stdin ends, so that it never outlives who started it. Signatures and policies are checked: the user `reader`
may do what the script's own messages ask for, `lister` may list only, `stranger` nothing.
"""

import json
import logging
import os
import sys
from datetime import timedelta

os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "false"
from moto import settings
from moto.core.utils import utcnow
from moto.iam.models import iam_backends
from moto.s3.models import FakeKey, s3_backends
from moto.server import ThreadedMotoServer

ACCOUNT = "123456789012"
USERS = {"reader": ["s3:ListBucket", "s3:GetObject"], "lister": ["s3:ListBucket"], "stranger": []}


FakeKey.age = timedelta(0)
FakeKey.last_modified = property(lambda self: utcnow() - self.age, lambda self, time: None)


def add_user(name, actions):
    iam = iam_backends[ACCOUNT]["aws"]
    iam.create_user("us-east-1", name)
    if actions:
        statement = {"Effect": "Allow", "Action": actions, "Resource": "arn:aws:s3:::*"}
        policy = {"Version": "2012-10-17", "Statement": [statement]}
        iam.put_user_policy(name, "policy", json.dumps(policy))
    key = iam.create_access_key(name)
    return {"id": key.access_key_id, "secret": key.secret_access_key}


def add_bucket(name, objects):
    s3 = s3_backends[ACCOUNT]["aws"]
    s3.create_bucket(name, "us-east-1")
    for key, (text, age) in objects.items():
        s3.put_object(name, key, text.encode()).age = timedelta(seconds=age)


for name, objects in json.loads(sys.stdin.readline()).items():
    add_bucket(name, objects)
users = {name: add_user(name, actions) for name, actions in USERS.items()}
settings.INITIAL_NO_AUTH_ACTION_COUNT = 0
logging.getLogger("werkzeug").setLevel(logging.ERROR)
server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
server.start()
print(json.dumps({"port": server.get_host_and_port()[1], "users": users}), flush=True)
sys.stdin.read()

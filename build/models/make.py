#!/usr/bin/env python3
"""Makes the models of what AWS services answer, against which TestState holds mocks.

    python3 build/models/make.py

Reads the API models that come with botocore (Apache License 2.0), which must be installed, keeps the shapes of answers
with their constraints and without any documentation, and writes a file for each service. The same botocore gives the
same bytes.
"""

import glob
import gzip
import io
import json
import os
import re

import botocore

DATA = os.path.join(os.path.dirname(botocore.__file__), "data")
TARGET = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "server", "src", "main", "resources",
                      "dev", "pawl", "server", "models")
# What Step Functions was seen to say where the published models have moved on.
SEEN = {("lambda", "MemorySize"): {"max": 10240}}
BOUNDED = {"string", "blob", "integer", "long", "float", "double"}


def read(path):
    with (gzip.open(path) if path.endswith("gz") else open(path, "rb")) as f:
        return json.load(f)


def answers(model, service):
    """Operations with the shape of their answer, and all shapes that answers are made of."""
    operations, shapes = {}, {}

    def keep(name):
        if name in shapes:
            return
        shape = model["shapes"][name]
        kept = shapes[name] = {"type": "document" if shape.get("document") else shape["type"]}
        if shape["type"] in BOUNDED:
            kept.update({k: shape[k] for k in ("min", "max", "enum") if k in shape})
            kept.update(SEEN.get((service, name), {}))
        if kept["type"] == "structure":
            kept["members"] = {k: v["shape"] for k, v in shape["members"].items()}
            if shape.get("required"):
                kept["required"] = shape["required"]
            for member in kept["members"].values():
                keep(member)
        for k in ("member", "value"):
            if k in shape:
                kept[k] = shape[k]["shape"]
                keep(kept[k])

    for name, operation in model["operations"].items():
        if "output" in operation:
            operations[name] = operation["output"]["shape"]
            keep(operations[name])
    return {"operations": operations, "shapes": shapes}


def main():
    os.makedirs(TARGET, exist_ok=True)
    for old in glob.glob(os.path.join(TARGET, "*.json.gz")):
        os.remove(old)
    for service in sorted(os.listdir(DATA)):
        versions = sorted(glob.glob(os.path.join(DATA, service, "*", "service-2.json*")))
        if not versions:
            continue
        model = read(versions[-1])
        name = re.sub("[^a-z0-9]", "", model["metadata"]["serviceId"].lower())
        text = json.dumps(answers(model, name), separators=(",", ":"), sort_keys=True)
        packed = io.BytesIO()
        with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as f:
            f.write(text.encode())
        with open(os.path.join(TARGET, name + ".json.gz"), "wb") as f:
            f.write(packed.getvalue())


if __name__ == "__main__":
    main()

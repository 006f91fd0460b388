#!/usr/bin/env python3
"""Plays the recorded cases that Pawl covers so far, and fails when fewer pass than the number in conformance.count.

The cases and their runner lie beside the checkout, in shared/conformance.
"""

import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
SHARED = os.path.join(ROOT, "..", "shared", "conformance")
COUNT = os.path.join(HERE, "conformance.count")
SERVICES = {"lambda", "states"}
API_AREAS = {"activities", "api", "api_activities", "api_express", "api_tagging", "api_validation", "callback",
             "express"}


def covered(case):
    if not set(case.get("services") or []) <= SERVICES:
        return False
    return case["kind"] in ("execution", "express_sync") or (
        case["kind"] == "api_sequence" and case["area"] in API_AREAS)


def select(source, target):
    """Links the covered cases into a folder of their own; returns how many there are."""
    chosen = 0
    for folder, _, files in os.walk(source):
        for name in files:
            path = os.path.join(folder, name)
            with open(path, encoding="utf-8") as f:
                case = json.load(f)
            if covered(case):
                os.makedirs(os.path.join(target, case["area"]), exist_ok=True)
                os.symlink(path, os.path.join(target, case["area"], name))
                chosen += 1
    return chosen


def main():
    runner = os.path.join(SHARED, "run.py")
    if not os.path.exists(runner):
        print(f"Expected the runner of the recorded cases at {os.path.normpath(runner)}, but there is none",
              file=sys.stderr)
        return 1
    with open(COUNT, encoding="utf-8") as f:
        least = int(f.read())
    with tempfile.TemporaryDirectory() as scratch:
        cases = os.path.join(scratch, "cases")
        chosen = select(os.path.join(SHARED, "cases"), cases)
        print(f"{chosen} cases are covered", flush=True)
        report = os.path.join(scratch, "report.json")
        subprocess.run([sys.executable, runner, "--cases", cases, "--report", report, "--timeout", "100",
                        "--start", "./pawl server --port {port} --db {dir}/pawl.db", *sys.argv[1:]],
                       cwd=ROOT, check=False)
        if not os.path.exists(report):
            print("The runner wrote no report", file=sys.stderr)
            return 1
        with open(report, encoding="utf-8") as f:
            summary = json.load(f)["summary"]
    passed = summary.get("passed", 0)
    print(f"passed strictly: {passed}, with the same outcome: {summary.get('outcome', 0)}; at least {least} must pass")
    if passed < least:
        print("Fewer cases pass than before", file=sys.stderr)
        return 1
    if passed > least:
        print(f"More pass than before: put {passed} into .ci/conformance.count")
    return 0


if __name__ == "__main__":
    sys.exit(main())

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
# Services that no jar of the server's own has; the connector's build puts them here.
PLUGINS = "engine/connectors/aws/target/plugins"
KINDS = {"execution", "express_sync", "api_sequence", "test_state"}


def covered(case):
    return case["kind"] in KINDS


def select(source, target, skip=frozenset()):
    """Links the covered cases into a folder of their own; returns how many there are."""
    chosen = 0
    for folder, _, files in os.walk(source):
        for name in files:
            path = os.path.join(folder, name)
            with open(path, encoding="utf-8") as f:
                case = json.load(f)
            if covered(case) and case["id"] not in skip:
                os.makedirs(os.path.join(target, case["area"]), exist_ok=True)
                os.symlink(path, os.path.join(target, case["area"], name))
                chosen += 1
    return chosen


def play(cases, report, *options):
    """Plays a folder of cases; returns their results, or nothing if the server did not come up."""
    subprocess.run([sys.executable, os.path.join(SHARED, "run.py"), "--cases", cases, "--report", report,
                    "--timeout", "100", "--start", f"./pawl server --port {{port}} --db {{dir}}/pawl.db --plugins {PLUGINS}", *options],
                   cwd=ROOT, check=False)
    if not os.path.exists(report):
        return []
    with open(report, encoding="utf-8") as f:
        return json.load(f)["cases"]


def strictly(results):
    return {r["id"] for r in results if r["strict"] and not r["skipped"]}


def main():
    if not os.path.exists(os.path.join(SHARED, "run.py")):
        print(f"Expected the runner of the recorded cases in {os.path.normpath(SHARED)}, but there is none",
              file=sys.stderr)
        return 1
    with open(COUNT, encoding="utf-8") as f:
        least = int(f.read())
    with tempfile.TemporaryDirectory() as scratch:
        cases = os.path.join(scratch, "cases")
        print(f"{select(os.path.join(SHARED, 'cases'), cases)} cases are covered", flush=True)
        results = play(cases, os.path.join(scratch, "report.json"), *sys.argv[1:])
        passed = strictly(results)
        if len(passed) < least and results:
            # Cases share one server, so that a list of all machines may be longer than a page, and one machine's cores.
            print("Those that did not pass are played once more, by themselves", flush=True)
            again = os.path.join(scratch, "again")
            select(os.path.join(SHARED, "cases"), again, skip=passed)
            passed |= strictly(play(again, os.path.join(scratch, "again.json"), "--jobs", "1"))
    same = sum(1 for r in results if r["outcome"])
    print(f"passed strictly: {len(passed)}, with the same outcome: {same}; at least {least} must pass")
    if len(passed) < least:
        print("Fewer cases pass than before", file=sys.stderr)
        return 1
    if len(passed) > least:
        print(f"More pass than before: put {len(passed)} into .ci/conformance.count")
    return 0


if __name__ == "__main__":
    sys.exit(main())

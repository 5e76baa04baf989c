"""Reads what `check` and `draft lint` say in SARIF with a model made from the published 2.1.0 schema.

sarif.py PROGRAM: every broken file of the tests is checked. A property that the schema does not know must be found out.
"""
import json
import pathlib
import subprocess
import sys

import pydantic
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Log

TESTS = pathlib.Path("Tests/PushbackLibraryTests")


def said(*words):
    return json.loads(subprocess.run(words, capture_output=True, text=True).stdout)


def results(log):
    Log.model_validate(log)
    return sum(len(run["results"]) for run in log["runs"])


def main(program):
    stories = sorted(str(path) for path in (TESTS / "Broken").glob("*.md"))
    drafts = sorted(str(path) for path in (TESTS / "BrokenDrafts").glob("*.md"))
    log = said(program, "check", "--format", "sarif", *stories)
    found = results(log)
    linted = sum(results(said(program, "draft", "lint", "--format", "sarif", path)) for path in drafts)
    log["runs"][0]["results"][0]["colour"] = "red"
    try:
        Log.model_validate(log)
    except pydantic.ValidationError:
        print(f"SARIF: {found} findings in {len(stories)} stories and {linted} in {len(drafts)} drafts fit the schema.")
        return found == 0 or linted == 0
    print("A property that SARIF does not know was not found out, so the check proves nothing.")
    return True


sys.exit(main(sys.argv[1]))

"""Compares `pushback analyze` with the Storm model checker, figure by figure.

compare.py PROGRAM FOLDER [--stories N] [--ruled N] [--wrong]; a ruled story is solved under a draft; --wrong compares with a solver that does not choose, and must fail.
"""
import argparse
import json
import pathlib
import subprocess
import sys
from fractions import Fraction

import stormpy
import stormpy.developer
from stormpy.numbers import Rational

import stories

TOLERANCE = 1e-6
LARGE = 5_000


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else None


def blind(text):
    """The chain in which every choice of the process is as likely as the others."""
    lines, out, actions, state = text.splitlines(), [], [], None

    def close():
        if state is None:
            return
        out.append(state)
        out.append("\taction 0")
        odds = {}
        for action in actions:
            for target, chance in action:
                odds[target] = odds.get(target, Fraction(0)) + chance / len(actions)
        out.extend(f"\t\t{target} : {odds[target]}" for target in sorted(odds))

    start = lines.index("@model") + 1
    for line in lines[start:]:
        if line.startswith("state"):
            close()
            state, actions = line, []
        elif line.startswith("\taction"):
            actions.append([])
        elif line.strip():
            target, chance = line.split(":")
            actions[-1].append((int(target), Fraction(chance.strip())))
    close()
    head = [line.replace("MDP", "DTMC") for line in lines[:start]]
    # A chain has a choice a state.
    head[head.index("@nr_choices") + 1] = head[head.index("@nr_states") + 1]
    return "\n".join(head + out) + "\n"


class Storm:
    def __init__(self, path, is_large):
        kind = float if is_large else Rational
        self.model = stormpy.build_model_from_drn[kind](str(path))
        make = stormpy.developer.get_sound_environment if is_large else stormpy.developer.get_exact_environment
        self.environment = make()

    def value(self, formula):
        properties = stormpy.parse_properties(formula)
        try:
            result = stormpy.model_checking(self.model, properties[0], environment=self.environment)
        except RuntimeError as error:
            # Storm drops a reward model in which nothing is ever gained.
            if "Reward model for formula is empty" in str(error):
                return 0.0
            raise
        return float(result.get_value(self.model.initial_states[0]))


def differences(name, program, folder, wrong, rules=()):
    report = run(program, "analyze", name, "--json", *rules)
    model = run(program, "analyze", name, "--model", "drn", *rules)
    if report is None or model is None:
        return None
    report = json.loads(report)
    process, chain = folder / "process.drn", folder / "chain.drn"
    process.write_text(model)
    chain.write_text(blind(model))
    is_large = report["states"] > LARGE
    plans, coins = Storm(process, is_large), Storm(chain, is_large)
    found = []

    def compare(what, ours, label, reward):
        aims = {"min": "min", "max": "max", "blind": ""}
        for key, aim in aims.items():
            storm = plans if aim else coins
            formula = f'R{{"{label}"}}{aim}=? [F "done"]' if reward else f'P{aim}=? [F "{label}"]'
            theirs = storm.value(formula)
            mine = ours["blind"] if wrong and aim else ours[key]
            if abs(mine - theirs) > TOLERANCE * max(1, abs(theirs)):
                found.append(f"{name}: {what} {key}: {mine}, Storm says {theirs}")

    for ending, odds in report["endings"].items():
        label = ending.replace("-", "_")
        # Where an act or a word of the format has the name already.
        apart = f"ending_{label}"
        compare(ending, odds, apart if apart in model.split() else label, False)
    if "stuck" in report:
        compare("stuck", report["stuck"], "stuck", False)
    for measure, figures in report["measures"].items():
        for part in ("gains", "losses"):
            label = f"{measure}_{'gain' if part == 'gains' else 'loss'}".replace("-", "_")
            compare(f"{measure} {part}", figures[part], label, True)
    return found


# The clauses that public policies lack.
GAPS = ["who-may-use/prototype-with-owner", "concerns-and-appeal/protected-refusal", "exceptions/risk-acceptance",
        "release-authority/staged-with-rollback", "exceptions/deadline-lowers-no-gate",
        "incidents/review-before-sanction", "values-and-cost/repair-charged", "concerns-and-appeal/dissent-recorded"]


def ruled(program, folder, count, wrong):
    """Both stories under the gap clauses, and generated ones under generated drafts."""
    clauses = [clause for clause in json.loads(run(program, "clauses", "--json")) if clause["forbids"]]
    acts = sorted({act for clause in clauses for ban in clause["forbids"] for act in ban.values() if act})
    path, rules = folder / "ruled.md", folder / "rules.json"
    rules.write_text(json.dumps({"adopted": [{"number": n, "id": gap} for n, gap in enumerate(GAPS, 1)]}))
    found = []
    for name in ("ship-it", "the-night-it-broke"):
        found += differences(name, program, folder, wrong, ["--rules", str(rules)]) or []
    compared, stuck, seed = 2, 0, 0
    while compared < count + 2 and seed < 8 * count + 20:
        # Few acts, so that rules and choices meet.
        few = acts[seed % 7::7]
        near = [clause for clause in clauses if any(ban["act"] in few for ban in clause["forbids"])]
        path.write_text(stories.story(seed, few, ruled=True))
        rules.write_text(json.dumps(stories.draft(seed, near if len(near) > 3 else clauses)))
        seed += 1
        lines = differences(str(path), program, folder, wrong, ["--rules", str(rules)])
        if lines is None:
            continue
        compared += 1
        report = json.loads(run(program, "analyze", str(path), "--json", "--rules", str(rules)))
        stuck += report["stuck"]["max"] > 0
        found += [f"ruled seed {seed - 1}, {line}" for line in lines]
    if compared < count + 2 or (count >= 20 and not stuck):
        sys.exit(f"{compared} stories under rules could be analysed, {stuck} with somebody stuck: too few to compare.")
    print(f"{compared} stories under rules compared, {stuck} of them with somebody stuck.")
    return found


def main():
    words = argparse.ArgumentParser()
    words.add_argument("program")
    words.add_argument("folder", type=pathlib.Path)
    words.add_argument("--stories", type=int, default=300)
    words.add_argument("--ruled", type=int, default=30)
    words.add_argument("--wrong", action="store_true")
    asked = words.parse_args()
    names = ["ship-it", "the-night-it-broke"]
    compared, seed, wrong = 0, 0, []
    while compared < asked.stories + len(names):
        if names[compared:]:
            name = names[compared]
        else:
            path = asked.folder / "story.md"
            path.write_text(stories.story(seed))
            name, seed = str(path), seed + 1
        found = differences(name, asked.program, asked.folder, asked.wrong)
        if found is None:
            # Not every random story can be solved; most can.
            if seed > 4 * asked.stories + 10:
                sys.exit("Hardly any of the stories can be analysed.")
            continue
        compared += 1
        wrong += [f"seed {seed - 1}, {line}" if line.startswith(str(asked.folder)) else line for line in found]
    wrong += ruled(asked.program, asked.folder, asked.ruled, asked.wrong)
    for line in wrong[:20]:
        print(line)
    print(f"{compared} stories compared, {len(wrong)} figures differ.")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

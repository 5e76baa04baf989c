"""Times `pushback analyze` beside the Storm model checker on the same stories, from ten thousand states to a million.

scale.py PROGRAM FOLDER [STATES ...]; prints a table of figures and ratios, and whether the two agree.
"""
import json
import os
import pathlib
import subprocess
import sys
import time

MEASURES = ["production", "delivery", "trust"]
STEPS = {"write": "production -1, delivery +2", "test": "production +2, delivery -1", "talk": "trust +1, delivery -1"}


def story(states):
    """A week of small steps: three things counted, a throw of the dice after each, and a release at any time."""
    size = round((states / 2) ** (1 / 3))
    page = ["---", "parties: [you]", "facts:", *(f"  {name}: 0..{size - 1}" for name in ("written", "tested", "talked")),
            "---", "# A long week", "", "## desk", "", "What now?", ""]
    for choice, fact in zip(STEPS, ("written", "tested", "talked")):
        page.append(f"- `fix {choice}` [{choice.title()}.](#luck) `{fact} + 1` `if {fact} < {size - 1}` Enough of that.")
    page += ["- `deploy ship` [Ship.](#release)", "", "## luck", "", "The build runs.", "",
             f"- `10 % if tested < {size // 2}, 2 % otherwise` [It breaks.](#broken)", "- `rest` [It holds.](#desk)", "",
             "## release", "", "It goes out.", "",
             f"- `40 % if tested < {size // 2}, 5 % otherwise` [It fails.](#broken)", "- `rest` [It runs.](#shipped)", ""]
    for ending, fate in (("broken", "bad"), ("shipped", "good")):
        page += [f"## {ending}", "", "The end.", "", f"`ending: you {fate}`", ""]
    page += ["```bill", *(f"desk/{choice}: {price}" for choice, price in STEPS.items()), "broken: trust -9", "```", ""]
    return "\n".join(page)


def timed(*words):
    """Output, CPU seconds, seconds by the clock, and the most memory in MB, of one run."""
    reading, writing = os.pipe()
    began = time.monotonic()
    child = subprocess.Popen(words, stdout=writing, stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        text = pipe.read()
    _, status, used = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"{words[0]} ended with {status}.")
    return text, used.ru_utime + used.ru_stime, time.monotonic() - began, used.ru_maxrss / 1024


def storm(model, chain, report):
    """Asks Storm for every figure of the report; run in a process of its own, so that its memory is its own."""
    import stormpy
    import stormpy.developer

    report = json.loads(pathlib.Path(report).read_text())
    environment = stormpy.developer.get_sound_environment()
    worst = 0.0
    for path, aims in ((model, {"min": "min", "max": "max"}), (chain, {"blind": ""})):
        process = stormpy.build_model_from_drn[float](path)

        def value(formula):
            result = stormpy.model_checking(process, stormpy.parse_properties(formula)[0], environment=environment)
            return float(result.get_value(process.initial_states[0]))

        for key, aim in aims.items():
            for ending, odds in report["endings"].items():
                worst = max(worst, abs(odds[key] - value(f'P{aim}=? [F "{ending}"]')))
            for measure, figures in report["measures"].items():
                for part, label in (("gains", "gain"), ("losses", "loss")):
                    try:
                        theirs = value(f'R{{"{measure}_{label}"}}{aim}=? [F "done"]')
                    except RuntimeError:
                        theirs = 0.0  # Storm drops a reward model in which nothing is ever gained.
                    worst = max(worst, abs(figures[part][key] - theirs) / max(1, abs(theirs)))
    print(worst)


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    import compare

    print("| States | analyze: CPU s | clock s | MB | Storm: CPU s | clock s | MB | CPU, ours to Storm's | memory |")
    print("|---|---|---|---|---|---|---|---|---|")
    ours = []
    for wanted in [int(word) for word in sys.argv[3:]] or [10_000, 100_000, 1_000_000]:
        path, model, chain, said = (folder / name for name in ("week.md", "week.drn", "week-chain.drn", "week.json"))
        path.write_text(story(wanted))
        text, cpu, clock, memory = timed(program, "analyze", str(path), "--json", "--quick")
        said.write_text(text)
        states = json.loads(text)["states"]
        with model.open("w") as file:
            subprocess.run([program, "analyze", str(path), "--model", "drn"], stdout=file, check=True)
        chain.write_text(compare.blind(model.read_text()))
        worst, *theirs = timed(sys.executable, __file__, "--storm", str(model), str(chain), str(said))
        print(f"| {states:,} | {cpu:.2f} | {clock:.2f} | {memory:.0f} | {theirs[0]:.2f} | {theirs[1]:.2f} | {theirs[2]:.0f} "
              f"| {cpu / theirs[0]:.2f} | {memory / theirs[2]:.2f} |", flush=True)
        ours.append((states, cpu, memory))
        if float(worst) > 1e-6:
            sys.exit(f"The two differ by {float(worst):.2g} at {states:,} states.")
    (least, fast, small), (most, slow, large) = ours[0], ours[-1]
    print(f"\n{most / least:.0f} times the states: {slow / fast:.0f} times the CPU time, {large / small:.0f} times the memory.")


if __name__ == "__main__":
    if sys.argv[1] == "--storm":
        storm(*sys.argv[2:5])
    else:
        main()

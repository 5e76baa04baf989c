"""Plays one story in Pushback and in its peers, and prints what that took as a table.

Usage: measure.py WORK BINARIES [--keep]. WORK is a folder that will be thrown away, with the peers unpacked in it.
"""
import functools
import json
import os
import shutil
import sys

import story
from processes import Failed, median, run
from table import keep, table

RUNS, STARTS, PIPED = 5, 21, 1000
# Every engine is first held to the same 2,000 steps, and then timed over as many as a second or two allows.
PROOF = 2000
STEPS = {"Pushback": 1_000_000, "inkcpp": 100_000, "bink": 30_000, "Bardic": 3_000}


class Engine:
    """How an engine is started, led through steps by a program, and played by typing."""

    def __init__(self, name, start, steps=None, typed=None):
        self.name, self.start, self.steps, self.typed = name, start, steps, typed
        self.figures = {}


def engines(work, binaries):
    def path(name):
        return os.path.join(work, name)

    def write(name, text):
        with open(path(name), "w", encoding="utf-8") as file:
            file.write(text)
        return path(name)

    ours = write("story.md", story.pushback())
    program, bench = os.path.join(binaries, "pushback"), os.path.join(binaries, "pushback-bench")
    yield Engine("Pushback", [program, "play", ours], [bench, "play", ours], [program, "play", ours, "--plain"])

    python, player = path("python/bin/python"), os.path.join(os.path.dirname(os.path.abspath(__file__)), "player.py")
    ink, bard = write("story.json", story.ink()), write("story.bard", story.bardic())
    for name, written, loaded in [("inkcpp", ink, path("story.bin")), ("bink", ink, ink),
                                  ("Bardic", bard, path("bardic.json"))]:
        words = [python, player]
        try:
            run([*words, "prepare", name.lower(), written, loaded])
        except (Failed, OSError):
            print(f"{name} is not here, and is left out.", file=sys.stderr)
            continue
        played = [*words, name.lower(), loaded]
        typed = [path("python/bin/bardic"), "play", loaded, "--no-color"] if name == "Bardic" else None
        yield Engine(name, typed or [*played, "0"], played, typed)

    inform, dfrotz = os.environ.get("INFORM"), os.environ.get("DFROTZ")
    if inform and dfrotz:
        run([inform, "-v8", write("story.inf", story.inform()), path("story.z8")])
        words = [dfrotz, "-m", path("story.z8")]
        yield Engine("dfrotz", words, None, words)
    else:
        print("dfrotz or inform6 is not here, and both are left out.", file=sys.stderr)


held = functools.cache(story.expected)


def same(engine, shown, count):
    """Stops everything where an engine has not shown what the story holds: its figures would mean nothing."""
    counts = held(count)
    if {key: shown[key] for key in counts} != counts:
        sys.exit(f"{engine.name} showed {shown} in {count} steps, and the story holds {counts}. No table.")


def stepped(engine, work, count):
    """One run through the engine's library: seconds to load and to play, and peak memory."""
    screen = os.path.join(work, "screen")
    run([*engine.steps, str(count)], screen=screen)
    with open(screen, encoding="utf-8") as file:
        took = json.load(file)
    same(engine, took, count)
    return took


def typed(engine, work, lines):
    """One run through the engine's command line."""
    home, screen = os.path.join(work, "home"), os.path.join(work, "screen")
    shutil.rmtree(home, ignore_errors=True)
    took = run(engine.typed, lines, screen, {**os.environ, "PUSHBACK_HOME": home})
    with open(screen, encoding="utf-8") as file:
        same(engine, story.seen(file.read()), PIPED)
    return took


def measure(work, binaries):
    here = list(engines(work, binaries))
    lines = os.path.join(work, "lines")
    numbers = []
    story.expected(PIPED, numbers)
    with open(lines, "w", encoding="utf-8") as file:
        file.writelines(numbers)
    for engine in here:
        if engine.steps:
            stepped(engine, work, PROOF)
            print(f"{engine.name}: {PROOF} steps showed {held(PROOF)}", file=sys.stderr)
        if engine.typed:
            typed(engine, work, lines)
            print(f"{engine.name}: {PIPED} typed choices showed {held(PIPED)}", file=sys.stderr)
    for _ in range(RUNS):
        # In turn, so that whatever else the machine does falls on all alike.
        for engine in here:
            if engine.steps:
                count = STEPS[engine.name]
                took = stepped(engine, work, count)
                note(engine, load=took["load"], rate=count / took["seconds"], memory=took["memory"])
                if "bare" in took:
                    note(engine, bare=count / took["bare"])
            if engine.typed:
                cpu, memory = typed(engine, work, lines)
                note(engine, cpu=cpu, memory=memory)
    bundled = Engine("bundled", [here[0].start[0], "play", "ship-it"])
    bare = []
    for _ in range(STARTS):
        bare.append(run(["/bin/true"])[0])
        for engine in [*here, bundled]:
            nowhere = {**os.environ, "PUSHBACK_HOME": os.path.join(work, "none")}
            note(engine, start=run(engine.start, environment=nowhere, fails=engine.name == "Bardic")[0])
    here[0].figures["bundled"] = bundled.figures["start"]
    return here, median(bare), held(PROOF)


def note(engine, **figures):
    for name, figure in figures.items():
        engine.figures.setdefault(name, []).append(figure)


if __name__ == "__main__":
    result = table(*measure(sys.argv[1], sys.argv[2]), sys.argv[1])
    print(result)
    if "--keep" in sys.argv:
        keep(result)

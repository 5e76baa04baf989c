"""The figures as one Markdown table, and the guide that keeps the last of them."""
import datetime
import os
import platform
import re
import subprocess

from processes import median

GUIDE = "Content/guides/performance.md"
HEADING = "## The last run"


def middle(engine, name):
    return median(engine.figures[name]) if name in engine.figures else None


def rate(engine):
    """Steps in a second of CPU. Without a library they are counted where they are typed, less the start."""
    return middle(engine, "rate") or 1000 / max(middle(engine, "cpu") - middle(engine, "start"), 1e-6)


def memory(engine):
    return max(engine.figures["memory"]) * 1024 / 1e6


def table(engines, bare, proof, work):
    ours, peers = engines[0], engines[1:]

    def row(name, figure):
        cells = [figure(engine) for engine in engines]
        return "| " + " | ".join([name] + ["–" if cell is None else cell for cell in cells]) + " |"

    def scaled(name, factor, digits=1):
        def cell(engine):
            value = middle(engine, name)
            return None if value is None else f"{value * factor:,.{digits}f}"
        return cell

    lines = [
        "| | " + " | ".join(engine.name for engine in engines) + " |",
        "|---|" + "---:|" * len(engines),
        row("load, ms of CPU", scaled("load", 1000)),
        row("steps in a second of CPU", lambda engine: f"{rate(engine):,.0f}"),
        row("our steps to one of theirs", lambda peer: None if peer is ours else f"{rate(ours) / rate(peer):.1f}"),
        row("cold start, × `/bin/true`", scaled("start", 1 / bare)),
        row("1,000 typed choices, ms of CPU", scaled("cpu", 1000, 0)),
        # What the system says of a small program is what this one held when it began.
        row("peak memory, MB", lambda engine: f"{'' if engine.steps else 'under '}{memory(engine):.0f}"),
    ]
    said = (f"In the first 2,000 steps every engine with a library offered {proof['choices']:,} choices and showed "
            f"{proof['characters']:,} characters, and the typed choices showed the same everywhere.")
    today = datetime.date.today()
    machine = f"{os.cpu_count()} cores, {processor()}, {platform.system()} {platform.machine()}"
    where = f"{today.day} {today:%B %Y}; {machine}; {versions(work)}."
    return "\n".join([where, "", *lines, "", said, "", *aims(ours, peers, bare)])


def aims(ours, peers, bare):
    """What the project wants of these figures, and whether it has it."""
    bundled = median(ours.figures["bundled"]) / bare
    listed = [("cold start of a bundled story, × `/bin/true`", bundled, "at most", 15),
              ("load of the 1,000 scenes, ms of CPU", middle(ours, "load") * 1000, "at most", 30),
              ("peak memory, MB", memory(ours), "at most", 40)]
    if peers:
        fastest = max(map(rate, peers))
        listed[:0] = [("steps, × the fastest peer", rate(ours) / fastest, "at least", 15),
                      ("the same without undo and a record", middle(ours, "bare") / fastest, "at least", 15)]
    lines = ["| aim | wanted | measured | |", "|---|---:|---:|---|"]
    for name, figure, bound, limit in listed:
        met = figure >= limit if bound == "at least" else figure <= limit
        lines.append(f"| {name} | {bound} {limit} | {figure:.1f} | {'met' if met else 'missed'} |")
    return lines


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            model = next(line for line in file if line.startswith("model name"))
        return re.sub(r"\((R|TM)\)", "", model.split(":")[1]).strip()
    except (OSError, StopIteration):
        return "of unknown make"


def versions(work):
    def said(words, pattern):
        try:
            done = subprocess.run(words, capture_output=True, text=True, check=False)
        except (OSError, TypeError):
            return None
        found = re.search(pattern, done.stdout + done.stderr)
        return found and found.group(1)

    listed = [("Swift", said(["swift", "--version"], r"Swift version (\S+)")), ("Python", platform.python_version())]
    pip = [os.path.join(work, "python/bin/python"), "-m", "pip", "show"]
    listed += [(name, said([*pip, name], r"Version: (\S+)")) for name in ("inkcpp-py", "bink", "bardic")]
    listed.append(("dfrotz", said([os.environ.get("DFROTZ"), "-v"], r"FROTZ V(\S+)")))
    listed.append(("inform6", said([os.environ.get("INFORM")], r"Inform (\d\S+)")))
    return ", ".join(f"{name} {version}" for name, version in listed if version)


def keep(result):
    """Puts a table where the last one stands, under its heading."""
    with open(GUIDE, encoding="utf-8") as file:
        before, _, after = file.read().partition(HEADING)
    rest = after.partition("\n## ")[2]
    with open(GUIDE, "w", encoding="utf-8") as file:
        file.write(f"{before}{HEADING}\n\n{result}\n\n## {rest}")

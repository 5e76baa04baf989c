"""One story of 1,000 scenes, written in the language of every engine that plays it.

A chain: each scene offers up to three choices, and all of them lead to the next scene. One number, the debt, counts
from 0 to 9 and decides which choices and which second paragraph there are. Ours demands that a story ends, so the
chain ends after its last scene, and whoever drives an engine begins it again.
"""
import json
import re

SCENES = 1000
MOST = 9
DEPLOY, FIX, REFUSE = "Ship it as it is.", "Mend what can be seen.", "Say no, and pay some of it back."
GROWN = "The list of what was put off has grown long."
OVER = "That was all."
FULL, EMPTY = "The list is full.", "Nothing is owed."


def opening(scene):
    return f"It is {scene} minutes past. Somebody asks whether it can ship today, and waits."


def pushback():
    lines = ["---", "summary: A generated chain.", "facts:", f"  debt: 0..{MOST}", "---", "# Generated", ""]
    bill = []
    for scene in range(SCENES):
        onward = f"#scene-{scene + 1}" if scene + 1 < SCENES else "#over"
        lines += [
            f"## Scene {scene}", "", opening(scene), "", f"`if debt > 5` {GROWN}", "",
            f"- `deploy` [{DEPLOY}]({onward}) `debt + 1` `if debt < {MOST}` {FULL}",
            f"- `fix` [{FIX}]({onward})",
            f"- `refuse` [{REFUSE}]({onward}) `debt - 1` `if debt > 0` {EMPTY}", "",
        ]
        bill += [
            f"scene-{scene}/deploy: delivery +1, production -1",
            f"scene-{scene}/fix: capacity -1",
            f"scene-{scene}/refuse: trust -1, ownership +1",
        ]
    lines += ["## Over", "", OVER, "", "`ending`", "", "```bill", *bill, "```", ""]
    return "\n".join(lines)


def ink():
    """What ink's compiler makes of the story, since no registry has that compiler."""
    def choice(number, text, condition=()):
        flags = 4 + bool(condition)
        return ["str", "^" + text, "/str", *condition, "/ev", {"*": f".^.c-{number}", "flg": flags}]

    debt = {"VAR?": "debt"}
    root = {"over": ["^" + OVER, "\n", "end", None],
            "global decl": ["ev", 0, {"VAR=": "debt"}, "/ev", "end", None]}
    for scene in range(SCENES):
        onward = {"->": f"scene_{scene + 1}" if scene + 1 < SCENES else "over"}

        def change(sign):
            return ["ev", debt, 1, sign, "/ev", {"VAR=": "debt", "re": True}, onward, None]

        root[f"scene_{scene}"] = [
            "^" + opening(scene), "\n", "ev", debt, 5, ">", "/ev",
            [{"->": ".^.b", "c": True}, {"b": ["^" + GROWN, "\n", {"->": ".^.^.^.8"}, None]}], "nop",
            "ev", *choice(0, DEPLOY, [debt, MOST, "<"]), "ev", *choice(1, FIX),
            "ev", *choice(2, REFUSE, [debt, 0, ">"]),
            {"c-0": change("+"), "c-1": [onward, None], "c-2": change("-")},
        ]
    top = [[{"->": "scene_0"}, ["done", {"#n": "g-0"}], None], "done", root]
    return json.dumps({"inkVersion": 21, "root": top, "listDefs": {}})


def bardic():
    lines = [":: Start", "~ debt = 0", "-> Scene0(0)", ""]
    for scene in range(SCENES):
        onward = f"Scene{scene + 1}" if scene + 1 < SCENES else "Over"
        lines += [
            f":: Scene{scene}(owed)", "~ debt = owed", opening(scene), "@if debt > 5:", GROWN, "@endif", "",
            f"+ {{debt < {MOST}}} [{DEPLOY}] -> {onward}(debt + 1)",
            f"+ [{FIX}] -> {onward}(debt)",
            f"+ {{debt > 0}} [{REFUSE}] -> {onward}(debt - 1)", "",
        ]
    return "\n".join(lines + [":: Over(owed)", OVER, ""])


def inform():
    """Inform 6 without its library of rooms and verbs: a menu needs none. Any line after its end begins it again."""
    lines = [
        "Global debt; Global offered; Array kinds --> 4; Array line -> 12;",
        '[ Offer kind text; offered++; kinds-->offered = kind; print offered, ". ", (string) text, "^"; ];',
        "[ Choose digit; line->0 = 8; line->1 = 0; print \">\"; @aread line 0 -> digit;",
        "  digit = line->2 - '0'; if (digit < 1 || digit > offered) @quit;",
        "  debt = debt + kinds-->digit; offered = 0; ];",
    ]
    for scene in range(SCENES):
        lines += [
            f'[ Scene{scene}; print "{opening(scene)}^"; if (debt > 5) print "{GROWN}^";',
            f'  if (debt < {MOST}) Offer(1, "{DEPLOY}"); Offer(0, "{FIX}");',
            f'  if (debt > 0) Offer(-1, "{REFUSE}"); Choose(); ];',
        ]
    lines.append("Array scenes --> " + " ".join(f"Scene{scene}" for scene in range(SCENES)) + ";")
    lines.append("[ Main scene play; while (true) { debt = 0;")
    lines.append(f"  for (scene = 0: scene < {SCENES}: scene++) {{ play = scenes-->scene; play(); }}")
    return "\n".join(lines + [f'  print "{OVER}^>"; @aread line 0 -> play; }} ];', ""])


def draws(count):
    """The same choices for every engine: the number drawn, modulo how many are offered."""
    seed = 7
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2**31
        yield seed >> 16


def expected(count, typed=None):
    """What any engine must have shown after so many draws; the lines to type for them are added to `typed`."""
    debt = choices = characters = 0
    for step, number in enumerate(draws(count)):
        offered = [(1, DEPLOY)] * (debt < MOST) + [(0, FIX)] + [(-1, REFUSE)] * (debt > 0)
        choices += len(offered)
        characters += len(opening(step % SCENES)) + len(GROWN) * (debt > 5) + sum(len(text) for _, text in offered)
        pick = number % len(offered)
        if typed is not None:
            typed.append(f"{pick + 1}\n")
        debt += offered[pick][0]
        if step % SCENES == SCENES - 1:
            characters += len(OVER)
            debt = 0
    return {"choices": choices, "characters": characters}


def seen(screen):
    """The same two counts from what a program printed, however it wrapped and framed it."""
    words = " ".join(screen.split())
    barred = words.count(FULL) + words.count(EMPTY)
    offers = {text: words.count(text) for text in (DEPLOY, FIX, REFUSE)}
    characters = sum(len(found) for found in re.findall(re.escape(opening("@")).replace("@", r"\d+"), words))
    characters += sum(len(text) * words.count(text) for text in (*offers, GROWN, OVER))
    characters -= len(DEPLOY) * words.count(FULL) + len(REFUSE) * words.count(EMPTY)
    return {"choices": sum(offers.values()) - barred, "characters": characters}

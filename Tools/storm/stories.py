"""Random stories in our language: conditions, odds that depend on facts, loops of dice, once-only choices, bounds."""
import random

MEASURES = ["production", "delivery", "capacity", "trust", "ownership"]
ACTS = ["release-unreviewed", "load-test", "record-refusal", "name-owner"]
CONDITIONS = ["told", "not told", "code = held", "code != held", "heat > 0", "told and heat < 2", "told or code = done"]
CHANGES = ["told = yes", "told = no", "code = held", "code = done", "code = open"]


def effects(dice):
    measures = dice.sample(MEASURES, dice.randint(1, 3))
    return ", ".join(f"{m} {dice.choice(['+', '-'])}{dice.randint(1, 4)}" for m in measures)


def draft(seed, clauses):
    """A draft of one to four clauses, as `--rules` reads it."""
    dice = random.Random(seed)
    chosen = dice.sample(clauses, dice.randint(1, 4))
    return {"adopted": [{"number": n, "id": clause["id"]} for n, clause in enumerate(chosen, 1)]}


def story(seed, acts=ACTS, ruled=False):
    """A chain of scenes, each leading to later ones; every third chance also leads back, without a price.

    Under rules the first choice of a scene may do something, so that sometimes all of them are forbidden.
    """
    dice = random.Random(seed)
    count = dice.randint(4, 12)
    endings = dice.randint(2, 4)
    page = ["---", "parties: [you, team]", "facts:", "  told: no", "  code: [open, held, done]", "  heat: 0..2", "---",
            f"# Story {seed}", ""]
    bill = []

    # Some endings are called like an act, or like what the model checker's format has words for.
    names = ["done", "load-test", "init", "stuck"] if seed % 5 == 0 else [f"e{e}" for e in range(4)]

    def later(i):
        j = dice.randint(i + 1, min(i + 4, count + endings - 1))
        return f"s{j}" if j < count else names[j - count]

    for i in range(count):
        page += [f"## s{i}", "", f"Scene {i}.", ""]
        if dice.random() < 0.65:
            for c in range(dice.randint(2, 4)):
                verb = dice.choice(["deploy ", "fix ", "refuse ", ""])
                # The first choice is always on offer and carries nothing, so that a loop through it is free.
                line = f"- `{verb}c{c}` [Take {c}.](#{later(i)})"
                changes, condition = [], None
                if c and dice.random() < 0.5:
                    changes.append(dice.choice(CHANGES))
                if c and dice.random() < 0.3:
                    changes.append("heat + 1")
                    condition = "heat < 2"
                elif c and dice.random() < 0.4:
                    condition = dice.choice(CONDITIONS)
                if changes:
                    line += f" `{', '.join(changes)}`"
                if condition:
                    line += f" `if {condition}` Not now."
                page += [line]
                if not c and ruled and dice.random() < 0.5:
                    bill.append(f"s{i}/c0: does {dice.choice(acts)}")
                if c and dice.random() < 0.8:
                    does = f"; does {', '.join(dice.sample(acts, dice.randint(1, 2)))}" if dice.random() < (0.8 if ruled else 0.4) else ""
                    bill.append(f"s{i}/c{c}: {effects(dice)}{does}")
            if dice.random() < 0.3:
                # Looking around leads back to the same decision, once; so it may have a price.
                page += [f"- `peek` [Look around.](#s{i}) `once`"]
                bill.append(f"s{i}/peek: {effects(dice)}")
            page += [""]
            continue
        targets = []
        while len(targets) < 2:
            target = later(i)
            if target not in targets:
                targets.append(target)
        # Sometimes back to the decision before: a loop that holds a choice.
        back = f"s{max(0, i - dice.randint(0, 1))}" if dice.random() < 0.35 else None
        first, second = dice.randint(1, 9) * 5, dice.randint(1, 9) * 5
        page.append(f"- `{first} % if {dice.choice(CONDITIONS)}, {second} % otherwise` [One.](#{targets[0]})")
        if back:
            page.append(f"- `{dice.randint(1, 9) * 5} %` [Again.](#{back})")
        page += [f"- `rest` [Two.](#{targets[1]})", ""]
        for target in targets:
            if dice.random() < 0.6:
                bill.append(f"s{i}/{target}: {effects(dice)}")
    for e in range(endings):
        page += [f"## {names[e]}", "", f"The end {e}.", "",
                 f"`ending: you {dice.choice(['good', 'mixed', 'bad'])}, team {dice.choice(['good', 'bad'])}`", ""]
        if dice.random() < 0.5:
            bill.append(f"{names[e]}: {effects(dice)}")
    if bill:
        page += ["```bill"] + bill + ["```", ""]
    return "\n".join(page)

"""Plays the story in one engine through its Python package, and prints what that took as JSON.

Usage: player.py ENGINE STORY STEPS. No steps is a start: load, and show the first scene.
"""
import array
import json
import resource
import sys
import time

import story


class Inkcpp:
    def __init__(self, path):
        import inkcpp_py
        self.story = inkcpp_py.Story.from_file(path)
        self.begin()

    def begin(self):
        self.runner = self.story.new_runner()

    def text(self):
        return self.runner.getall()

    def choices(self):
        return [choice.text() for choice in self.runner]

    def choose(self, index):
        self.runner.choose(index)


class Bink:
    def __init__(self, path):
        from bink.story import story_from_file
        self.story = story_from_file(path)
        self.begin = self.story.reset_state
        self.text = self.story.continue_maximally
        self.choices = lambda: list(self.story.get_current_choices())
        self.choose = self.story.choose_choice_index


class Bardic:
    def __init__(self, path):
        from bardic import BardEngine
        with open(path, encoding="utf-8") as file:
            self.engine = BardEngine(json.load(file))
        self.choose = self.engine.choose

    def begin(self):
        self.engine.goto("Start")

    def text(self):
        return self.engine.current().content

    def choices(self):
        return [choice["text"] for choice in self.engine.current().choices]


PACKAGES = {"inkcpp": "inkcpp_py", "bink": "bink.story", "bardic": "bardic"}
ENGINES = {"inkcpp": Inkcpp, "bink": Bink, "bardic": Bardic}


def prepare(engine, source, target):
    """Turns what was written into what the engine loads; that is not measured. Fails where the engine is missing."""
    __import__(PACKAGES[engine])
    if engine == "inkcpp":
        import inkcpp_py
        inkcpp_py.compile_json(source, target)
    elif engine == "bardic":
        from bardic import BardCompiler
        BardCompiler().compile_file(source, target)


def peak():
    """The most KiB this process held. What the system says of a child can be its parent's, from before it began."""
    try:
        with open("/proc/self/status", encoding="utf-8") as file:
            return int(next(line.split()[1] for line in file if line.startswith("VmHWM")))
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main(engine, path, steps):
    # The packages are there before the story is, as our program is.
    __import__(PACKAGES[engine])
    draws = array.array("H", story.draws(steps))
    began = time.process_time()
    player = ENGINES[engine](path)
    load = time.process_time() - began
    choices = characters = 0
    if not steps:
        print(player.text(), *player.choices(), sep="\n")
        return
    began = time.process_time()
    for step, draw in enumerate(draws):
        text = player.text()
        offered = player.choices()
        characters += len(text) - text.count("\n") + sum(map(len, offered))
        choices += len(offered)
        player.choose(draw % len(offered))
        if step % story.SCENES == story.SCENES - 1:
            text = player.text()
            characters += len(text) - text.count("\n")
            player.begin()
    seconds = time.process_time() - began
    print(json.dumps({"load": load, "seconds": seconds, "steps": steps, "choices": choices,
                      "characters": characters, "memory": peak()}))


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        prepare(*sys.argv[2:])
    else:
        main(sys.argv[1], sys.argv[2], int(sys.argv[3]))

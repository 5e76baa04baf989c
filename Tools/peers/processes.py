"""Whole programs, started, waited for and accounted for."""
import os


class Failed(Exception):
    pass


def run(words, typed=None, screen="/dev/null", environment=None, fails=False):
    """Seconds of CPU and peak KiB of a program that finds its input ready in a file.

    With `fails` it may: some leave with an error where their input ends at a prompt.
    """
    files = [
        (os.POSIX_SPAWN_OPEN, 0, typed or "/dev/null", os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, screen, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
        (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0),
    ]
    child = os.posix_spawn(words[0], words, environment or os.environ, file_actions=files)
    _, status, usage = os.wait4(child, 0)
    if status and not fails:
        raise Failed(f"{os.path.basename(words[0])} {' '.join(words[1:2])} failed with {status}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def median(values):
    return sorted(values)[len(values) // 2]

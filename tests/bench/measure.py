# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs programs and tells what they cost."""
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time


SOURCES = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))


def build(targets):
    """The folder with these programs, built for release."""
    for command in ["cmake", "--preset", "release"], ["cmake", "--build", "--preset", "release", "--target", *targets]:
        subprocess.run(command, cwd=SOURCES, check=True, stdout=sys.stderr)
    return f"{SOURCES}/build/release/bin"


def show_target(what, found, limit, unit):
    print(f"{'met   ' if found <= limit else 'MISSED'}  {what}: {found:.2f}, wanted {limit:.2f} {unit}")


class Runner:
    """Runs commands with the token's PIN on their standard input."""

    def __init__(self, folder):
        self.pin = f"{folder}/pin"
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def run(self, command, succeeds=True, **more):
        with open(self.pin, "rb") as pin:
            done = subprocess.run(command, check=False, stdin=pin, stdout=subprocess.DEVNULL,
                                  **{"stderr": subprocess.DEVNULL, **more})
        if succeeds and done.returncode != 0:
            raise SystemExit(f"ended with {done.returncode}: {' '.join(command)[:300]}")
        return done

    def timed(self, command, succeeds):
        """Seconds by the clock, and of processors, of all processes that were waited for."""
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        self.run(command, succeeds)
        wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        return {"wall": wall, "processor": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime}

    def in_turn(self, commands, rounds):
        """What each of them took in each round; the first round is not counted."""
        times = [[self.timed(*command) for command in commands] for _ in range(rounds + 1)][1:]
        return [list(each) for each in zip(*times)]

    def peak(self, command, succeeds=True):
        """MiB of the largest process. By time(1): what is started counts the memory of who started it in."""
        with tempfile.NamedTemporaryFile("r") as said:
            self.run(["time", "-q", "-f", "%M", "-o", said.name, *command], succeeds)
            return int(said.read()) / 1024

    def driver_calls(self, command):
        """Each call into the card's driver: its name and its milliseconds."""
        said = self.run(command, stderr=subprocess.PIPE, env={**os.environ, "YENILE_TOKEN_LOG": "1"}).stderr.decode()
        lines = [line.split() for line in said.splitlines() if line.startswith("yenile-token: ")]
        return [(words[1], float(words[3])) for words in lines]

    def instructions(self, command):
        """Millions, of the program alone: its helpers end before valgrind could say theirs."""
        said = self.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
                        stderr=subprocess.PIPE).stderr.decode()
        return sum(int(line.split()[-1]) for line in said.splitlines() if "Collected :" in line) / 1e6


def median(times, what):
    return statistics.median(each[what] for each in times)


def ratio(ours, theirs, what):
    """Of the rounds' ratios the median and the quartiles."""
    low, middle, high = statistics.quantiles([a[what] / b[what] for a, b in zip(ours, theirs)], n=4)
    return {"median": middle, "low": low, "high": high}

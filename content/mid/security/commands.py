# runs on: cpython
import shlex
import subprocess
import sys

TOOL = """
import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--delete-everything", action="store_true")
parser.add_argument("files", nargs="*")
print(parser.parse_args())
"""


def run(*arguments):
    command = [sys.executable, "-c", TOOL, *arguments]
    result = subprocess.run(command, capture_output=True, text=True)
    print(result.stdout, end="")


run("a.txt; rm -rf /")  # no shell: one harmless file name
run("--delete-everything")  # a "file name" becomes an option
run("--", "--delete-everything")  # nothing after -- is an option
print(shlex.join(["ls", "a.txt; rm -rf /"]))  # for POSIX shells

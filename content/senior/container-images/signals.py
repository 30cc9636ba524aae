# runs on: cpython
import shlex
import signal
import subprocess
import sys

SERVICE = """
import signal, sys, time
signal.signal(signal.SIGTERM, lambda *_: sys.exit("clean stop"))
print("up", flush=True)
time.sleep(1)
sys.exit("was never told to stop")
"""
command = [sys.executable, "-c", SERVICE]
forms = {"exec form": command,
         "shell form": ["sh", "-c", shlex.join(command) + "; exit $?"]}

print("Python handles SIGTERM by default:",
      signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL)
for name, arguments in forms.items():
    process = subprocess.Popen(arguments, text=True,
                               stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT)
    process.stdout.readline()  # wait until it is up
    process.terminate()        # what the container runtime does
    print(name + ":", process.communicate()[0].strip())

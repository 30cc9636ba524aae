// Runs the bank's Python examples on Pyodide under Node, one after the other.
//
//   node run-examples.mjs FOLDER     FOLDER is that of npm's package `pyodide`
//
// Speaks JSON, a line a message. First it says {"python": "3.14.2"}. Then, for each line {"name", "code"} on standard
// input, it answers {"stdout", "stderr", "error"}, where `error` is null or a traceback, or, if the interpreter is beyond
// repair, {"fatal"}, after which it ends. It keeps no time: whoever starts it decides how long an example may take.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

/** The most that an example may print, in bytes: enough for any sensible one, too little to fill the memory. */
const MOST_OUTPUT = 1_000_000;

/** Runs an example the way `python3 NAME` would: as the main module, in an empty folder of its own. */
const DRIVER = `
import gc, linecache, logging, os, shutil, sys, tempfile, traceback, tracemalloc, types, warnings


def restore(environment, recursion_limit, thresholds):
    """Takes back what an example may have changed in the interpreter, so that the next finds it as new."""
    sys.settrace(None)
    sys.setprofile(None)
    sys.setrecursionlimit(recursion_limit)
    tracemalloc.stop()
    gc.set_debug(0)
    gc.set_threshold(*thresholds)
    gc.enable()
    logging.shutdown()
    logging.root.handlers.clear()
    logging.root.filters.clear()
    logging.root.setLevel(logging.WARNING)
    logging.root.manager.loggerDict.clear()
    logging.disable(logging.NOTSET)
    os.environ.clear()
    os.environ.update(environment)


def run_example(name, code):
    state = dict(os.environ), sys.getrecursionlimit(), gc.get_threshold()
    folder = tempfile.mkdtemp()
    before = os.getcwd(), sys.path[:], sys.argv[:], set(sys.modules)
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(code)
    main = types.ModuleType("__main__")
    main.__file__ = path
    os.chdir(folder)
    sys.path.insert(0, folder)
    sys.argv[:] = [name]
    sys.modules["__main__"] = main
    error = None
    try:
        with warnings.catch_warnings():
            exec(compile(code, path, "exec"), main.__dict__)
    except SystemExit as end:
        if end.code not in (None, 0):
            error = f"SystemExit: {end.code}"
    except BaseException as raised:
        # The first frame is this function's own.
        frames = raised.__traceback__.tb_next
        error = "".join(traceback.format_exception(type(raised), raised, frames))
    # What the example leaves behind goes before the output is read, since a finaliser may still print.
    main.__dict__.clear()
    del main
    gc.collect()
    restore(*state)
    sys.stdout.flush()
    sys.stderr.flush()
    os.chdir(before[0])
    sys.path[:] = before[1]
    sys.argv[:] = before[2]
    # A module that one example imported must not be found by the next, which may bring one of that name.
    for module in set(sys.modules) - before[3]:
        del sys.modules[module]
    linecache.clearcache()
    shutil.rmtree(folder, ignore_errors=True)
    return error
`;

const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

/** Tells the last word and ends, once it has really been written. */
const giveUp = (fatal) => process.stdout.write(`${JSON.stringify({ fatal })}\n`, () => process.exit(1));

// A stack that overflows within WebAssembly surfaces outside of every `try`.
process.on("uncaughtException", (error) => giveUp(String(error?.message ?? error)));

/** Gathers what is written to a stream, byte by byte as it comes. */
function capture() {
  let chunks = [];
  let length = 0;
  return {
    write(bytes) {
      length += bytes.length;
      if (length > MOST_OUTPUT) throw new Error(`more than ${MOST_OUTPUT} bytes of output`);
      chunks.push(Buffer.from(bytes));
      return bytes.length;
    },
    take() {
      const text = Buffer.concat(chunks).toString("utf8");
      chunks = [];
      length = 0;
      return text;
    },
  };
}

const { loadPyodide } = await import(pathToFileURL(join(process.argv[2], "pyodide.mjs")));
const pyodide = await loadPyodide();
const stdout = capture();
const stderr = capture();
pyodide.setStdout(stdout);
pyodide.setStderr(stderr);
const driver = pyodide.toPy({});
pyodide.runPython(DRIVER, { globals: driver });
say({ python: pyodide.runPython("import platform; platform.python_version()") });

for await (const line of createInterface({ input: process.stdin })) {
  const { name, code } = JSON.parse(line);
  driver.set("name", name);
  driver.set("code", code);
  try {
    // Asynchronous, so that `asyncio.run` can wait where Node can suspend WebAssembly.
    const error = await pyodide.runPythonAsync("run_example(name, code)", { globals: driver });
    say({ stdout: stdout.take(), stderr: stderr.take(), error: error ?? null });
  } catch (problem) {
    // Only the interpreter itself can fail here: the driver keeps every exception of an example.
    giveUp(String(problem?.message ?? problem));
    break;
  }
}

# runs on: pyodide, cpython
import cProfile
import pstats


def normalise(word):
    return word.strip().lower()


def is_known(word, known):
    return normalise(word) in [normalise(item) for item in known]


def check(words, known):
    return [is_known(word, known) for word in words]


words = [f" Word{number} " for number in range(100)]
profiler = cProfile.Profile()
profiler.runcall(check, words, words[:50])

stats = pstats.Stats(profiler).get_stats_profile().func_profiles
for name in "check", "is_known", "normalise":
    entry = stats[name]
    print(f"{name:10} calls: {entry.ncalls:>5}",
          "own time <= cumulative:", entry.tottime <= entry.cumtime)

# runs on: cpython
import cProfile
import time
import timeit


def step(value):
    return value + 1


def many_calls(rounds=60_000):
    value = 0
    for _ in range(rounds):
        value = step(value)


def one_loop(rounds=200_000):
    value = 0
    for _ in range(rounds):
        value = value + 1


def share():  # of many_calls in the CPU time of both, best of five
    calls, loop = (min(timeit.repeat(function, repeat=5, number=1,
                                     timer=time.process_time))
                   for function in (many_calls, one_loop))
    return calls / (calls + loop)


alone = share()
profiled = cProfile.Profile().runcall(share)
print("many_calls looks bigger under cProfile:", profiled > alone)

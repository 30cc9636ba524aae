# runs on: pyodide, cpython
OUTAGE = range(4, 8)  # minutes in which the shared database is down
WARM_UP = 3           # minutes a restarted replica needs


def simulate(deep_liveness, replicas=4, minutes=16):
    warming = [0] * replicas
    restarts = minutes_without_service = 0
    for minute in range(minutes):
        database_up = minute not in OUTAGE
        warming = [max(0, left - 1) for left in warming]
        for number, left in enumerate(warming):
            if deep_liveness and not database_up and left == 0:
                warming[number] = WARM_UP
                restarts += 1
        if all(warming):
            minutes_without_service += 1
    return restarts, minutes_without_service


for deep in False, True:
    restarts, dark = simulate(deep)
    print("deep liveness:" if deep else "shallow liveness:",
          restarts, "restarts,", dark, "minutes with nobody serving")

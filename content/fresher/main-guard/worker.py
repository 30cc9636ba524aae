# runs on: cpython
import multiprocessing

print("loading, __name__ is", __name__, flush=True)


def square(number):
    return number * number


if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    with context.Pool(processes=1) as pool:
        print(pool.map(square, [1, 2, 3]))

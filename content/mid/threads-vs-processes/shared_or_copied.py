# runs on: cpython
import pickle
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def add_order(orders):
    orders.append("tea")
    return orders


if __name__ == "__main__":
    for pool_class in ThreadPoolExecutor, ProcessPoolExecutor:
        orders = ["bread"]
        with pool_class(max_workers=1) as pool:
            result = pool.submit(add_order, orders).result()
        print(pool_class.__name__)
        print("  mine:", orders, "| result:", result)
        print("  the same list:", result is orders)

    try:
        pickle.dumps(lambda order: order.upper())
    except pickle.PicklingError as error:
        print("a lambda cannot cross:", type(error).__name__)

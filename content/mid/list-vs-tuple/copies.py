# runs on: pyodide, cpython
point = (3, 4)
route = [3, 4]
print("tuple(point) is point:", tuple(point) is point)
print("list(route) is route: ", list(route) is route)
print("point == route:", point == route)

same_point, same_route = point, route
point += (5,)  # builds a new tuple and rebinds the name
route += [5]  # changes the list that both names share
print(same_point, same_route)

from dis import get_instructions

source = "x = [a, b]; y = (1, 2)"
build = [step.opname for step in get_instructions(source)]
print("the list is built by:", "BUILD_LIST" in build)
print("the constant tuple is not:", "BUILD_TUPLE" not in build)

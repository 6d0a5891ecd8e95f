"""What is true of every executor."""

# SPDX-License-Identifier: MIT

from __future__ import annotations


def assert_order_and_flight(executor, echo, *, count, most):
    """Hold an executor to results in order, with no more than so many tasks taken before they are due.

    echo:  a task that returns its argument
    """
    taken = 0

    def arguments():
        nonlocal taken
        for number in range(count):
            taken += 1
            yield str(number).encode()

    for number, result in enumerate(executor.run(echo, arguments())):
        assert result == str(number).encode()
        assert taken - number <= most
    assert taken == count

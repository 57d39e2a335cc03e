"""Numbers for lists, dicts and the like, by which they can be recognised in one recording. Nothing can refer to them weakly, and they are not held:
what is known of them is their address, and an address is used again as soon as its object is gone.

An address stays an object's own as long as something is known to hold it: a local of a frame, of which what it holds is known until its code runs
again (rebinding.py says when that is not so). Such locals are counted here. When there is none left the number is given up: the object, should it
come again, gets another one. So the same number is the same object, always; two numbers need not be two objects.
"""

from collections.abc import Callable


class Holders:
    """By address: the number of the object there, and how many locals are known to hold it."""

    def __init__(self, new_number: Callable[[], int]) -> None:
        self._new_number = new_number
        self._known: dict[int, list[int]] = {}

    def take(self, address: int) -> int:
        """One more local holds what is at `address` now. Its number."""
        known = self._known.get(address)
        if known is None:
            self._known[address] = known = [self._new_number(), 1]
        else:
            known[1] += 1
        return known[0]

    def number(self, address: int) -> int | None:
        """The number of what is at `address` now; None where no local is known to hold it."""
        known = self._known.get(address)
        return None if known is None else known[0]

    def drop(self, address: int) -> None:
        """One of them holds it no more, or nobody knows."""
        known = self._known[address]
        known[1] -= 1
        if not known[1]:
            del self._known[address]

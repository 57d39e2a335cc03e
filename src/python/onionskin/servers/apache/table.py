"""A table of header fields, as Apache's libraries know it: names in any case, several values for a name, and an order that shows."""

from collections.abc import Iterable, Iterator


class Table:
    """Pairs of names and values. `set` keeps the place of the first of that name, which is why the order of fields is what it is."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self.pairs: list[tuple[str, str]] = list(pairs)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.pairs)

    def get(self, name: str) -> str | None:
        """The first value of `name`."""
        key = name.lower()
        return next((value for known, value in self.pairs if known.lower() == key), None)

    def add(self, name: str, value: str) -> None:
        """One more field."""
        self.pairs.append((name, value))

    def set(self, name: str, value: str) -> None:
        """Only this value from now on: where the first one stood, or at the end."""
        key = name.lower()
        at = next((at for at, (known, _) in enumerate(self.pairs) if known.lower() == key), None)
        if at is None:
            self.pairs.append((name, value))
            return
        rest = [pair for pair in self.pairs[at + 1 :] if pair[0].lower() != key]
        self.pairs[at:] = [(name, value), *rest]

    def merge(self, name: str, value: str) -> None:
        """Append to the first value, after a comma (RFC 9110, section 5.3), or add a field."""
        key = name.lower()
        for at, (known, old) in enumerate(self.pairs):
            if known.lower() == key:
                self.pairs[at] = (known, f"{old}, {value}")
                return
        self.pairs.append((name, value))

    def unset(self, name: str) -> None:
        """Remove all of that name."""
        key = name.lower()
        self.pairs = [pair for pair in self.pairs if pair[0].lower() != key]

    def clear(self) -> None:
        """Remove everything."""
        self.pairs = []

    def merge_duplicates(self) -> None:
        """Join the values of fields with the same name into the first of them."""
        merged: dict[str, tuple[str, list[str]]] = {}
        for name, value in self.pairs:
            merged.setdefault(name.lower(), (name, []))[1].append(value)
        self.pairs = [(name, ", ".join(values)) for name, values in merged.values()]

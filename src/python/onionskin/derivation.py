"""`hashlib.pbkdf2_hmac`, which CPython has from OpenSSL and Pyodide's is without: Django makes of a password what it keeps, with a million rounds.
With SHA-256 they are done outside of Python (pbkdf2.ts), where they take less than a second."""

import hashlib
from collections.abc import Callable
from typing import Any

type Derive = Callable[[bytes, bytes, int, int], bytes]
#: Fewer than these are as quick in Python.
_FEW = 1000


def complete(derive: Derive | None, begins: Callable[[], None]) -> None:
    """Give hashlib the function, unless it has its own. `begins` is told after many rounds: the time of the program begins anew, nobody has asked
    it to wait that long."""
    if getattr(hashlib, "pbkdf2_hmac", None) is not None and hashlib.pbkdf2_hmac.__module__ != "hashlib":
        return

    def pbkdf2_hmac(hash_name: str, password: Any, salt: Any, iterations: int, dklen: int | None = None) -> bytes:
        """Password based key derivation function 2 (PKCS #5 v2.0) with HMAC as pseudorandom function."""
        try:
            size = hashlib.new(hash_name).digest_size
        except ValueError:
            raise ValueError(f"unsupported hash type {hash_name}") from None
        length = size if dklen is None else dklen
        if iterations < 1:
            raise ValueError("iteration value must be greater than 0.")
        if length < 1:
            raise ValueError("key length must be greater than 0.")
        password, salt = bytes(memoryview(password)), bytes(memoryview(salt))
        if derive is None or hash_name.lower() not in ("sha256", "sha-256") or iterations < _FEW:
            return _derived(hash_name, password, salt, iterations, length, size)
        derived = derive(password, salt, iterations, length)
        begins()
        return derived

    pbkdf2_hmac.__module__, pbkdf2_hmac.__qualname__ = "hashlib", "pbkdf2_hmac"
    hashlib.pbkdf2_hmac = pbkdf2_hmac


def _derived(name: str, password: bytes, salt: bytes, iterations: int, length: int, size: int) -> bytes:
    """RFC 8018, 5.2."""
    from _hmac import compute_digest

    blocks = b""
    for number in range(1, -(-length // size) + 1):
        block = compute_digest(password, salt + number.to_bytes(4), name)
        total = int.from_bytes(block)
        for _ in range(iterations - 1):
            block = compute_digest(password, block, name)
            total ^= int.from_bytes(block)
        blocks += total.to_bytes(size)
    return blocks[:length]

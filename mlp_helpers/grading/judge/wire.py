"""Plain data as bytes, and back, for a sender that is not trusted.

The encoding is MessagePack, which only ever yields builtin types; arrays and tensors are their
dtype, shape and raw bytes. Whatever does not fit, in type, depth or size, raises `WireError`.
"""

from __future__ import annotations

import contextlib
import math
import re
import socket
import struct
import time
from collections.abc import Callable
from typing import Any

import msgpack
import numpy as np

from mlp_helpers._errors import MLPHelpersError
from mlp_helpers.checks.core.plain_data import MOST_BITS, MOST_ITEMS, Foreign, Lent, Ref, is_tensor

LARGEST_MESSAGE = 16 * 2**20
"""Bytes. The largest that a check of the course needs are the training images, 12.5 MB."""

_DEEPEST = 16  # plain data nests 12 deep at most, and a message holds it in a few containers
_LONGEST_INTEGER = len("-0x") + MOST_BITS // 4  # hexadecimal digits
_DTYPE = re.compile(r"[<>|=][biufcSU]\d{1,6}")
_MOST_AT_ONCE = 2**16  # bytes; larger pieces would be new memory each time
_LENGTH = struct.Struct(">Q")
_TUPLE, _COMPLEX, _INTEGER, _ARRAY, _SCALAR, _TENSOR, _REF, _FOREIGN, _LENT = range(9)


class WireError(MLPHelpersError):
    """What came from the other side is no message."""


def pack(value: Any) -> bytes:
    """Return plain data as bytes.

    Raises
    ------
    WireError
        If the value is not plain data, is nested too deep, or is larger than `LARGEST_MESSAGE`.
    """
    try:
        data = _packed(value)
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise WireError(f"cannot be sent: {error}") from None
    if len(data) > LARGEST_MESSAGE:
        raise WireError(f"a message of {len(data):,} bytes; at most {LARGEST_MESSAGE:,} are sent")
    return data


def unpack(data: bytes) -> Any:
    """Return what `pack` made of plain data: builtin types, arrays, tensors and references.

    Raises
    ------
    WireError
        If the bytes are anything else.
    """
    try:
        value = msgpack.unpackb(
            data,
            ext_hook=_extension,
            strict_map_key=False,
            unicode_errors="surrogatepass",
            max_array_len=MOST_ITEMS,
            max_map_len=MOST_ITEMS,
        )
        _require_shallow(value, 0)
    except WireError:
        raise
    except Exception as error:  # msgpack, NumPy and torch each refuse in ways of their own
        raise WireError(f"no message: {type(error).__name__}") from None
    return value


def _packed(value: Any) -> bytes:
    data: bytes = msgpack.packb(
        value,
        default=_extended,
        strict_types=True,
        unicode_errors="surrogatepass",
        buf_size=_MOST_AT_ONCE,
    )
    return data


def _extended(value: Any) -> Any:
    """Return what MessagePack has no type for as one of our own."""
    code, parts = _parts(value)
    return msgpack.ExtType(code, _packed(parts))


def _parts(value: Any) -> tuple[int, Any]:
    if type(value) is tuple:
        return _TUPLE, list(value)
    if type(value) is complex:
        return _COMPLEX, [value.real, value.imag]
    if type(value) is int:  # beyond 64 bits
        return _INTEGER, hex(value)
    if isinstance(value, Lent):
        return _LENT, value.key
    if isinstance(value, Ref):
        return _REF, value.key
    if isinstance(value, Foreign):
        return _FOREIGN, value.type_name
    if is_tensor(value):
        return _TENSOR, _tensor_parts(value)
    if isinstance(value, np.ndarray | np.generic):
        array = np.asarray(value)
        if array.dtype.kind not in "biufcSU":
            raise TypeError(f"an array of dtype {array.dtype}")
        code = _ARRAY if isinstance(value, np.ndarray) else _SCALAR
        return code, [array.dtype.str, list(array.shape), array.tobytes()]
    raise TypeError(f"an object of type {type(value).__name__}")


def _extension(code: int, data: bytes) -> Any:
    parts = unpack(data)
    return _READERS[code](parts)


def _read_tuple(parts: Any) -> Any:
    return tuple(_of_type(parts, list))


def _read_complex(parts: Any) -> Any:
    real, imaginary = (_of_type(part, float) for part in parts)
    return complex(real, imaginary)


def _read_integer(parts: Any) -> Any:
    text = _of_type(parts, str)
    if len(text) > _LONGEST_INTEGER:
        raise WireError("an integer of too many digits")
    return int(text, 16)


def _read_array(parts: Any) -> Any:
    dtype, shape, data = parts
    if not _DTYPE.fullmatch(_of_type(dtype, str)):
        raise WireError("an array of no dtype that is sent")
    made = np.dtype(dtype)
    size = math.prod(_shape(shape))
    if made.itemsize == 0 or size * made.itemsize != len(_of_type(data, bytes)):
        if size * made.itemsize or data:
            raise WireError("an array whose bytes do not fill its shape")
        return np.empty(shape, made)
    if made.kind == "U" and np.any(np.frombuffer(data, made.byteorder + "u4") > 0x10FFFF):
        raise WireError("an array with characters that there are not")
    if made.kind == "b":  # any byte but 0 and 1 would be neither
        return (np.frombuffer(data, np.uint8) != 0).reshape(shape)
    return np.frombuffer(data, made).reshape(shape).copy()


def _read_scalar(parts: Any) -> Any:
    return _read_array(parts)[()]


def _read_ref(parts: Any) -> Any:
    return Ref(parts if type(parts) is int else _of_type(parts, str))


def _read_lent(parts: Any) -> Any:
    return Lent(_of_type(parts, int))


def _read_foreign(parts: Any) -> Any:
    return Foreign(_of_type(parts, str)[:200])


def _tensor_parts(tensor: Any) -> list[Any]:
    import torch

    plain = tensor.detach().contiguous()
    data = plain.reshape(-1).view(torch.uint8).numpy().tobytes() if plain.numel() else b""
    dtype = str(tensor.dtype).removeprefix("torch.")
    return [dtype, list(tensor.shape), data, bool(tensor.requires_grad)]


def _read_tensor(parts: Any) -> Any:
    import torch

    name, shape, data, requires_grad = parts
    dtype = getattr(torch, _of_type(name, str), None)
    if not isinstance(dtype, torch.dtype):
        raise WireError("a tensor of no dtype that is sent")
    size = math.prod(_shape(shape))
    if size * dtype.itemsize != len(_of_type(data, bytes)):
        raise WireError("a tensor whose bytes do not fill its shape")
    if dtype is torch.bool:
        flat = torch.frombuffer(bytearray(data), dtype=torch.uint8) != 0 if size else None
    else:
        flat = torch.frombuffer(bytearray(data), dtype=dtype) if size else None
    tensor = torch.empty(shape, dtype=dtype) if flat is None else flat.reshape(shape)
    return tensor.requires_grad_() if requires_grad is True else tensor


def _shape(shape: Any) -> list[int]:
    sides: list[int] = _of_type(shape, list)
    if len(sides) > 32 or any(type(side) is not int or side < 0 for side in sides):
        raise WireError("no shape")
    return sides


def _of_type(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise WireError(f"expected a {kind.__name__}, got a {type(value).__name__}")
    return value


_READERS: dict[int, Callable[[Any], Any]] = {
    _TUPLE: _read_tuple,
    _COMPLEX: _read_complex,
    _INTEGER: _read_integer,
    _ARRAY: _read_array,
    _SCALAR: _read_scalar,
    _TENSOR: _read_tensor,
    _REF: _read_ref,
    _FOREIGN: _read_foreign,
    _LENT: _read_lent,
}


def _require_shallow(value: Any, depth: int) -> None:
    if depth > _DEEPEST:
        raise WireError("nested too deep")
    if isinstance(value, list | tuple):
        for item in value:
            _require_shallow(item, depth + 1)
    elif isinstance(value, dict):
        for key, item in value.items():
            _require_shallow(key, depth + 1)
            _require_shallow(item, depth + 1)


class Channel:
    """Messages over a connected stream socket, one at a time in each direction.

    Attributes
    ----------
    length : int
        Bytes of the message that was received last.
    """

    length = 0

    def __init__(self, connection: socket.socket):
        self._connection = connection
        self._unread = bytearray()

    def send(self, value: Any, seconds: float | None = None) -> None:
        """Send plain data.

        Parameters
        ----------
        seconds
            How long it may take to be taken in; for ever where ``None``.

        Raises
        ------
        WireError
            If it cannot be sent.
        TimeoutError
            If it was not taken in.
        OSError
            If the other side is gone.
        """
        data = pack(value)
        self._connection.settimeout(seconds)
        self._connection.sendall(_LENGTH.pack(len(data)) + data)

    def receive(self, seconds: float | None = None) -> Any:
        """Return the next message.

        Raises
        ------
        WireError
            If what came is no message.
        TimeoutError
            If it was not complete after `seconds`.
        EOFError
            If the other side is gone.
        """
        ends = None if seconds is None else time.monotonic() + seconds
        (self.length,) = _LENGTH.unpack(self._read(_LENGTH.size, ends))
        if self.length > LARGEST_MESSAGE:
            raise WireError(
                f"a message of {self.length:,} bytes; at most {LARGEST_MESSAGE:,} are read"
            )
        return unpack(self._read(self.length, ends))

    def _read(self, length: int, ends: float | None) -> bytes:
        unread = self._unread
        while len(unread) < length:
            left = None if ends is None else ends - time.monotonic()
            if left is not None and left <= 0:
                raise TimeoutError
            self._connection.settimeout(left)
            got = self._connection.recv(_MOST_AT_ONCE)  # a short message whole, not in two parts
            if not got:
                raise EOFError
            unread += got
        data = bytes(memoryview(unread)[:length])
        del unread[:length]
        return data

    def close(self) -> None:
        """Close the connection, for whoever waits for a message as well."""
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)
        self._connection.close()

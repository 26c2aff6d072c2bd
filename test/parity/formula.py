"""Weights, pictures and labels by formula: number for number what `formula.mjs` makes, so that none need be stored.

Only +, -, *, / and square roots of float64, one at a time and in the same order on both sides: exact to the bit in
every language.
"""

import math

import numpy as np

BUMPS = 4


def stream_of(text):
    """A number for each name: FNV-1a, 32 bit."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def uniforms(text, length):
    """Numbers 0 <= u < 1 in steps of 2^-24: a counter through the last mixing of MurmurHash3."""
    x = np.arange(length, dtype=np.uint32) * np.uint32(0x9E3779B9) + np.uint32(stream_of(text))
    x ^= x >> 16
    x *= np.uint32(0x85EBCA6B)
    x ^= x >> 13
    x *= np.uint32(0xC2B2AE35)
    x ^= x >> 16
    return (x >> 8).astype(np.float64) / 16777216


def weights(seed, name, shape, closes_block, residual):
    """A parameter by its name in torchvision, [out, in, height, width] if a kernel; float32.

    He's spread for kernels, and residual branches that add a share alone: `residual` is about the scale of the batch norm
    that closes a block.
    """
    u = uniforms(f"{seed}/{name}", math.prod(shape))
    if len(shape) == 4:
        out, inputs, height, width = shape
        bound = math.sqrt(6 / (height * width * out))
        # Counted in Vasculum's order of axes: [height, width, in, out].
        values = (bound * (2 * u - 1)).reshape(height, width, inputs, out).transpose(3, 2, 0, 1)
    elif len(shape) == 2:
        values = (math.sqrt(3 / shape[1]) * (2 * u - 1)).reshape(shape)
    elif name.endswith("running_var") or name.endswith(".weight"):
        values = (residual if closes_block else 1) * (0.75 + 0.5 * u)
    else:
        values = 0.2 * (2 * u - 1)
    return np.ascontiguousarray(values, dtype=np.float32)


def pictures(seed, classes, size, numbers):
    """Soft bumps on a plain ground, [n, size, size, 3] of bytes; each class has its own two colours."""
    axis = (np.arange(size, dtype=np.float64) + 0.5) / size
    batch = np.empty((len(numbers), size, size, 3), dtype=np.uint8)
    for row, number in enumerate(numbers):
        place = uniforms(f"{seed}/picture/{number}", 4 * BUMPS)
        colour = uniforms(f"{seed}/class/{number % classes}", 6)
        height = np.zeros((size, size))
        for left, top, radius, weight in place.reshape(BUMPS, 4):
            across = ((axis - left) * (axis - left))[None, :]
            down = ((axis - top) * (axis - top))[:, None]
            spread = (0.1 + 0.2 * radius) * (0.1 + 0.2 * radius)
            height = height + (0.3 + 0.7 * weight) / (1 + (across + down) / spread)
        share = height / (1 + height)
        for channel in range(3):
            ground, top = colour[channel], colour[3 + channel]
            batch[row, :, :, channel] = np.floor(255 * (ground + (top - ground) * share))
    return batch


def labels(classes, numbers):
    return np.array([number % classes for number in numbers], dtype=np.int64)

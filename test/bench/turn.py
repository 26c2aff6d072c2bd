"""What every Python peer of the bench shares: its input, its clock and the line of JSON it prints.

Input: train|infer|photo, batch, size, steps before the clock starts, steps that it counts, a photo's path, precision.
"""

import json
import resource
import sys
import time

work, photo, precision = sys.argv[1], *sys.argv[6:8]
batch, size, warmup, steps = map(int, sys.argv[2:6])
classes = 12


def measure(step):
    """The figures of a step, `batch` pictures each."""
    for _ in range(warmup):
        step()
    start, cpu_start = time.perf_counter(), time.process_time()
    for _ in range(steps):
        step()
    seconds, cpu_seconds = time.perf_counter() - start, time.process_time() - cpu_start
    images = steps * batch
    return {"imagesPerSecond": images / seconds, "imagesPerCpuSecond": images / cpu_seconds}


def report(figures):
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    print(json.dumps({**figures, "peakBytes": peak}))

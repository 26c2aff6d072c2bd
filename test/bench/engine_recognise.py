"""One turn of the row `recognise` for a peer: a folder of photos to five names each in a table of SQLite. Pillow opens them in
draft mode, as one does for speed, on as many threads as there are cores, while the engine works on the batch before.

Input: onnxruntime|openvino, batch, size, the photos' folder, a file for the table."""

import json
import os
import sqlite3
import sys
import tempfile
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from PIL import Image

engine, batch, size, folder, table = sys.argv[1], *map(int, sys.argv[2:4]), *sys.argv[4:6]
sys.argv = [sys.argv[0], "infer", str(batch), str(size), "0", "0", "", "float32"]
import onnx_resnet50  # noqa: E402  reads its sizes from the words above

threads = os.cpu_count() or 1


def opened(path):
    with Image.open(path) as image:
        image.draft("RGB", (size, size))
        return np.asarray(image.convert("RGB").resize((size, size), Image.Resampling.LANCZOS))


def with_onnxruntime(path):
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    return lambda pictures: session.run(None, {"pictures": pictures})[0]


def with_openvino(path):
    import openvino

    settings = {"PERFORMANCE_HINT": "LATENCY", "INFERENCE_PRECISION_HINT": "f32"}
    model = openvino.Core().compile_model(path, "CPU", settings)
    return lambda pictures: model({0: pictures})[0]


with tempfile.TemporaryDirectory() as at:
    file = os.path.join(at, "resnet50.onnx")
    onnx_resnet50.write(file)
    answer = {"onnxruntime": with_onnxruntime, "openvino": with_openvino}[engine](file)

start, cpu_start = time.perf_counter(), time.process_time()
paths = sorted(os.path.join(folder, name) for name in os.listdir(folder))
rows = sqlite3.connect(table)
rows.execute("CREATE TABLE prediction (path TEXT, class INTEGER, probability REAL)")
with ThreadPoolExecutor(threads) as pool:
    ahead = deque()
    groups = (paths[at : at + batch] for at in range(0, len(paths), batch))
    for group in [*groups, None]:
        if group is not None:
            ahead.append((group, [pool.submit(opened, path) for path in group]))
        if len(ahead) < 2 and group is not None:
            continue
        names, pictures = ahead.popleft()
        found = np.stack([picture.result() for picture in pictures])
        full = np.concatenate([found, np.zeros((batch - len(found), size, size, 3), np.uint8)])
        for name, scores in zip(names, answer(full)):
            best = np.argsort(scores)[-5:]
            rows.executemany("INSERT INTO prediction VALUES (?, ?, ?)", [(name, int(c), float(scores[c])) for c in best])
        rows.commit()
    for names, pictures in ahead:
        raise AssertionError("photos were left")
assert rows.execute("SELECT count(DISTINCT path) FROM prediction").fetchone()[0] == len(paths)
seconds, cpu = time.perf_counter() - start, time.process_time() - cpu_start
print(json.dumps({"photosPerSecond": len(paths) / seconds, "photosPerCpuSecond": len(paths) / cpu}))

"""One turn of the bench: ONNX Runtime on all cores; for a single photo, Pillow opens it."""

import os
import tempfile

import numpy as np
import onnx_resnet50
import onnxruntime
from PIL import Image
from turn import batch, measure, photo, report, size, work

options = onnxruntime.SessionOptions()
options.intra_op_num_threads = os.cpu_count()
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "resnet50.onnx")
    onnx_resnet50.write(path)
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
pictures = np.random.default_rng(1).integers(0, 256, (batch, size, size, 3), dtype=np.uint8)


def opened():
    with Image.open(photo) as image:
        # As one does in Pillow for speed: a JPEG is read at a smaller scale where that is enough.
        image.draft("RGB", (size, size))
        return np.asarray(image.convert("RGB").resize((size, size), Image.Resampling.LANCZOS))[None]


def step():
    session.run(None, {"pictures": opened() if work == "photo" else pictures})


report(measure(step))

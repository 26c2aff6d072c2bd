"""One turn of the bench: OpenVINO in float32, with the better of its two hints."""

import os
import tempfile

import numpy as np
import onnx_resnet50
import openvino
from turn import batch, measure, report, size

pictures = np.random.default_rng(1).integers(0, 256, (batch, size, size, 3), dtype=np.uint8)
core = openvino.Core()
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "resnet50.onnx")
    onnx_resnet50.write(path)
    model = core.read_model(path)


def with_hint(hint):
    settings = {"PERFORMANCE_HINT": hint, "INFERENCE_PRECISION_HINT": "f32"}
    queue = openvino.AsyncInferQueue(core.compile_model(model, "CPU", settings))

    def step():
        for _ in range(len(queue)):
            queue.start_async({0: pictures})
        queue.wait_all()

    figures = measure(step)
    # A step is as many batches as the hint works on at once.
    return {name: value * len(queue) for name, value in figures.items()}


report(max((with_hint(hint) for hint in ("LATENCY", "THROUGHPUT")), key=lambda figures: figures["imagesPerSecond"]))

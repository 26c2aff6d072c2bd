"""One turn of the bench: Keras's own ResNet50 on TensorFlow; its own mixed precision for bfloat16."""

import keras
import numpy as np
from turn import batch, classes, measure, precision, report, size, work

if precision == "bfloat16":
    keras.config.set_dtype_policy("mixed_bfloat16")
pictures = keras.Input((size, size, 3), dtype="uint8")
scaled = keras.layers.Rescaling(1 / 127.5, offset=-1)(pictures)
body = keras.applications.ResNet50(weights=None, include_top=False, pooling="avg", input_tensor=scaled)
model = keras.Model(pictures, keras.layers.Dense(classes, activation="softmax", dtype="float32")(body.output))
model.compile(
    optimizer=keras.optimizers.SGD(0.01, momentum=0.9, nesterov=True, weight_decay=0.0001),
    loss=keras.losses.CategoricalCrossentropy(label_smoothing=0.1),
    metrics=["accuracy"],
    jit_compile=False,
)
x = np.random.default_rng(1).integers(0, 256, (batch, size, size, 3), dtype=np.uint8)
y = np.eye(classes, dtype=np.float32)[np.arange(batch) % classes]


def step():
    if work == "train":
        model.train_on_batch(x, y)
    else:
        model.predict_on_batch(x)


report(measure(step))

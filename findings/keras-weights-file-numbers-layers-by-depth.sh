#!/usr/bin/env bash
# Every layer of Keras' own ResNet50 has a name, and the code makes the shortcut of a block, "conv2_block1_0_conv", before its
# three other convolutions. save_weights of Keras 3.15.1 writes a .weights.h5 without these names: layers are called by their
# class and numbered by their place in the graph, from the picture on, so that the shortcut comes after the second convolution
# of the block. It has the shape of the third, so whoever goes by the order of making, or by the number in the name, takes one
# for the other, and no shape tells.
#
# Seen: the name is nowhere in the file; "conv2d_3" is the shortcut and "conv2d_4" the third convolution, both (1, 1, 64, 256).
# Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check keras==3.15.1 jax==0.10.2 h5py==3.14.0 numpy==2.4.6
cat >save.py <<'PY'
import h5py
import keras
import numpy as np

model = keras.applications.ResNet50(weights=None, include_top=False, input_shape=(32, 32, 3))
model.save_weights("model.weights.h5")
with h5py.File("model.weights.h5") as file:
    names = []
    file.visit(names.append)
    print("names kept:", any("conv2_block1" in name for name in names))
    for part in ("1", "2", "0", "3"):
        kernel = np.asarray(model.get_layer(f"conv2_block1_{part}_conv").kernel)
        for name, layer in file["layers"].items():
            stored = layer["vars"].get("0")
            if stored is not None and np.array_equal(stored[()], kernel):
                print(f"conv2_block1_{part}_conv is {name} {stored.shape}")
PY
KERAS_BACKEND=jax python/bin/python save.py 2>/dev/null | tee said
diff said - <<'SAID'
names kept: False
conv2_block1_1_conv is conv2d_1 (1, 1, 64, 64)
conv2_block1_2_conv is conv2d_2 (3, 3, 64, 64)
conv2_block1_0_conv is conv2d_3 (1, 1, 64, 256)
conv2_block1_3_conv is conv2d_4 (1, 1, 64, 256)
SAID

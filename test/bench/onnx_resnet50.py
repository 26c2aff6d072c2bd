"""A ResNet50 as an ONNX file: random weights, batch norm already folded into the convolutions, as a
file for use has it."""

import numpy as np
from onnx import TensorProto, helper, numpy_helper, save
from turn import batch, classes, size

BLOCKS = [(64, 3), (128, 4), (256, 6), (512, 3)]


def write(path):
    """`pictures` [batch, size, size, 3] of uint8 in, `probabilities` [batch, classes] out; stride in the first 1x1."""
    random = np.random.default_rng(1)
    nodes, constants = [], []

    def constant(values):
        constants.append(numpy_helper.from_array(values, f"constant{len(constants)}"))
        return constants[-1].name

    def node(kind, *inputs, **attributes):
        output = f"{kind}{len(nodes)}"
        nodes.append(helper.make_node(kind, list(inputs), [output], **attributes))
        return output

    def convolution(x, inputs, filters, kernel, stride):
        spread = (2 / (kernel * kernel * inputs)) ** 0.5
        kernels = constant(random.normal(0, spread, (filters, inputs, kernel, kernel)).astype(np.float32))
        bias = constant(random.normal(0, 0.1, filters).astype(np.float32))
        return node("Conv", x, kernels, bias, strides=[stride] * 2, pads=[(kernel - 1) // 2] * 4)

    def bottleneck(x, inputs, width, stride):
        y = node("Relu", convolution(x, inputs, width, 1, stride))
        y = node("Relu", convolution(y, width, width, 3, 1))
        y = convolution(y, width, 4 * width, 1, 1)
        shortcut = convolution(x, inputs, 4 * width, 1, stride) if inputs != 4 * width else x
        return node("Relu", node("Add", y, shortcut))

    x = node("Transpose", node("Cast", "pictures", to=TensorProto.FLOAT), perm=[0, 3, 1, 2])
    x = node("Sub", node("Div", x, constant(np.float32(127.5))), constant(np.float32(1)))
    x = node("Relu", convolution(x, 3, 64, 7, 2))
    x = node("MaxPool", x, kernel_shape=[3, 3], strides=[2, 2], pads=[1] * 4)
    inputs = 64
    for stage, (width, blocks) in enumerate(BLOCKS):
        for block in range(blocks):
            x = bottleneck(x, inputs, width, 2 if stage > 0 and block == 0 else 1)
            inputs = 4 * width
    x = node("Flatten", node("GlobalAveragePool", x))
    last = constant(random.normal(0, 0.01, (inputs, classes)).astype(np.float32))
    x = node("Softmax", node("Gemm", x, last, constant(np.zeros(classes, np.float32))))
    nodes[-1].output[0] = "probabilities"
    graph = helper.make_graph(
        nodes,
        "resnet50",
        [helper.make_tensor_value_info("pictures", TensorProto.UINT8, [batch, size, size, 3])],
        [helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, [batch, classes])],
        constants,
    )
    save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), path)

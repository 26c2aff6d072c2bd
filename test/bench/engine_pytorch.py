"""One turn of the bench: torchvision's ResNet50 in PyTorch, channels last, on all cores; its own mixed precision for bfloat16."""

import os

import torch
from torch.nn.functional import cross_entropy
from torchvision.models import resnet50
from torchvision.models.resnet import Bottleneck
from turn import batch, classes, measure, precision, report, size

torch.set_num_threads(os.cpu_count())
model = resnet50(num_classes=classes)
# The stride in the first 1x1, as the other engines of the bench have it.
for module in model.modules():
    if isinstance(module, Bottleneck):
        module.conv1.stride, module.conv2.stride = module.conv2.stride, module.conv1.stride
model = model.to(memory_format=torch.channels_last).train()
optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9, nesterov=True, weight_decay=0.0001)
pictures = torch.randint(0, 256, (batch, size, size, 3), dtype=torch.uint8)
labels = torch.arange(batch) % classes


def step():
    x = (pictures.permute(0, 3, 1, 2).float() / 127.5 - 1).contiguous(memory_format=torch.channels_last)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=precision == "bfloat16"):
        loss = cross_entropy(model(x), labels, label_smoothing=0.1)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    loss.item()


report(measure(step))

"""One turn of the row `gpu`: torchvision's ResNet50 in PyTorch on the GPU: bfloat16 by autocast, channels last, compiled.

Untried: written where there was no GPU to be had.
"""

import torch
from torch.nn.functional import cross_entropy
from torchvision.models import resnet50
from torchvision.models.resnet import Bottleneck
from turn import batch, classes, measure, report, size

model = resnet50(num_classes=classes)
# The stride in the first 1x1, as in Vasculum's turn.
for module in model.modules():
    if isinstance(module, Bottleneck):
        module.conv1.stride, module.conv2.stride = module.conv2.stride, module.conv1.stride
model = torch.compile(model.cuda().to(memory_format=torch.channels_last).train())
optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9, nesterov=True, weight_decay=0.0001)
pictures = torch.randint(0, 256, (batch, size, size, 3), dtype=torch.uint8).pin_memory()
labels = (torch.arange(batch) % classes).cuda()


def step():
    on_card = pictures.cuda(non_blocking=True)
    x = (on_card.permute(0, 3, 1, 2).float() / 127.5 - 1).contiguous(memory_format=torch.channels_last)
    with torch.autocast("cuda", dtype=torch.bfloat16):
        loss = cross_entropy(model(x), labels, label_smoothing=0.1)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    loss.item()


report(measure(step))

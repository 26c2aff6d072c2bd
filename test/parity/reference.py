"""Writes what PyTorch and torchvision make of the cases in `cases.json`: the reference values of `npm run parity`.

Input: a folder to write to, and `small` for the cases that are kept in test/fixtures, or `all`. The truth is PyTorch in
float64; how far its own float32 is from that is noted beside it, as the measure of what float32 can do.
"""

import json
import math
import sys
from pathlib import Path

import formula
import numpy as np
import torch
from safetensors.torch import save_file
from torch.nn.functional import cross_entropy
from torch.optim.lr_scheduler import CosineAnnealingLR, CosineAnnealingWarmRestarts
from torchvision.models.resnet import BasicBlock, Bottleneck, ResNet

CLASSES = 10
SMOOTHING = 0.1
MOMENTUM = 0.9
DECAY = 1e-3
STEPS = 20
RESIDUAL = 0.2
FIRST_CYCLE, CYCLE_FACTOR = 5, 2
BLOCKS = {
    18: (BasicBlock, [2, 2, 2, 2]),
    34: (BasicBlock, [3, 4, 6, 3]),
    50: (Bottleneck, [3, 4, 6, 3]),
    101: (Bottleneck, [3, 4, 23, 3]),
    152: (Bottleneck, [3, 8, 36, 3]),
}
MEAN = torch.tensor([0.485, 0.456, 0.406], dtype=torch.float64)
DEVIATION = torch.tensor([0.229, 0.224, 0.225], dtype=torch.float64)


class NarrowResNet(ResNet):
    """torchvision's own network with `width` channels in the first layer instead of 64."""

    def __init__(self, depth, width):
        block, blocks = BLOCKS[depth]
        self.share = width / 64
        super().__init__(block, blocks, num_classes=CLASSES)
        self.conv1 = torch.nn.Conv2d(3, width, 7, stride=2, padding=3, bias=False)
        self.bn1 = torch.nn.BatchNorm2d(width)
        self.fc = torch.nn.Linear(8 * width * block.expansion, CLASSES)

    def _make_layer(self, block, planes, blocks, stride=1, dilate=False):
        if planes == 64:
            self.inplanes = int(64 * self.share)
        return super()._make_layer(block, int(planes * self.share), blocks, stride, dilate)


def network(case, dtype):
    net = NarrowResNet(case["depth"], case["width"])
    if case.get("stride") == "in1x1":
        for module in net.modules():
            if isinstance(module, Bottleneck):
                module.conv1.stride, module.conv2.stride = module.conv2.stride, module.conv1.stride
    closing = ".bn2.weight" if case["depth"] < 50 else ".bn3.weight"
    residual = case.get("residual", RESIDUAL)
    values = {
        name: torch.from_numpy(formula.weights(case["seed"], name, value.shape, name.endswith(closing), residual))
        for name, value in net.state_dict().items()
        if not name.endswith("num_batches_tracked")
    }
    left = net.load_state_dict(values, strict=False)
    assert not left.unexpected_keys and all(name.endswith("num_batches_tracked") for name in left.missing_keys)
    return net.to(dtype)


def batch(case, number, dtype):
    n = case["pictures"]
    numbers = range(number * n, (number + 1) * n)
    pixels = torch.from_numpy(formula.pictures(case["seed"], CLASSES, case["size"], numbers)).double()
    x = ((pixels / 255 - MEAN) / DEVIATION).permute(0, 3, 1, 2).contiguous()
    return x.to(dtype), torch.from_numpy(formula.labels(CLASSES, numbers))


def forward(case, dtype):
    net = network(case, dtype).eval()
    with torch.no_grad():
        return net(batch(case, 0, dtype)[0]).double()


def gradients(case, dtype):
    """The loss; gradients of all parameters and moving statistics after one pass; and how close a ReLU came to its kink.

    That is the smallest input of any, beside the spread of its layer. Float32 may take the other side of what is smaller
    than its error, some 1e-6, and then the gradient is another: a case's seed is one, of 1 to 7, where it does not.
    """
    net = network(case, dtype).train()
    near = []
    for module in net.modules():
        if isinstance(module, torch.nn.ReLU):
            module.register_forward_pre_hook(lambda _, x: near.append((x[0].abs().min() / x[0].std()).item()))
    x, y = batch(case, 0, dtype)
    loss = cross_entropy(net(x), y, label_smoothing=SMOOTHING)
    loss.backward()
    found = {name: value.grad for name, value in net.named_parameters()}
    moved = {name: value for name, value in net.named_buffers() if "running" in name}
    return loss.item(), {name: value.double() for name, value in {**found, **moved}.items()}, min(near)


def steps(case, dtype):
    """The loss of every step, before it."""
    net = network(case, dtype).train()
    decayed = [value for value in net.parameters() if value.dim() > 1]
    others = [value for value in net.parameters() if value.dim() == 1]
    optimizer = torch.optim.SGD(
        [{"params": decayed, "weight_decay": DECAY}, {"params": others, "weight_decay": 0}],
        lr=case["rate"],
        momentum=MOMENTUM,
        nesterov=case["nesterov"],
    )
    scheduler = CosineAnnealingWarmRestarts(optimizer, FIRST_CYCLE, CYCLE_FACTOR, case["rate"] / 100)
    losses = []
    for number in range(STEPS):
        x, y = batch(case, number, dtype)
        loss = cross_entropy(net(x), y, label_smoothing=SMOOTHING)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        scheduler.step()
        losses.append(loss.item())
    return losses


def schedule(case):
    """The rate of every step as PyTorch steps there, which for a cosine is its recursive form; and in closed form."""
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=case["maximum"])
    if case["kind"] == "cosine":
        scheduler = CosineAnnealingLR(optimizer, case["cycleSteps"], case["minimum"])
    else:
        scheduler = CosineAnnealingWarmRestarts(
            optimizer, case["cycleSteps"], case["cycleFactor"], case["minimum"]
        )
    stepped, closed = [], []
    for _ in range(case["steps"]):
        stepped.append(optimizer.param_groups[0]["lr"])
        if case["kind"] == "cosine":
            closed.append(scheduler._get_closed_form_lr()[0])
        optimizer.step()
        scheduler.step()
    return {"stepped": stepped, "closed": closed or stepped}


def worst(ours, truth):
    return max(((ours[name] - value).norm() / value.norm()).item() for name, value in truth.items())


def write(folder, name, value):
    (folder / f"{name}.json").write_text(json.dumps(value) + "\n")


def main(folder, which):
    # Several threads would wait for each other longer than these small layers take.
    torch.set_num_threads(1)
    cases = json.loads(Path(__file__).with_name("cases.json").read_text())
    chosen = {kind: [case for case in list if which == "all" or case.get("small")] for kind, list in cases.items()}
    for case in chosen["forward"]:
        logits, single = forward(case, torch.float64), forward(case, torch.float32)
        write(folder, case["name"], {"logits": logits.tolist(), "float32": (single - logits).abs().max().item()})
    for case in chosen["gradients"]:
        loss, truth, kink = gradients(case, torch.float64)
        _, single, _ = gradients(case, torch.float32)
        slopes = {name: value for name, value in truth.items() if "running" not in name}
        moved = {name: value for name, value in truth.items() if "running" in name}
        values = {"loss": loss, "kink": kink, "float32": worst(single, slopes), "float32Statistics": worst(single, moved)}
        write(folder, case["name"], values)
        save_file({name: value.float().contiguous() for name, value in truth.items()}, folder / f"{case['name']}.safetensors")
    for case in chosen["steps"]:
        losses, single = steps(case, torch.float64), steps(case, torch.float32)
        write(folder, case["name"], {"losses": losses, "float32": float(np.abs(np.subtract(losses, single)).max())})
    for case in cases["schedules"]:
        write(folder, case["name"], schedule(case))


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    main(target, sys.argv[2])

"""One turn of the row `learn`: PyTorch's usual recipe from nothing (torchvision's transforms and ResNet, SGD with Nesterov's
momentum, one cycle) on the same pictures; after each epoch the share of the judging pictures named rightly, and the seconds of learning.

Input: the set's folder, layers, size, batch, epochs, seed."""

import json
import os
import sys
import time

import torch
import torchvision.models
from torch.nn.functional import cross_entropy
from torch.utils.data import DataLoader
from torchvision import transforms
from torchvision.datasets import ImageFolder

folder = sys.argv[1]
depth, size, batch, epochs, seed = map(int, sys.argv[2:7])
threads = os.cpu_count() or 1
torch.manual_seed(seed)
torch.set_num_threads(threads)
normal = transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
varied = transforms.Compose(
    [
        transforms.RandomResizedCrop(size),
        transforms.RandomHorizontalFlip(),
        transforms.ColorJitter(0.15, 0.15, 0.15),
        transforms.ToTensor(),
        normal,
    ]
)
whole = transforms.Compose([transforms.Resize((size, size)), transforms.ToTensor(), normal])
learn = ImageFolder(f"{folder}/train", varied)
judges = ImageFolder(f"{folder}/val", whole)
assert learn.classes == judges.classes
batches = DataLoader(learn, batch, shuffle=True, drop_last=True, num_workers=threads, persistent_workers=True)
judging = DataLoader(judges, 64, num_workers=0)
model = getattr(torchvision.models, f"resnet{depth}")(num_classes=len(learn.classes)).to(memory_format=torch.channels_last)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, nesterov=True, weight_decay=1e-4)
schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.1, epochs=epochs, steps_per_epoch=len(batches))


def right():
    model.eval()
    with torch.inference_mode():
        hits = [(model(x).argmax(1) == labels).sum().item() for x, labels in judging]
    model.train()
    return sum(hits) / len(judges)


def cpu_seconds():
    """Of this process and of those that decode, which are read while they run."""
    ticks = os.sysconf("SC_CLK_TCK")
    own = time.process_time()
    for worker in getattr(batches._iterator, "_workers", []):
        fields = open(f"/proc/{worker.pid}/stat").read().rsplit(")", 1)[1].split()
        own += (int(fields[11]) + int(fields[12])) / ticks
    return own


curve = []
seconds = cpu = 0.0
for epoch in range(1, epochs + 1):
    start, cpu_start = time.perf_counter(), cpu_seconds() if epoch > 1 else time.process_time()
    for x, labels in batches:
        loss = cross_entropy(model(x.contiguous(memory_format=torch.channels_last)), labels, label_smoothing=0.1)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    seconds += time.perf_counter() - start
    cpu += cpu_seconds() - cpu_start
    curve.append({"epoch": epoch, "right": right(), "seconds": seconds, "cpuSeconds": cpu})
print(json.dumps({"curve": curve}))

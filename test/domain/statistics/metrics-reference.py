"""Writes metrics-reference.json: what scikit-learn and statsmodels make of the same answers.

pip install scikit-learn==1.7.2 statsmodels==0.14.5; python metrics-reference.py
"""

import json
from pathlib import Path

import numpy as np
from sklearn.metrics import (
    confusion_matrix,
    log_loss,
    precision_recall_fscore_support,
    top_k_accuracy_score,
)
from statsmodels.stats.proportion import proportion_confint

rng = np.random.default_rng(20260)
classes = 7
labels = rng.choice(classes - 1, size=90, p=[0.4, 0.2, 0.15, 0.1, 0.1, 0.05])  # the last class never occurs
logits = rng.normal(size=(90, classes)) + 1.5 * np.eye(classes)[labels]
logits[:, 5] -= 9  # nothing is ever predicted as this class
probabilities = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
probabilities = probabilities.astype(np.float32)
predicted = probabilities.argmax(axis=1)
names = list(range(classes))
precision, recall, f1, support = precision_recall_fscore_support(
    labels, predicted, labels=names, zero_division=np.nan
)


def plain(values):
    return [None if np.isnan(value) else float(value) for value in values]


reference = {
    "labels": labels.tolist(),
    "probabilities": [[float(p) for p in row] for row in probabilities],
    "confusion": confusion_matrix(labels, predicted, labels=names).tolist(),
    "precision": plain(precision),
    "recall": plain(recall),
    "f1": plain(f1),
    "support": support.tolist(),
    "right": int((predicted == labels).sum()),
    "top5": round(top_k_accuracy_score(labels, probabilities, k=5, labels=names) * 90),
    "meanLoss": float(
        log_loss(labels, probabilities, labels=names)
    ),
    "wilson": [
        {"right": right, "n": n, "low": low, "high": high}
        for right, n in [(0, 10), (10, 10), (7, 10), (599, 641), (1, 3), (45, 90)]
        for low, high in [proportion_confint(right, n, alpha=0.05, method="wilson")]
    ],
}
Path(__file__).with_name("metrics-reference.json").write_text(json.dumps(reference, indent=1) + "\n")

"""Writes measures-reference.json: what numpy, scipy, scikit-learn and statsmodels make of the same answers.

pip install scikit-learn==1.7.2 statsmodels==0.14.5 scipy==1.17.1; python measures-reference.py
"""

import json
from pathlib import Path

import numpy as np
from scipy.linalg import sqrtm
from scipy.optimize import minimize_scalar
from scipy.special import erfc, log_softmax, softmax
from sklearn.decomposition import PCA
from sklearn.metrics import (
    accuracy_score,
    pairwise_distances,
    precision_recall_fscore_support,
    silhouette_samples,
    silhouette_score,
)
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import proportion_confint

rng = np.random.default_rng(20260)


def rounded32(values):
    """As float32 holds them, which is what the network gives."""
    return np.asarray(values, dtype=np.float32).astype(np.float64)


# Answers of six species in three genera; too sure of themselves.
species, photos = 6, 240
genus_of = np.array([0, 0, 1, 1, 1, 2])
labels = rng.integers(species, size=photos)
logits = rounded32(2.4 * (rng.normal(size=(photos, species)) + 1.3 * np.eye(species)[labels]))


def ece(certainty, right, bins=15):
    """Guo et al. 2017, bins (i/15, (i+1)/15]."""
    total, rows = 0.0, []
    for i in range(bins):
        inside = (certainty > i / bins) & (certainty <= (i + 1) / bins)
        n = int(inside.sum())
        if n == 0:
            rows.append({"photos": 0, "certainty": None, "right": None})
            continue
        total += n / len(certainty) * abs(right[inside].mean() - certainty[inside].mean())
        rows.append({"photos": n, "certainty": certainty[inside].mean(), "right": right[inside].mean()})
    return total, rows


def at_temperature(temperature):
    probabilities = softmax(logits / temperature, axis=1)
    error, rows = ece(probabilities.max(axis=1), probabilities.argmax(axis=1) == labels)
    loss = -log_softmax(logits / temperature, axis=1)[np.arange(photos), labels].mean()
    return {"temperature": temperature, "ece": error, "bins": rows, "meanLoss": loss}


def loss_at(inverse):
    return -log_softmax(logits * inverse, axis=1)[np.arange(photos), labels].mean()


best = minimize_scalar(loss_at, bounds=(0.05, 20), method="bounded", options={"xatol": 1e-12})

# By rank.
predicted = logits.argmax(axis=1)
ranks = []
for groups in (np.arange(species), genus_of):
    precision, recall, f1, _ = precision_recall_fscore_support(
        groups[labels], groups[predicted], average="macro", zero_division=0
    )
    ranks.append(
        {
            "accuracy": accuracy_score(groups[labels], groups[predicted]),
            "precision": precision,
            "recall": recall,
            "f1": f1,
        }
    )

# Work: certainty of a genus is the sum over its species.
probabilities = softmax(logits, axis=1)
genera = np.stack([probabilities[:, genus_of == g].sum(axis=1) for g in range(3)], axis=1)
work = []
for scores, truth in ((probabilities, labels), (genera, genus_of[labels])):
    certainty, right = scores.max(axis=1), scores.argmax(axis=1) == truth
    points = []
    for threshold in (0.0, 0.31, 0.5, 0.8, 0.95, 0.995):
        rest = certainty >= threshold
        wrong, n = int((~right[rest]).sum()), int(rest.sum())
        low, high = proportion_confint(wrong, n, alpha=0.05, method="wilson")
        points.append(
            {"threshold": threshold, "lookAt": (photos - n) / photos, "errors": wrong / n, "low": low, "high": high}
        )
    work.append(points)

# Embeddings of four taxa, one with a single photo.
taxa = np.array([0] * 9 + [1] * 12 + [2] * 7 + [3])
embeddings = rounded32(np.abs(rng.normal(size=(len(taxa), 10)) + 0.9 * rng.normal(size=(4, 10))[taxa]))
several = taxa < 3
separation = {}
for metric in ("manhattan", "cosine"):
    apart = pairwise_distances(embeddings[several], metric=metric)
    same = taxa[several][:, None] == taxa[several][None, :]
    other = ~np.eye(several.sum(), dtype=bool)
    separation[metric] = {
        "within": apart[same & other].mean(),
        "between": apart[~same].mean(),
        "silhouette": silhouette_score(embeddings[several], taxa[several], metric=metric),
    }
each = silhouette_samples(embeddings[several], taxa[several], metric="cosine")
separation["perTaxon"] = [each[taxa[several] == taxon].mean() for taxon in range(3)]

# Drift.
learned = rounded32(rng.normal(size=(40, 24)) @ rng.normal(size=(24, 24)))
fresh = rounded32(rng.normal(size=(40, 24)) @ rng.normal(size=(24, 24)) * 0.7 + 0.8)
axes = PCA(n_components=10, svd_solver="full").fit(learned)
one, two = axes.transform(learned), axes.transform(fresh)


def frechet(a, b):
    c, d = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    root = sqrtm(c @ d).real
    return float(((a.mean(0) - b.mean(0)) ** 2).sum() + np.trace(c) + np.trace(d) - 2 * np.trace(root))


matrix = rng.normal(size=(30, 30))
symmetric = matrix @ matrix.T
values, vectors = np.linalg.eigh(symmetric)


def plain(value):
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(type(value))


reference = {
    "labels": labels,
    "genusOf": genus_of,
    "logits": logits,
    "temperature": 1 / best.x,
    "figures": [at_temperature(t) for t in (1.0, 1 / best.x, 3.5)],
    "ranks": ranks,
    "work": work,
    "taxa": taxa,
    "embeddings": embeddings,
    "separation": separation,
    "learned": learned,
    "fresh": fresh,
    "frechet": frechet(one, two),
    "frechetPlain": frechet(learned[:, :6], fresh[:, :6]),
    "symmetric": symmetric,
    "eigenvalues": values[::-1],
    "mcnemar": [
        {"first": a, "second": b, "p": float(mcnemar([[9, a], [b, 4]], exact=a + b < 25, correction=True).pvalue)}
        for a, b in [(0, 1), (3, 3), (1, 9), (12, 12), (7, 17), (10, 15), (40, 22), (90, 91), (300, 120)]
    ],
    "erfc": [{"z": z, "value": float(erfc(z))} for z in (0.0, 0.01, 0.5, 1.0, 2.0, 2.4999, 2.5, 3.0, 5.0, 9.0)],
}
text = json.dumps(reference, indent=1, default=plain)
Path(__file__).with_name("measures-reference.json").write_text(text + "\n")

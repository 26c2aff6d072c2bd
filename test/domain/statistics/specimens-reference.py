"""Writes specimens-reference.json: intervals of a share of photos where a specimen has several, by statsmodels.

The variance is that of a mean with errors clustered by specimen (OLS on a constant, cov_type="cluster"), the design effect
its ratio to that of independent photos (the same without clusters), and the interval Wilson's of the effective number of photos.

pip install statsmodels==0.14.5; python specimens-reference.py
"""

import json
from pathlib import Path

import numpy as np
from statsmodels.regression.linear_model import OLS
from statsmodels.stats.proportion import proportion_confint

rng = np.random.default_rng(20261)


def case(specimens, views, between):
    sizes = rng.integers(1, views + 1, size=specimens)
    chance = rng.beta(between, between, size=specimens) * 0.5 + 0.4
    specimen = np.repeat(np.arange(specimens), sizes)
    right = (rng.random(specimen.size) < chance[specimen]).astype(int)
    model = OLS(right, np.ones(right.size))
    clustered = float(model.fit(cov_type="cluster", cov_kwds={"groups": specimen}).cov_params()[0][0])
    independent = float(model.fit().cov_params()[0][0])
    effective = right.size / max(1.0, clustered / independent)
    low, high = proportion_confint(right.mean() * effective, effective, method="wilson")
    return {
        "specimen": specimen.tolist(),
        "right": right.tolist(),
        "effective": effective,
        "low": float(low),
        "high": float(high),
    }


cases = [case(40, 5, 0.1), case(120, 3, 0.3), case(25, 8, 4.0), case(60, 1, 1.0)]
Path(__file__).with_name("specimens-reference.json").write_text(json.dumps({"cases": cases}) + "\n")

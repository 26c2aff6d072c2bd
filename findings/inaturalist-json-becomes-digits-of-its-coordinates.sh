#!/usr/bin/env bash
# iNaturalist's API gives the place of an observation as one text, "46.5,7.4" (latitude, longitude). pyinaturalist-convert
# 0.9.1 takes observations as JSON, responses or model objects. From JSON, and from a whole response, its Darwin Core has the
# first two characters of that text for latitude and longitude: 4 and 6, a place in the sea south of Nigeria, for one in
# Switzerland; without an error or a word. Only from the model objects of pyinaturalist 0.21.1 the place is right.
#
# Seen: "JSON: 4 6", "response: 4 6", "object: 46.5 7.4". Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check pyinaturalist-convert==0.9.1 pyinaturalist==0.21.1 xmltodict==1.0.2
cat >convert.py <<'PY'
from pyinaturalist import Observation
from pyinaturalist_convert import to_dwc

observation = {
    "id": 1,
    "uuid": "1f0b1c1e-0000-4000-8000-000000000001",
    "captive": False,
    "created_at": "2024-05-03T10:00:00+00:00",
    "geojson": {"type": "Point", "coordinates": [7.4, 46.5]},
    "license_code": "cc-by",
    "location": "46.5,7.4",
    "observed_on": "2024-05-02",
    "photos": [],
    "place_guess": "Bern",
    "quality_grade": "research",
    "taxon": {"id": 5, "name": "Carabus auratus", "rank": "species"},
    "updated_at": "2024-05-04T10:00:00+00:00",
    "uri": "https://example.org/observations/1",
    "user": {"id": 3, "login": "somebody", "name": "Somebody"},
}
for name, given in (
    ("JSON", [observation]),
    ("response", {"total_results": 1, "results": [observation]}),
    ("object", Observation.from_json(observation)),
):
    [record] = to_dwc(given)
    print(f"{name}: {record['dwc:decimalLatitude']} {record['dwc:decimalLongitude']}")
PY
python/bin/python convert.py | tee said
diff said - <<'SAID'
JSON: 4 6
response: 4 6
object: 46.5 7.4
SAID

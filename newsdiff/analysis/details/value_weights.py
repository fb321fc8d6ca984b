"""Written by training/fit_values.py: how much each sign of `weighed` counts.

Logistic regression, trained on 53 stories invented for this project, whose
writers set values against each other. "" counts for every candidate.
"""

NUMBERS = {
    "": 0.1420,
    "alike": 0.2017,
    "ratio": -2.0772,
    "alone": 1.3116,
    "in_one": -0.3301,
    "owner": -0.3173,
    "unit": 0.3893,
    "comparable": 0.4659,
    "head": 0.3532,
    "clause": 0.6490,
}
DATES = {
    "": -0.9563,
    "alike": 0.2071,
    "in_one": -0.8129,
    "lone": 0.8501,
    "clause": 2.0013,
    "gap": -0.2608,
    "open": -0.0651,
    "far": 0.6099,
    "kind": 0.9174,
    "calendar": 0.6094,
    "event": -0.5249,
    "deadline": -1.4125,
}

"""Written by training/fit_values.py: how much each sign of `weighed` counts.

Logistic regression, trained on 53 stories invented for this project, whose
writers set values against each other. "" counts for every candidate.
"""

NUMBERS = {
    "": 0.1931,
    "alike": 0.2199,
    "ratio": -2.1360,
    "alone": 1.3298,
    "in_one": -0.3504,
    "owner": -0.2409,
    "unit": 0.5088,
    "comparable": 0.4053,
    "head": 0.3532,
    "clause": 0.5338,
}
DATES = {
    "": -0.7349,
    "alike": 0.1814,
    "in_one": -0.9008,
    "lone": 0.9970,
    "clause": 1.9303,
    "gap": -0.2581,
    "open": -0.1463,
    "far": 0.5677,
    "kind": 0.7078,
    "calendar": 0.5532,
    "event": -0.6022,
    "deadline": -1.4384,
}

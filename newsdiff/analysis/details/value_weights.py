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
    "": -0.7344,
    "alike": 0.1823,
    "in_one": -0.9014,
    "lone": 0.9952,
    "clause": 1.9278,
    "gap": -0.2581,
    "open": -0.1436,
    "far": 0.5674,
    "kind": 0.7092,
    "calendar": 0.5530,
    "event": -0.6020,
    "deadline": -1.4375,
}

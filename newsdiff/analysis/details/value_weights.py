"""Written by training/fit_values.py: how much each sign of `weighed` counts.

Logistic regression, trained on 53 stories invented for this project, whose
writers set values against each other. "" counts for every candidate.
"""

NUMBERS = {
    "": 0.1837,
    "alike": 0.2157,
    "ratio": -2.1879,
    "alone": 1.2710,
    "in_one": -0.2416,
    "owner": -0.3353,
    "unit": 0.5274,
    "comparable": 0.6251,
    "head": 0.3205,
    "clause": 0.5099,
}
DATES = {
    "": -0.4899,
    "alike": 0.1834,
    "in_one": -1.0455,
    "lone": 0.8727,
    "clause": 1.8442,
    "gap": -0.2623,
    "open": -0.2228,
    "far": 0.5842,
    "kind": 0.4913,
    "calendar": 0.5984,
    "event": -0.4858,
    "deadline": -1.4706,
}

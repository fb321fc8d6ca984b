"""Written by training/fit_values.py: how much each sign of `weighed` counts.

Logistic regression, trained on 53 stories invented for this project, whose writers
set values against each other. "" counts for every candidate.
"""

NUMBERS = {
    "": -0.2703,
    "alike": 0.2248,
    "ratio": -1.3511,
    "alone": 1.2473,
    "in_one": -0.2692,
    "owner": -0.2282,
    "unit": 0.3637,
    "comparable": 0.7341,
    "head": 0.2736,
    "clause": 0.4834,
}
DATES = {
    "": -0.6245,
    "alike": 0.1720,
    "in_one": -1.0858,
    "lone": 0.9301,
    "clause": 1.7271,
    "gap": -0.2529,
    "open": -0.2685,
    "far": 0.5560,
    "kind": 0.5555,
    "calendar": 0.6378,
    "event": -0.4272,
    "deadline": -1.4520,
}

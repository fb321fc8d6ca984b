"""Written by training/fit_values.py: how much each sign of `weighed` counts.

Logistic regression, trained on 53 stories invented for this project, whose writers set
values against each other. "" counts for every candidate.
"""

NUMBERS = {
    "": -0.4295,
    "alike": 0.2507,
    "ratio": -1.3233,
    "alone": 1.2447,
    "in_one": -0.4186,
    "owner": -0.2676,
    "unit": 0.4071,
    "comparable": 0.7524,
    "head": 0.4071,
    "clause": 0.5736,
}
DATES = {
    "": -0.7700,
    "alike": 0.1892,
    "in_one": -1.2779,
    "lone": 1.0596,
    "clause": 1.8838,
    "gap": -0.2504,
    "open": -0.3332,
    "far": 0.4645,
    "kind": 0.5947,
    "calendar": 0.4779,
    "event": -0.3498,
    "deadline": -1.4883,
}

"""Written by training/fit_alignment.py: how much each feature of `similarity` counts.

Logistic regression, trained on ABCD-Link news pairs (CC BY 4.0) and on eight stories of ECB+ (CC BY 3.0)
that were read for this project. See docs/quality.md for the figures.
"""

INTERCEPT = -5.52754
COEFFICIENTS = {
    "cosine": 4.22603,
    "centred": -2.17826,
    "words": 16.57189,
    "contained": -6.57780,
    "shared": 0.73733,
    "jaccard": -16.65403,
    "soft": 5.59027,
    "soft_best": 2.46055,
    "soft_mass": -0.35618,
    "names": -0.35065,
    "content": 0.08078,
    "numbers": 0.51706,
    "numbers_differ": -0.18490,
    "lead": 0.52931,
    "early": 0.97028,
    "place": 0.39879,
    "shorter": -0.78151,
    "longer": 0.55875,
    "triples": 0.21714,
    "pairs": 0.23743,
    "mix": 0.62731,
    "ranks": -0.12708,
    "worse_rank": -0.62763,
    "margin": 0.58498,
    "best_margin": 1.07319,
    "csls": -0.60900,
    "neighbours": 0.58214,
    "beside": 0.69484,
}

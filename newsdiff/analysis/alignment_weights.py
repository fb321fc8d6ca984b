"""Written by training/fit_alignment.py: how much each feature of `similarity` counts.

Logistic regression, trained on ABCD-Link news pairs (CC BY 4.0) and on eight stories of ECB+
(CC BY 3.0) that were read for this project. See docs/quality.md for the figures.
"""

INTERCEPT = -5.47200
COEFFICIENTS = {
    "cosine": 1.10243,
    "centred": 0.12035,
    "words": 1.03690,
    "contained": 0.06486,
    "shared": 0.13655,
    "jaccard": 0.10290,
    "soft": 1.77979,
    "soft_best": 1.50859,
    "soft_mass": 0.07738,
    "names": -0.18697,
    "content": 0.19216,
    "numbers": 0.59639,
    "numbers_differ": 0.04345,
    "lead": 0.84637,
    "early": 0.85965,
    "place": 0.31014,
    "shorter": -0.13490,
    "longer": 0.17084,
    "triples": 0.07218,
    "pairs": 0.10210,
    "mix": 0.27148,
    "ranks": -0.09978,
    "worse_rank": -0.23814,
    "margin": 0.19487,
    "best_margin": 0.24048,
    "csls": 0.13525,
    "neighbours": 0.40083,
    "beside": 0.36082,
    "part_centred": 0.21365,
    "part_words": 0.28067,
    "part_soft": 0.97618,
    "part_mix": 0.19695,
    "part_csls": 0.07089,
    "part_margin": 0.18056,
    "part_in": 0.88009,
    "part_mass": 0.01780,
}

"""Written by training/fit_alignment.py: how much each feature of `similarity` counts.

Logistic regression, trained on ABCD-Link news pairs (CC BY 4.0) and on eight stories of ECB+
(CC BY 3.0) that were read for this project. See docs/quality.md for the figures.
"""

INTERCEPT = -5.47102
COEFFICIENTS = {
    "cosine": 1.10242,
    "centred": 0.12226,
    "words": 1.03880,
    "contained": 0.06433,
    "shared": 0.13646,
    "jaccard": 0.10418,
    "soft": 1.78057,
    "soft_best": 1.50892,
    "soft_mass": 0.07733,
    "names": -0.18706,
    "content": 0.19223,
    "numbers": 0.59638,
    "numbers_differ": 0.04327,
    "lead": 0.84631,
    "early": 0.85969,
    "place": 0.31031,
    "shorter": -0.13476,
    "longer": 0.17106,
    "triples": 0.07205,
    "pairs": 0.10223,
    "mix": 0.27230,
    "ranks": -0.09974,
    "worse_rank": -0.23828,
    "margin": 0.19520,
    "best_margin": 0.24105,
    "csls": 0.13557,
    "neighbours": 0.40106,
    "beside": 0.36084,
    "part_centred": 0.20890,
    "part_words": 0.28422,
    "part_soft": 0.97580,
    "part_mix": 0.19538,
    "part_csls": 0.07085,
    "part_margin": 0.17982,
    "part_in": 0.87922,
    "part_mass": 0.01733,
}

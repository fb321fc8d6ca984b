"""Written by training/fit_substitutes.py: what the network of `substitutes` belongs to.

Weights: substitute_weights.npz, 16-bit floats, for the packaged all-MiniLM-L6-v2 only.
Trained on 27236 pairs of sentences that differ in one place, 16561 of which exclude each other: SNLI and
its edited sentences (CC BY-SA 4.0, Apache-2.0), Breaking NLI (CC BY-SA 4.0), CANNOT (CC BY-SA 4.0),
negation NLI (MIT), SummEdits (Apache-2.0), WNC (MIT), ABCD-Link (CC BY 4.0), ECB+ (CC BY 3.0), and
sentences of NewsMTSC (MIT) with words of WordNet 3.0 (its own licence). None of their words is kept.
Figures, area under the curve on words that were set apart, with 95% intervals:
all sets 0.965 [0.962, 0.969] (8768 pairs);
summedits_other_domains 0.888 [0.863, 0.914] (1034 pairs);
breaking_nli_pairs 0.946 [0.914, 0.974] (1895 pairs);
snli_pairs 0.944 [0.926, 0.960] (999 pairs);
wordnet 0.843 [0.784, 0.889] (669 pairs).
Limits: English; pairs that differ in one place, most of them made by people or programs for such a set.
"""

FINGERPRINT = "all-MiniLM-L6-v2; weights 53aa51172d14; tokenizer be50c3628f2b; mean pooling"

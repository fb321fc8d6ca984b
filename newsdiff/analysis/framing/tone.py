"""Tone: words of blame, praise and feeling that colour a sentence without being loaded by themselves.

Method: a list of our own of common evaluative words, all weak: a sentence with one of them is more often
coloured than one without, but many are the plain word for what happened. They serve for ranking and for quiet
marks, and never become strong. Limits: by design the least precise cue.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsdiff.analysis.framing.base import Hit, Page, entries, lexical

NAME = "tone"
VERSION = "1"

_LIST = (
    *entries(0.42, "a word of blame or scorn", r"accus(?:e|es|ed|ing|ations?)", r"blam(?:e|es|ed|ing)",
    r"critici[sz](?:e|es|ed|ing|m)", r"condemn(?:s|ed|ing|ation)?", r"denounc(?:e|es|ed|ing)",
    r"lie[sd]?(?= (?:to|about|that))|lying|liars?", r"fals(?:e|ely|ehoods?)",
             r"mislead(?:s|ing)?|misled", r"misinform\w*|disinformation", r"hoax(?:es)?", r"conspira\w+",
             r"corrupt(?:ion)?", r"scandals?", r"controvers(?:y|ies|ial)", r"fail(?:s|ed|ing|ures?)",
             r"incompeten\w+", r"unfit", r"dishonest\w*", r"hypocri\w+",
             r"racis(?:t|ts|m)", r"sexis[tm]", r"bigot\w*", r"xenophob\w*", r"hateful|hatred|hates?",
             r"smear(?:s|ed|ing)?",
             r"attack(?:ed|ing|s)? (?:on )?(?:his|her|him|the (?:president|media|press|judge|party)|"
             r"democrats|republicans)", r"mock(?:s|ed|ing|ery)?", r"insult(?:s|ed|ing)?", r"ridicul\w+",
             r"derid\w+",
             r"abus(?:e|es|ed|ive)", r"harass\w*", r"misconduct", r"wrongdoing", r"unfair(?:ly)?",
             r"unjust(?:ly)?", r"unlawful(?:ly)?", r"illegal(?:ly)?", r"rigged", r"crooked",
             r"inappropriate(?:ly)?", r"unacceptable", r"embarrass\w*", r"undermin(?:e|es|ed|ing)",
             r"obstruct\w*", r"collu\w+"),
    *entries(0.41, "a word of threat or feeling", r"danger(?:s|ous|ously)?",
    r"threat(?:s|en|ens|ened|ening)?", r"fear(?:s|ed|ing|ful)?", r"ang(?:er|ry|rily|ered)", r"rage[sd]?",
    r"panic(?:ked)?", r"violen(?:t|ce|tly)", r"terribl[ey]", r"horri(?:ble|fic|fying)\w*", r"awful(?:ly)?",
    r"worst", r"worse", r"disaster",
             r"tragic(?:ally)?", r"suffer(?:s|ed|ing)?", r"struggl(?:e|es|ed|ing)", r"desperate(?:ly)?",
             r"extreme(?:ly)?", r"radical", r"crazy", r"insane", r"stupid", r"weak(?:ness)?",
             r"fierce(?:ly)?", r"harsh(?:ly)?", r"bitter(?:ly)?", r"ugly", r"nasty", r"toxic", r"stark",
             r"doom\w*"),
    *entries(0.41, "a word of praise", r"prais(?:e|es|ed|ing)", r"applaud(?:s|ed|ing)?",
    r"celebrat(?:e|es|ed|ing)", r"hero(?:es)?", r"brave(?:ly|ry)?", r"courag\w+", r"brilliant(?:ly)?",
    r"beloved", r"inspir(?:e|es|ed|ing|ation\w*)", r"popular(?:ity)?", r"successful(?:ly)?",
    r"great(?:est)?(?! (?:britain|lakes|recession|depression|wall))",
             r"best(?! (?:known|before))", r"excellent", r"outstanding", r"admir(?:e|es|ed|ation|able)",
             r"respected", r"honou?r(?:ed|able)?", r"strong(?:er|est|ly)?", r"proud(?:ly)?", r"fantastic",
             r"wonderful", r"impressive", r"perfect(?:ly)?", r"promising", r"welcomed", r"thank(?:s|ed)",
             r"love[sd]?"),
)  # fmt: skip


def find(page: Page) -> Iterator[Hit]:
    yield from lexical(page, _LIST)

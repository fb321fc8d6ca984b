"""A little English grammar: which words can be finite verbs, and which begin a sentence or a clause.

Word lists of our own and regular inflection; no part-of-speech tagger. `is_finite_verb` answers for one word
out of context, so "reports" and "plans" count as verbs though they may be nouns: who needs more looks at the
neighbours (`finite_verbs`). Limits: English only; a verb outside the lists is seen by its -ed form only.
"""

from __future__ import annotations

import re
from functools import cache

# Forms that are finite whatever stands beside them.
AUXILIARIES = frozenset(
    "is are was were am has have had do does did will would can could may might must shall should isn't "
    "aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't cannot "
    "couldn't mustn't shouldn't ain't".split()
)
MODALS = frozenset(
    "will would can could may might must shall should won't can't cannot wouldn't couldn't".split()
)

_IRREGULAR = """
be:was:been begin:began:begun break:broke:broken bring:brought:brought build:built:built
buy:bought:bought catch:caught:caught choose:chose:chosen come:came:come cost:cost:cost cut:cut:cut
deal:dealt:dealt do:did:done draw:drew:drawn drive:drove:driven drink:drank:drunk eat:ate:eaten
fall:fell:fallen feel:felt:felt fight:fought:fought find:found:found fly:flew:flown
forget:forgot:forgotten get:got:got give:gave:given go:went:gone grow:grew:grown hang:hung:hung
hear:heard:heard hide:hid:hidden hit:hit:hit hold:held:held hurt:hurt:hurt keep:kept:kept know:knew:known
lay:laid:laid lead:led:led learn:learnt:learnt leave:left:left lend:lent:lent let:let:let lie:lay:lain
lose:lost:lost make:made:made mean:meant:meant meet:met:met pay:paid:paid put:put:put quit:quit:quit
read:read:read ride:rode:ridden rise:rose:risen run:ran:run say:said:said see:saw:seen seek:sought:sought
sell:sold:sold send:sent:sent set:set:set shake:shook:shaken shoot:shot:shot show:showed:shown
shut:shut:shut sign:signed:signed sing:sang:sung sink:sank:sunk sit:sat:sat sleep:slept:slept
speak:spoke:spoken spend:spent:spent spread:spread:spread stand:stood:stood steal:stole:stolen
stick:stuck:stuck strike:struck:struck swear:swore:sworn sweep:swept:swept swim:swam:swum take:took:taken
teach:taught:taught tell:told:told think:thought:thought throw:threw:thrown
understand:understood:understood wear:wore:worn win:won:won withdraw:withdrew:withdrawn
write:wrote:written undergo:underwent:undergone overcome:overcame:overcome undertake:undertook:undertaken
uphold:upheld:upheld bear:bore:borne beat:beat:beaten become:became:become bend:bent:bent
bind:bound:bound bleed:bled:bled blow:blew:blown dig:dug:dug feed:fed:fed flee:fled:fled
forbid:forbade:forbidden freeze:froze:frozen mistake:mistook:mistaken rid:rid:rid ring:rang:rung
shrink:shrank:shrunk slide:slid:slid split:split:split spring:sprang:sprung swing:swung:swung
wake:woke:woken
"""
_REGULAR = """
accept accuse achieve acquire act add address admit adopt advance affect agree aid aim allege allow
announce annex answer appeal appear appoint approve argue arrest arrive ask assert assume assure attack
attempt attend avoid await back ban bar base believe belong block bolster boost call cancel carry cast
cause celebrate challenge change charge claim clear climb close collapse combat comment commit compare
complain conclude concern condemn conduct confirm conflict consider contain continue contribute convene
convict cooperate cover crack crash create criticize criticise damage debate decide declare decline
deepen defend define delay deliver demand deny depend deploy describe deserve destroy detain deteriorate
develop die differ disclose discuss dismiss dispute distort divide dominate donate double doubt drop earn
ease emerge emphasize emphasise enable encompass encourage end enforce enhance enjoy ensure enter escape
establish estimate evacuate examine exceed expand expect experience explain explode express extend face
fail favor favour fear fine fire flag focus follow force forge form found fuel fund gain gather govern
guarantee guide halt hail happen harm haul head help highlight honor honour host hope identify ignore
impact implement imply impose improve include increase indicate inform injure insist intend intensify
invest investigate invite involve issue join jump justify kill label lack land last launch lift like
limit link list live look loom lower maintain manage mark match matter mention monitor move name need
negotiate note notice object oblige observe occur offer open operate oppose order oversee own pass pave
perform permit pick place plan plead pledge plunge point poll pool pose praise predict prefer prepare
present press prevent proceed produce promise promote prompt propose protect protest prove provide
provoke publish pull push question raise reach react reaffirm realize realise recall receive recognize
recognise recommend record recover reduce refer reflect refuse regard reinforce reject relate release
rely remain remark remember remind remove renew repeat replace reply report represent request require
rescue resign resolve respond rest restore restrict result resume retain return reveal reverse review
rule rush save schedule score secure seem seize serve settle share shift signal signify slam slide slow
soar solve sound spark speculate stay start state stem step stop strengthen stress struggle study submit
succeed suffer suggest supply support surge surprise surrender survive suspect suspend sue target tell
tend term test testify threaten tie touch tour trade transcend travel treat trigger trust try tumble turn
underline underscore unite unveil update upgrade urge use value vary verify view violate visit voice vote
vow wait walk want warn watch weigh welcome widen wish witness work worry yield become
"""
# Words whose form in -s is far more often a plural noun than a verb in news.
_MOSTLY_NOUNS = frozenset(
    "acts aids aims attacks backs bans bars bases calls challenges changes charges claims comments "
    "concerns conflicts covers crashes cuts damages deals debates demands details doubts drops ends "
    "experiences faces falls fears fights fines fires flags forces forms funds gains guides heads helps "
    "homes hopes hosts impacts increases interests issues labels lands launches leads limits links "
    "lists lives looks losses marks matches matters means measures meets moves names needs notes "
    "objects offers orders parties plans places pledges points polls pools presents prices protests "
    "questions raises rates reaches records releases remarks reports requests rests results returns "
    "reviews rises rules runs scores sees shares shifts signals signs slides sounds sources spends "
    "stands starts states stays steps stops strikes studies supplies targets terms tests ties times "
    "tours trades turns updates uses values views visits voices votes vows walks wants watches wins "
    "works yields".split()
)
STARTERS = frozenset(
    "the a an this that these those he she it they we i you his her its their our my there here in on "
    "at by for from with after before when while as if although though because since until under over "
    "during between but and or yet so however meanwhile moreover also still then now some many most "
    "several few both each every all no not what who why how where which one two three four five six "
    "last next earlier later according despite among amid about such other another instead even once "
    "nobody everybody everyone someone nothing others".split()
)
FUNCTION_WORDS = STARTERS | frozenset(
    "of to is are was were be been being has have had do does did will would can could may might must "
    "should not than into onto upon about against within without through across along around out up "
    "down off him them us me who whom whose which that".split()
)
_CONTRACTED = re.compile(r".+(?:n['’]t|['’](?:ll|ve|re|d|m))$", re.I)


@cache
def _inflected() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Present forms in -s and past forms that are finite; participles that can't be; base forms."""
    present: set[str] = set()
    past: set[str] = set()
    participles: set[str] = set()
    bases: set[str] = set()
    for entry in _IRREGULAR.split():
        base, simple, participle = entry.split(":")
        bases.add(base)
        present.add(_third(base))
        past.add(simple)
        participles.add(participle)
    for base in _REGULAR.split():
        bases.add(base)
        present.add(_third(base))
        past.add(_past(base))
    return frozenset(present | past), frozenset(participles - past), frozenset(bases)


def _third(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + "ed"


def is_finite_verb(word: str) -> bool:
    """Whether `word` alone can be a finite verb, plural nouns in -s included where verbs in -s are common."""
    lower = word.lower().replace("’", "'")
    if lower in AUXILIARIES or lower in _inflected()[0]:
        return True
    return bool(_CONTRACTED.match(lower)) or (
        lower.endswith("ed") and len(lower) > 4 and not lower.endswith("eed")
    )


def is_surely_finite(word: str) -> bool:
    """Whether `word` is a finite verb more often than a noun or a participle."""
    lower = word.lower().replace("’", "'")
    return lower in AUXILIARIES or (is_finite_verb(lower) and lower not in _MOSTLY_NOUNS)


# Words in -ing that are prepositions or nouns in news, not participles that open a clause.
_NOT_PARTICIPLES = frozenset(
    "including according following during excluding regarding concerning pending notwithstanding "
    "barring thing something anything nothing everything king wing ring spring string evening morning "
    "meeting building ceiling beijing sterling being training planning funding wording hearing".split()
)


def is_participle(word: str) -> bool:
    """Whether `word` can be a present participle that opens a clause."""
    lower = word.lower()
    return len(lower) > 4 and lower.endswith("ing") and lower not in _NOT_PARTICIPLES


def could_be_base(word: str) -> bool:
    """Whether `word` is a verb's base form, as it stands after a modal."""
    return word in _inflected()[2]

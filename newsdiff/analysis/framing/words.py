"""Words that judge in nearly every sentence they stand in: short lists of our own, by class of word.

Kept out on purpose: words that judge in one sense and name a plain thing in another ("cold", "rich"),
feelings that people have ("afraid"), and the facts of law, illness, war and sport ("fatal", "guilty").
An adjective stands for its adverb, too, a noun for its plural. A verb marked * stands for its forms in -s,
-ed and -ing, and for itself behind "to"; without the mark for itself alone. The verbs of `STRIKING` have a
plain sense, too: they tell something only beside a plainer word. Words are folded (`wording.fold`), so that
one spelling does. Where the colour of a sentence's words is known, none counts whose sense is plain there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdiff.analysis.wording import fold

PRAISE = """
admirable adorable amazing astonishing astounding awe-inspiring awesome beloved brainy breathtaking
captivating charismatic compelling courageous daring dazzling delightful dramatic effortless electrifying
enchanting enviable epic exemplary exhilarating exquisite extraordinary eye-popping fabulous fantastic
fearless flawless formidable gallant glamorous glorious gorgeous ground-breaking groundbreaking
heart-warming heartwarming heroic high-flying hilarious iconic illustrious impeccable impressive
incomparable incredible indomitable ingenious inspirational irresistible jaw-dropping larger-than-life
lovable lovely magical magnificent marvellous masterful memorable mesmerizing mighty miraculous momentous
much-anticipated much-loved near-perfect outstanding phenomenal picture-perfect pioneering plucky
priceless resounding revered rip-roaring riveting sensational show-stopping spectacular spellbinding
splendid star-studded stellar storied stunning sublime sumptuous superb terrific thrilling trailblazing
triumphant ultra-talented ultratalented unbeatable unforgettable unmatched unparalleled unrivalled valiant
visionary well-deserved whip-smart wonderful wondrous world-beating
"""
BLAME = """
abhorrent abject absurd abysmal amateurish appalling arrogant atrocious awful baffling banal barbaric
bizarre bland bloated bogus botched brash brazen bumbling callous chaotic clueless clumsy contemptible
controversial crass creepy crooked cruel cynical deplorable despicable devious dire disappointing
disastrous disgraceful disgusting dismal dispiriting disturbing divisive draconian dreadful dubious dumb
eerie egregious embarrassing far-fetched farcical flagrant flimsy foolish futile ghastly glaring grotesque
gruesome half-baked half-hearted hapless harrowing heartbreaking heartless heinous hideous horrendous
horrible horrific horrifying hypocritical idiotic ill-advised ill-conceived ill-fated inane inept
inexcusable insidious irresponsible lackluster lacklustre laughable lousy ludicrous lurid menacing
merciless misguided monstrous naive nasty naughty needless nefarious nightmarish nonsensical outlandish
outrageous overblown overhyped pathetic pitiful pointless preposterous reprehensible repugnant ridiculous
ruthless scandalous scathing scrappy senseless shady shameful shameless shocking shoddy sickening silly
sinister sleazy sloppy sordid spineless staggering stupid tasteless terrible terrifying toothless
unacceptable unconscionable undeserved unfair unforgivable unfunny unjust unscrupulous unseemly vengeful
vicious vile vindictive woeful worthless wretched
"""
MANNER = """
absurdly alarmingly amazingly arguably astonishingly bafflingly bizarrely blatantly blindly brazenly
comically conspicuously conveniently crucially curiously decidedly desperately disturbingly doggedly
famously fiercely fittingly flatly frankly frantically glaringly hilariously hopelessly hugely incredibly
inevitably inexplicably insanely interestingly ironically laughably luckily mercifully miraculously
notoriously obviously oddly painfully paradoxically plainly predictably remarkably rightly sadly
shockingly squarely startlingly strangely stubbornly suspiciously tellingly thankfully tragically
troublingly unabashedly unashamedly unbelievably understandably undoubtedly unsurprisingly utterly vastly
wildly woefully worryingly wrongly
"""
ACTS = """
balk* belittle* berate* besmirch* bungle* butchered castigate* catapulted clobber* cripple* decimate*
demonize* denigrate* deride* disparage* dither* dupe* embolden* fawn* flaunt* flounder* flout* foist*
gobble* grandstand* harangue* hobble* hoodwink* humiliate* hype* idolize* immortalize* jettison* kowtow*
lambaste* lampoon* lavish* lionize* lurk* malign* mangle* meddle* mock* ogle* oust* outsmart* overhype*
pander* pillory* plummet* plunder* pounce* prattle* pummel* ravage* rebuff* reignite* revile* ridicule*
rubbish* scold* scupper* shame* shun* skyrocket* slander* smear* snub* spearhead* squander* steamroll*
stifle* stoke* stonewall* strong-arm* swoop* tarnish* taunt* terrorize* torched torment* torpedo* trample*
trash* trounce* trumpet* unleash* vilify* wallow* whitewash* woo* yank*
"""
STRIKING = """
clash* grill* haunt* incite* plague* plunge* quash* rebel* scramble* shatter* slump* soar* spark*
stun* surge* topple* tumble* vie*
"""
NOUNS = """
abomination absurdity barbarism bastion betrayal bigotry bloodbath bloodlust blunder bombshell brainchild
brigand brouhaha buffoon carnage chaos charade charlatan cover-up cowardice crackdown crony cronyism
crusade debacle decadence deceit defiance demagogue despot disarray disgrace embarrassment exodus eyesore
fallout farce fiasco firestorm folly frenzy furore gloom goon greed guru havoc heartbreak hotbed hubris
hypocrisy hysteria icon idiocy ineptitude infighting injustice insult juggernaut kingpin lackey
laughingstock lust madness maelstrom malice mastermind masterpiece masterstroke mayhem mecca menace mess
mockery mouthpiece mudslinging nightmare nonsense outcry pandemonium paranoia pariah ploy powerhouse
propaganda rampage rhetoric savagery scapegoat scourge sham shambles showdown smear snub spectacle spectre
stalwart stigma stooge stranglehold stronghold stunt sycophant tantrum thug travesty treachery trickery
triumph turmoil tyranny tyrant uproar vendetta vengeance vitriol woes zealot
"""


def adjectives(listed: str) -> frozenset[str]:
    return frozenset(fold(form) for word in listed.split() for form in (word, _adverb(word)))


def nouns(listed: str) -> frozenset[str]:
    return frozenset(fold(form) for word in listed.split() for form in (word, _plural(word)))


def verbs(listed: str) -> frozenset[str]:
    """Forms of verbs; a base form has "to " before it."""
    forms = (form.rpartition(" ") for word in listed.split() for form in _inflected(word))
    return frozenset(to + blank + fold(form) for to, blank, form in forms)


def _adverb(word: str) -> str:
    if word.endswith("ic"):
        return word + "ally"
    if word.endswith("le"):
        return word[:-1] + "y"
    return word[:-1] + "ily" if word.endswith("y") else word + "ly"


def _plural(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(?:s|x|ch|sh)$", word) else "s")


def _inflected(word: str) -> Iterator[str]:
    if not word.endswith("*"):
        yield word
        return
    base = word[:-1]
    stem = base[:-1] if base.endswith("e") else base
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgmnpt]", base):
        stem += base[-1]
    yield from (f"to {base}", _plural(base), stem + "ing")
    yield base[:-1] + "ied" if re.search(r"[^aeiou]y$", base) else stem + "ed"

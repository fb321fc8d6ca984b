"""Which lines of a raw page are the article.

Method: scored line roles. Each line gets features (terminal punctuation, finite verb, length, quotation
marks, title case, capitals) and a prose score (`WEIGHTS`, summed); a line of at least `SOLID` points and
eight words is a solid paragraph. Known phrases and shapes (`linecues`), talk about the page (`linetopic`),
repetition and blocks of links (`linelinks`) come first, then the place of a line: before the first solid
paragraph, between the first and the last, or after it. In doubt a line between solid paragraphs is kept, and
a line of loose words outside of them is dropped; a lost sentence is worse than a kept teaser.
Hints (line start to role), from a page's markup or from an editor, overrule all of it.

Limits: phrases and verbs are English; in another language only shape, place and repetition count. A caption
without credit stays, and so do readers' comments that no title introduces.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from newsdiff.analysis import lineauthors, lineblocks, linecredits, linecues, linehead, linelinks, linetopic
from newsdiff.analysis.linefeatures import OPEN_END, Features, features, key_of
from newsdiff.analysis.types import Line, Role

LONGEST_HEADING = 14  # words
LONGEST_LIST = 30  # words that a line without verb and full stop may have; more are a drop-down list


def line_roles(text: str, *, headline: str = "", hints: Mapping[int, Role] | None = None) -> tuple[Line, ...]:
    """The non-blank lines of `text` with their roles, in order. Deterministic; linear in the text.

    `headline` is the article's, where it is known. `hints` maps starts of lines to roles that are certain."""
    lines = features(text)
    roles: list[Role | None] = _hinted(lines, text, hints or {})
    fixed = [role is not None for role in roles]
    _by_cues(lines, roles)
    _by_talk(lines, roles)
    _by_repetition(lines, roles, fixed)
    linelinks.sections(lines, roles)
    lineblocks.prompts(lines, roles)
    lineblocks.sponsored(lines, roles)
    solid = linelinks.without_strays(lines, roles, _solid(lines, roles))
    if solid:
        _by_place(lines, roles, fixed, solid, headline)
    else:
        _without_prose(lines, roles, headline)
    lineblocks.said_within(lines, roles, fixed)
    return tuple(Line(line.span, role or Role.CHROME) for line, role in zip(lines, roles, strict=True))


def has_body(lines: Iterable[Line]) -> bool:
    """Whether an article is left: a page of menus has no line of body."""
    return any(line.role is Role.BODY for line in lines)


def _hinted(lines: Sequence[Features], text: str, hints: Mapping[int, Role]) -> list[Role | None]:
    """Hints by the start of a line, its indentation counted or not."""
    if not hints:
        return [None] * len(lines)
    return [
        hints.get(line.span.start) or hints.get(text.rfind("\n", 0, line.span.start) + 1) for line in lines
    ]


def _by_cues(lines: Sequence[Features], roles: list[Role | None]) -> None:
    """Roles that a line's own words give away."""
    for place, line in enumerate(lines):
        if roles[place] is None:
            roles[place] = _cue(line)


def _by_talk(lines: Sequence[Features], roles: list[Role | None]) -> None:
    for place, talks in enumerate(linetopic.page_talk(lines)):
        corrects = linecues.is_correction(lines[place].text) and "@" not in lines[place].text
        if talks and roles[place] is None and not corrects:
            roles[place] = Role.CHROME


def _cue(line: Features) -> Role | None:
    if line.words > 120:
        return None
    if linecredits.is_byline(line.text, line.words) or linecredits.is_signed_time(line.text):
        return Role.BYLINE
    if linecredits.is_caption(line.text, line.words):
        return Role.CAPTION
    if linecues.is_chrome(line.text, line.words) or not line.key.strip(" .-*_=|"):
        return Role.CHROME
    stamped = linecues.is_time(line.text, line.words) and linecues.says_more_than_a_date(line.text)
    return Role.CHROME if stamped else None


def _by_repetition(lines: Sequence[Features], roles: list[Role | None], fixed: Sequence[bool]) -> None:
    """A line that was said before is a repeat; a short label that comes three times is chrome at once."""
    counts = Counter(line.key for line in lines)
    seen: set[str] = set()
    for place, line in enumerate(lines):
        again = line.key in seen
        seen.add(line.key)
        if fixed[place] or counts[line.key] == 1:
            continue
        if (line.ends and line.words < 4) or line.text.endswith(":"):
            continue  # "Yes." may be said twice, and a transcript names its speakers again and again
        if again and roles[place] is None:
            roles[place] = Role.REPEAT
        elif counts[line.key] > 2 and line.words <= 6 and not line.ends and roles[place] is None:
            roles[place] = Role.BYLINE if linecredits.is_name(line.text) else Role.CHROME


def _solid(lines: Sequence[Features], roles: Sequence[Role | None]) -> list[int]:
    """Places of the solid paragraphs; of any sentences where there are none."""
    free = [place for place, role in enumerate(roles) if role is None or role is Role.BODY]
    for least in (
        [place for place in free if lines[place].solid],
        [place for place in free if lines[place].ends and lines[place].words >= 4 and not lines[place].tags],
        [at for at in free if lines[at].verb and lines[at].words >= 14 and not lines[at].listed],
    ):
        if least:
            return _without_title(lines, least)
    return [place for place in free if roles[place] is Role.BODY]


def _without_title(lines: Sequence[Features], solid: list[int]) -> list[int]:
    """Without a first line that no full stop ends: a headline with a verb and a quotation looks solid."""
    first = lines[solid[0]]
    title = len(solid) > 2 and not first.sentence and first.words in linehead.HEADLINE_WORDS
    return solid[1:] if title else solid


def _by_place(
    lines: Sequence[Features],
    roles: list[Role | None],
    fixed: Sequence[bool],
    solid: list[int],
    headline: str,
) -> None:
    title = linehead.find_headline(lines, roles, fixed, solid, headline)
    if title is not None:
        roles[title] = Role.HEADLINE
    lineblocks.captions(lines, roles, title, solid[0])
    first = _first_of_body(lines, roles, solid, title)
    if title is not None:
        lineblocks.headline_again(lines, roles, title, first)
    _before(lines, roles, title, first)
    lineauthors.authors_and_bios(lines, roles, first)
    free = [place for place in solid if roles[place] is None or roles[place] is Role.BODY]
    last = max(free, default=first)
    _between(lines, roles, first, last)
    _after(lines, roles, last)
    lineblocks.headless(lines, roles)


def _first_of_body(
    lines: Sequence[Features], roles: list[Role | None], solid: list[int], title: int | None
) -> int:
    """Where the body begins; a paragraph between the headline and byline or time is a standfirst."""
    if title is None or len(solid) < 2 or lines[solid[0]].words > 60:
        return linehead.upwards(lines, roles, solid[0])
    between = range(solid[0] + 1, solid[1])
    above = all(roles[place] is not None for place in range(title + 1, solid[0]))
    signs = {Role.BYLINE, Role.REPEAT}
    signed = any(
        roles[place] in signs or linecues.is_stamp(lines[place].text, lines[place].words) for place in between
    )
    if above and signed:
        initials = linecredits.ends_with_initials(lines[solid[0]].text)
        roles[solid[0]] = Role.CAPTION if initials else Role.STANDFIRST
        return solid[1]
    return linehead.upwards(lines, roles, solid[0])


def _before(lines: Sequence[Features], roles: list[Role | None], title: int | None, first: int) -> None:
    """Lines above the body: the headline is found, a standfirst may follow, the rest is loose words."""
    told = any(role is Role.STANDFIRST for role in roles)
    for place in range(first):
        line = lines[place]
        if roles[place] is not None:
            continue
        above = title is None or place < title
        if line.tags or linecues.is_time(line.text, line.words):
            roles[place] = Role.CHROME
        elif not above and linecredits.ends_with_initials(line.text):
            roles[place] = Role.CAPTION
        elif (line.ends and line.words >= 3) or line.bullet:
            roles[place] = Role.BODY if above or told else Role.STANDFIRST
        elif above:
            roles[place] = Role.CHROME
        elif linecredits.is_name(line.text) or linecredits.is_job(line.text):
            roles[place] = Role.BYLINE
        elif line.words >= 5 and (line.verb or not line.bare) and not told:
            roles[place] = Role.STANDFIRST
        elif line.words >= 3 and (line.verb or not line.bare):
            roles[place] = Role.HEADING
        else:
            roles[place] = Role.CHROME
        told = told or roles[place] is Role.STANDFIRST


def _between(lines: Sequence[Features], roles: list[Role | None], first: int, last: int) -> None:
    """Lines among the solid paragraphs: sentences and list items are body, loose lines headings."""
    for place in range(first, last + 1):
        if roles[place] is not None:
            continue
        line = lines[place]
        loose = not line.verb and not line.ends
        tags = line.tags and loose and line.words <= LONGEST_HEADING
        if tags or ((loose or line.listed) and line.words >= LONGEST_LIST):
            roles[place] = Role.CHROME
        elif line.sentence or _in_list(lines, roles, place) or line.words > LONGEST_HEADING:
            roles[place] = Role.BODY
        else:
            roles[place] = lineblocks.signature(lines, roles, place) or Role.HEADING


def _after(lines: Sequence[Features], roles: list[Role | None], last: int) -> None:
    """Lines below the last solid paragraph: sentences and list items stay, loose words go."""
    body = last
    words = linelinks.rare_words_of(lines, [above for above in range(last + 1) if roles[above] is Role.BODY])
    for place in range(last + 1, len(lines)):
        if roles[place] is not None:
            continue
        line = lines[place]
        said = line.ends and (line.words >= 3 or line.quoted) and not line.tags
        if said and linelinks.is_stray(lines, roles, body, place, words):
            roles[place] = Role.CHROME
        elif said or _opens_list(lines, roles, place) or _in_list(lines, roles, place):
            roles[place], body = Role.BODY, place
        elif _heads(lines, roles, place):
            roles[place] = Role.HEADING
        else:
            roles[place] = Role.BYLINE if linecredits.is_name(line.text) else Role.CHROME


def _heads(lines: Sequence[Features], roles: Sequence[Role | None], place: int) -> bool:
    """Whether a loose line stands between a line of the body and a short sentence or an item."""
    line = lines[place]
    if line.words < 2 or line.words > LONGEST_HEADING or place + 1 == len(lines):
        return False
    below = lines[place + 1]
    said = below.bullet or (below.ends and below.words >= 4)
    return said and roles[place + 1] is None and _kept(roles[place - 1]) and not line.tags


def _opens_list(lines: Sequence[Features], roles: Sequence[Role | None], place: int) -> bool:
    """Whether a line right below the body announces items ("Symptoms include:"), or is a rate in brackets."""
    if re.match(r"\([^()]{1,10}=[^()]+\)$", lines[place].text):
        return True
    line = lines[place]
    opens = line.text.endswith(":") and line.words > 1 and not line.titled and _kept(roles[place - 1])
    return opens and place + 1 < len(lines) and roles[place + 1] is None


def _in_list(lines: Sequence[Features], roles: Sequence[Role | None], place: int) -> bool:
    """Whether a line is an item: marked as one, or in a run of unended lines below a colon."""
    if lines[place].bullet:
        return True
    above = next((earlier for earlier in range(place - 1, -1, -1) if _kept(roles[earlier])), None)
    if above is None or roles[above] is not Role.BODY:
        return False
    if lines[above].text.endswith(":"):
        return True
    item = not lines[above].bullet and not lines[above].titled
    return item and _unended(lines[above])


def _kept(role: Role | None) -> bool:
    return role is not None and role.kept


def _unended(line: Features) -> bool:
    return not line.ends and not OPEN_END.search(line.text) and line.words <= 40


def _without_prose(lines: Sequence[Features], roles: list[Role | None], headline: str) -> None:
    """A page without a sentence: nothing is body, and only a known headline is kept."""
    key = key_of(headline)
    for place, line in enumerate(lines):
        if roles[place] is None:
            roles[place] = Role.HEADLINE if key and line.key == key else Role.CHROME

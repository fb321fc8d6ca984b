"""What the words of one line say about it: the phrases and shapes of a page that are not the article.

Every function takes one line and looks at nothing else. The tables are general English news usage. Patterns
are anchored and bounded, and long lines are cut before matching, so that the time is linear in the text.
"""

from __future__ import annotations

import re

LONGEST = 900  # characters of a line that are looked at; a longer one is a paragraph, whatever it says

MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|ju"
    r"ne?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
DAY = "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
_CLOCK = re.compile(r"(?:^|\s)\d{1,2}[:.]\d{2}\b|\b\d{1,2}\s?[ap]\.?m\b", re.I)
_TIME_LABEL = re.compile(
    r"\b(?:published|updated?|posted|modified|ago|reading|read|listen|mins?|minutes?|last|edited"
    r"|premiered)\b",
    re.I,
)
_TIME_TOKEN = re.compile(
    rf"(?:{MONTH}|{DAY}|\d[\d:./,-]*(?:st|nd|rd|th|am|pm|h|m|min|hrs?)?|[ap]\.?m\.?|published"
    rf"|updated?|posted|last"
    r"|modified|first|originally|created|on|at|date|time|ago|hours?|hrs?|min(?:ute)?s?|days?|weeks?"
    r"|months?|years?|ist"
    r"|read|reading|listen|of|the|an?|edited|premiered|today|yesterday|e[sd]?t|p[sd]?t|c[sde]?t|gmt|utc"
    r"|bst|cest|jst|kst"
    r"|issue|about|est|to)",
    re.I,
)

# Lines that are no article wherever they stand. Each pattern must match from the start of the line.
_CHROME = tuple(
    (longest, re.compile(pattern, re.I))
    for longest, pattern in (
        # most words the line may have, pattern
        (25, r"(?:also |further |must )?(?:read|see|watch|listen)(?: also| more| next| now| too)?\s*[:|»>]"),
        (
            25,
            r"(?:also read|read also|related|more|recommended|don['’]t miss|up next"
            r"|from the archive)\s*[:|»>]",
        ),
        (
            8,
            r"(?:read|see|show|view|load|learn|find out)\s(?:more|next|all|full (?:story|article|bio)"
            r"|less)\b",
        ),
        (22, r"read (?:these|our|the full|more)\b.{0,120}(?:here|:|story|coverage)"),
        (14, r"more (?:from|on|stories|news|coverage|in)\b[^.]*$"),
        (12, r"(?:story|article|post|content) continues below|continue reading|keep reading"),
        (6, r"(?:advert(?:isement|ising)?|ads?|sponsored(?: content)?|promoted|paid (?:post|content))\b"),
        (
            6,
            r"(?:skip|jump|back|return|scroll) to (?:the )?(?:main|content|top|navigation|home|search"
            r"|article)\b",
        ),
        (
            40,
            r"(?:please |you can |to )?(?:subscribe|sign up|register)\b.{0,160}"
            r"(?:newsletters?|alerts?|inbox|updates?|today|now|here|emails?|access|account|channel)",
        ),
        (40, r".{0,160}\bsign up (?:here|(?:for|to) (?:our|the|my|free)\b)"),
        (20, r"(?:get|stay|receive)\b.{0,60}(?:newsletters?|in your inbox|alerts|up to date|informed)"),
        (10, r"(?:our|daily|weekly|morning|free|the) (?:\w+ )?newsletters?$"),
        (
            6,
            r"(?:sign|log) ?(?:in|up|out|on)\b|create (?:an |your )?(?:free )?account|my account"
            r"|manage (?:my|your)",
        ),
        (6, r"(?:please )?subscribe\b|become a (?:member|subscriber)|join (?:us|now|our)|start your free"),
        (
            25,
            r"(?:support|help) (?:us|our (?:work|journalism|newsroom|reporting))|donate\b"
            r"|make a (?:donation|gift)",
        ),
        (
            25,
            r"(?:please )?follow (?:us|me|him|her|them|@|our|on|the (?:latest|author))\b|like us on"
            r"|join us on",
        ),
        (
            12,
            r"share(?: this(?: \w+)?)?\s*:"
            r"|(?-i:Share(?! (?:Price|Index|Market|Holder|Buy|Sale|Deal))(?: [A-Z][\w-]+){2,}"
            r"(?: to a friend)?$)",
        ),
        (
            5,
            r"(?:please )?(?:share|tweet|pin|e-?mail|print|save|bookmark|copy link|reprints?"
            r"|gift)\b(?: (?:this|on|via"
            r"|with|article|story|link|options|now|post|to|full)\b.*)?[.:!]?$",
        ),
        (
            25,
            r"(?:click|tap) (?:here|on|the|to|below)\b|download (?:the|our|\S+['’]s) (?:app|free)\b"
            r"|get the app",
        ),
        (
            16,
            r".{0,80}\b(?:use this link|click (?:here|this link)|(?:download|sign up"
            r"|available)\b.{0,30} app here)",
        ),
        (
            60,
            r".{0,80}\b(?:uses?|accept|our|these|all|use of) cookies\b|.{0,30}cookie (?:policy|settings"
            r"|notice|consent)",
        ),
        (
            30,
            r"(?:we value your|your) privacy\b|by (?:continuing|clicking|signing up|subscribing"
            r"|using this)\b",
        ),
        (
            12,
            r"(?:terms (?:of|and)|privacy (?:policy|notice)|do not sell|accessibility|site ?map"
            r"|contact us|about us"
            r"|advertise with|careers|cookie (?:policy|settings)|help cent)",
        ),
        (60, r"(?:©|\(c\)|copyright\b|\(tm\)).{0,200}|.{0,120}\ball rights reserved\b"),
        (
            14,
            r"leave a (?:reply|comment)|post (?:a )?comment|add a comment|join the (?:conversation"
            r"|discussion)|"
            r"cancel reply|be the first to comment|comments? (?:are|is) (?:closed|off)|view comments"
            r"|\d+ comments?$",
        ),
        (
            25,
            r"your e-?mail address will not|required fields|save my name, e-?mail|notify me of"
            r"|enter your e-?mail",
        ),
        (
            8,
            r"(?:name|e-?mail|website|comment|message|search(?: for)?|menu|submit|close|send|cancel"
            r"|reply|next|previous"
            r"|play|pause|mute|loading|transcript|gallery|slideshow|toggle \w+|open menu|home)\s*[*:.…]*$",
        ),
        (
            30,
            r"(?:tags?|filed under|keywords|categor(?:y|ies)|topics?|more on(?: this)?"
            r"|in this (?:article|story))\s*:",
        ),
        (4, r"(?:tags?|topics|categories|related topics|in this (?:article|story))$"),
        (12, r"\d+ ?(?:-\s?)?min(?:ute)?s?(?: of)? (?:read|listen|watch)\b|(?:estimated )?reading time\b"),
        (
            12,
            r"listen to (?:this|the) (?:article|story)|audio (?:by|version)\b|your browser (?:does|doesn)|"
            r"this video (?:is|can)|(?:please )?(?:enable|turn on) javascript|javascript (?:is|must)"
            r"|video player",
        ),
        (
            25,
            r"thanks?(?: you)? for (?:reading|tuning|watching|listening|subscribing|your (?:support"
            r"|feedback))",
        ),
        (
            40,
            r"this (?:article|story|post|piece|column|report|content|essay) (?:was |has been |is "
            r"|has )?(?:first |"
            r"originally |also |automatically |last |re)?(?:published|appeared|posted|updated|produced"
            r"|syndicated|"
            r"corrected|translated|originated|republished|made possible)\b",
        ),
        (
            40,
            r"a version of this (?:article|story|post|piece)\b|(?:first|originally) published (?:on|in"
            r"|by|at)\b",
        ),
        (
            90,
            r"(?:the )?(?:opinions?|views)\b.{0,60}\bexpressed\b|any (?:opinions|views) expressed\b"
            r"|disclaimer\b|the "
            r"(?:author|writer)(?: or .{1,30})? (?:may|does|has|holds?|owns?)\b.{0,60}(?:position"
            r"|interest|stock)",
        ),
        (
            90,
            r".{0,80}for (?:educational|informational|information|general)\b.{0,40}\b(?:purposes"
            r"|information) only",
        ),
        (
            20,
            r"(?:got|have) a (?:news )?tip\b|send (?:us )?(?:your )?(?:tips|feedback|letters)"
            r"|do you have a story|"
            r"(?:write|e-?mail|contact|reach) (?:to )?(?:us|the (?:author|reporter|writer)|him|her)\b",
        ),
        (
            12,
            r"(?:https?://|www\.)\S+$|@\w+$|\*+\s*https?://\S+$|\S+@\S+\.\w+$|(?:twitter|instagram"
            r"|facebook|x)\s*:\s*@",
        ),
        (12, r"our standards\s*:|editing by\b|reporting by\b"),
        (4, r"[A-Z]{2,}(?:-[A-Z]{2,})*-?wire$|the-\w+-wire$|smiley face$"),
    )
)

# A title of a block of links; what stands below it belongs to other articles.
_LIST_OPENER = re.compile(
    r"(?:related(?: \w+)?|(?:you )?(?:may|might) (?:also )?(?:like|be interested)(?: in)?"
    r"|recommended(?: \w+)*"
    r"|more (?:stories|news|from|on|in|coverage|headlines)\b.{0,40}|(?:most|top|popular|latest|trending"
    r"|recent|other)"
    r" (?:read|popular|stories|news|posts|articles|viewed|now|headlines|shared|videos|picks"
    r"|comments?)\b.{0,20}"
    r"|trending(?: now)?|editor['’]?s?['’]? (?:picks?|choice)|read (?:next|more|also|this next)"
    r"|see also|also read"
    r"|further reading|what (?:to read|others are reading)\b.{0,20}|you may have missed|in case you missed it"
    r"|from (?:the web|our partners|around the web)|sponsored (?:content|links)|up next|don['’]t miss"
    r"|keep reading)"
    r"\s*[:.…]?$",
    re.I,
)
_COMMENT_OPENER = re.compile(
    r"(?:leave a (?:reply|comment)|(?:\d+ )?(?:comments?|responses?|replies)(?: \(\d+\))?|post a comment"
    r"|join the (?:conversation|discussion)|(?:top|reader|latest) comments|add a comment"
    r"|view comments)\s*[:.…]?$",
    re.I,
)

_NAV = frozenset(
    "home news world politics business sport sports weather live markets market video videos photos "
    "tech technology opinion opinions culture travel subscribe menu search login logout register "
    "contact about us uk usa europe asia africa americas entertainment lifestyle health science "
    "education money finance economy jobs cars food style arts books music tv radio podcasts "
    "newsletters newsletter games puzzles crosswords shop store more sections local national "
    "international climate environment magazine editorial latest trending topics help support account "
    "sign in up log out share print email save follow facebook twitter x instagram linkedin whatsapp "
    "telegram reddit pinterest youtube tiktok threads bluesky mastodon messenger copy link tumblr "
    "flipboard pocket rss gift article comments comment skip to content main navigation close open "
    "toggle top breaking today all edition english previous next back app apps alerts events deals real "
    "estate obituaries".split()
)
_NAV_ALONE = frozenset(
    "share print email save facebook twitter instagram linkedin whatsapp telegram reddit pinterest "
    "youtube tiktok x rss tumblr flipboard pocket messenger home menu search".split()
)


def is_chrome(line: str, words: int) -> bool:
    """Whether the line is a menu entry, button, form, notice or link to another article."""
    start = line[:LONGEST].lstrip("•·*-–—>»▶►[|( \t")
    if any(words <= longest and pattern.match(start) for longest, pattern in _CHROME):
        return True
    return words <= 40 and is_menu(line)


def is_menu(line: str) -> bool:
    """Whether the line is made of the words of navigation bars and share rows."""
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", line[:LONGEST])]
    if not words:
        return False
    if len(words) <= 2:
        return all(word in _NAV_ALONE for word in words)
    return sum(word in _NAV for word in words) >= 0.75 * len(words)


def looks_like_tags(line: str) -> bool:
    """Whether words stand without the grammar of a line: wide gaps, bars, or capitals inside words."""
    if line.endswith((".", "!", "?", ":", "”", '"')):
        return False
    joints = re.findall(r"(?<![A-Z])(?!Mc|Mac|De|Le|La|iP|eB)[A-Za-z]?[a-z]{3,}[A-Z][a-z]{2,}", line)
    return (
        bool(re.search(r"\S {3,}\S|\t", line))
        or len(joints) >= 1
        or len(re.findall(r"\s[|>»•·]\s", line)) >= 2
    )


def is_time(line: str, words: int) -> bool:
    """Whether the line only says when: a date, a clock time, "Updated:", "5 min read"."""
    if words > 18 or len(line) > 160:
        return False
    tokens = re.findall(r"[^\s|•·,;()–—-]+", line)
    said = bool(re.search(r"\d", line)) or bool(_TIME_LABEL.search(line))
    return (
        bool(tokens)
        and said
        and all(_TIME_TOKEN.fullmatch(token.strip(":.")) for token in tokens if token.strip(":."))
    )


def is_stamp(line: str, words: int) -> bool:
    """Whether the line is a time that belongs to the page: labelled, or with a clock time or a year."""
    return is_time(line, words) and (says_more_than_a_date(line) or bool(re.search(r"\b\d{4}\b", line)))


def says_more_than_a_date(line: str) -> bool:
    """Whether a line that `is_time` carries a label or a clock time, so that it can be no heading."""
    return bool(_TIME_LABEL.search(line) or _CLOCK.search(line))


def opens_links(line: str) -> bool:
    return len(line) <= 80 and _LIST_OPENER.match(line) is not None


def opens_comments(line: str) -> bool:
    return len(line) <= 60 and _COMMENT_OPENER.match(line) is not None

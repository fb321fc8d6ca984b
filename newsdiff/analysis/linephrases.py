# ruff: noqa: E501 - a table, one pattern a row
"""Phrases that give a line away as the page's, not the article's: a table of English news usage.

Each block holds the most words that a line may have, and one pattern a row, matched from the start of the line
whatever the case. A row has to be safe for a line of the body: it asks for a phrase that no report would begin
with, or the block is short enough that a sentence doesn't fit. `LINKS` and `COMMENTS` are titles; what stands
below them goes with them. Patterns are bounded, so that time is linear in the text.
"""

from __future__ import annotations

import re

Block = tuple[int, re.Pattern[str]]


def _block(longest: int, rows: str) -> Block:
    return longest, re.compile("|".join(row.strip() for row in rows.strip().splitlines()), re.I)


def _title(rows: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(row.strip() for row in rows.strip().splitlines())})\s*[:.…»>]?$", re.I)


_TEASERS = (
    _block(
        25,
        r"""
        (?:also |further |must )?(?:read|see|watch|listen)(?: also| more| next| now| too)?\s*[:|»>–—]
        (?:also read|read also|related|more|recommended|don['’]t miss|up next|from the archive)\s*[:|»>–—]
        (?:related|recommended) (?:article|story|stories|coverage|video|reading)s?\s*[:|»>–—]
        (?-i:WATCH|READ|SEE|LISTEN|RELATED|ALSO|MORE|VIDEO|PHOTOS|GALLERY)(?-i: (?:ALSO|MORE|NOW|NEXT|HERE|LIVE|READ))?(?-i: [A-Z][a-z])[^.!?]*$
        (?:photo gallery|in pictures)\s*:|(?:bonus )?videos?\s*:(?-i:\s*(?:[^\sa-z]|$))
        """,
    ),
    _block(
        8,
        r"""
        (?:read|see|show|view|load|learn|find out)\s(?:more|next|all|full (?:story|article|bio)|less)\b
        (?:hide|show|see) (?:caption|key events|comments|more|less|all|\d+ more)\b
        """,
    ),
    _block(22, r"read (?:these|our|the full|more)\b.{0,120}(?:here|:|story|coverage)"),
    _block(
        14,
        r"""
        more (?:from|on|stories|news|coverage|in|about)\b[^.]*$
        (?:read|see|find) more (?:about|on|from|of|in|stories|news|coverage)\b[^.]*$
        (?:explore|for) more (?:on|from|stories|news|coverage)\b[^.]*$
        (?:previous|next|prev) (?:article|post|story|page|item)\b.*$
        """,
    ),
    _block(
        12,
        r"(?:story|article|post|content|text) continues\b|continue reading|keep reading|scroll (?:down )?to continue",
    ),
    _block(
        40, r"for (?:more|further|additional|media|press)\b.{0,60}\b(?:contact|visit|e-?mail|see)\b[^.]*:$"
    ),
    _block(14, r"(?:media|press) (?:contacts?|enquiries|inquiries|office)\s*:"),
)
_ADVERTS = (
    _block(
        6,
        r"""
        (?:advert(?:isement|ising)?|ads?|sponsored(?: content)?|promoted|paid (?:post|content))\b[^.]*$
        (?:\w+ )?ad feedback$
        (?:report|hide|close|skip) (?:this |the )?ad\b
        """,
    ),
    _block(
        8,
        r"(?:sponsored|promoted|powered|presented) (?:content |links? )?by\b|(?:after|skip past) newsletter promotion$",
    ),
)
_PROMPTS = (
    _block(20, r"(?:get|stay|receive)\b.{0,60}(?:newsletters?|in your inbox|alerts|up to date|informed)"),
    _block(
        40,
        r"""
        (?:please |you can |to )?(?:subscribe|sign up|register)\b.{0,160}(?:newsletters?|alerts?|inbox|updates?|today|now|here|emails?|access|account|channel)
        (?:unlock|get|enjoy) (?:exclusive|unlimited|full|instant|premium)\b.{0,40}\baccess\b
        (?:your support|(?:with|without) your support|we (?:rely|depend) on (?:readers|your))\b
        """,
    ),
    _block(
        30,
        r"""
        (?:get|stay|receive|catch|check out|see|find|for)\b.{0,80}\b(?:latest|top|breaking|live|current) (?:news|headlines|updates)\b
        your (?:donation|contribution|gift|subscription|membership)s? (?:will|helps?|makes?|funds?|supports?|allows?)\b
        (?:what do you think|ready for more|enjoying this|enjoyed this)\b.{0,40}[?!](?: (?:post|leave|join|tell|let)\b.{0,60})?$
        (?:support|help) \S+ (?:or|and) (?:become|join|donate)\b|become (?:our|a) (?:patron|supporter|donor)\b
        (?:don['’]t|never) miss (?:out|a|an|the|any)\b.{0,60}\b(?:story|stories|news|update|updates|episode|beat)\b
        (?:this|the) (?:article|story|content|page|feature|post) is (?:for|only|reserved|available|exclusive)\b.{0,30}\b(?:subscribers?|members?|only)\b
        (?:you have|you['’]ve) (?:reached|read|\d+|run out|used)\b.{0,40}\b(?:limit|free|articles?)\b
        (?:already|not yet|not) an? (?:subscriber|member)\b
        (?:want|like what you) to (?:read|see|know) more\b|like what you (?:see|read)
        (?:choose|select|pick) (?:your|a) (?:plan|subscription|package)\b
        (?:cancel|change) (?:your (?:subscription|plan) )?(?:any ?time|at any time)\b
        add \S+(?: \S+){0,3} (?:on|to|as) .{0,20}\b(?:google|preferred|home screen)\b
        """,
    ),
    _block(
        12,
        r"""
        (?:our|daily|weekly|morning|evening|free|the) (?:\w+ ){0,2}newsletters?$
        newsletters?(?: sign-?up)?$
        (?:oops|sorry)?\W*something went wrong\b|was this (?:\w+ )?(?:page|article|story|answer)? ?(?:helpful|useful)\b
        tip us\b|(?-i:in [A-Z]\w+(?:, [A-Z]\w+)+)$|subscribed$|quick guide$|(?:show|hide)$|doi\s*:|about the authors?$
        (?:try|get|start|claim) (?:your |a |\w+ )?(?:free|\d+)[\s-](?:trial|weeks?|months?|days?)\b
        (?:support|fund) (?:independent|quality|local|public) (?:journalism|media|news)\b
        (?:gift|save) (?:this|an?|your) article\b
        enter your (?:e-?mail|name|phone|postcode|zip)\b
        """,
    ),
    _block(
        6,
        r"""
        (?:sign|log) ?(?:in|up|out|on)\b
        create (?:an |your )?(?:free )?(?:account|profile)
        (?:jump|skip|go|back|return) to (?:section|main|content|top|navigation|footer|comments|home\w*)\b|send to a friend$
        read in app$|all times (?:are |stated )
        my account|manage (?:my|your)
        (?:please )?subscribe\b
        become a (?:member|subscriber)
        join (?:us|now|our)|start your free
        (?:limited|special) (?:time )?offer\b|take action(?: now)?$|get involved$
        """,
    ),
    _block(
        25,
        r"(?:support|help) (?:us|our (?:work|journalism|newsroom|reporting))|donate\b|make a (?:donation|gift)",
    ),
    _block(
        25,
        r"""
        (?:please )?follow (?:us|me|him|her|them|@|our|on|the (?:latest|author|topics))\b
        (?:like|join|find|watch|add) us on\b
        follow (?:\S+ ){1,6}on (?:x|twitter|facebook|instagram|whatsapp|google|telegram|tiktok|youtube|linkedin|threads|bluesky)\b
        """,
    ),
    _block(
        25,
        r"""
        (?:click|tap) (?:here|on|the|to|below)\b
        download (?:the|our|\S+['’]s)\b(?: \S+){0,4} app\b
        get (?:the|our)(?: \S+){0,3} app\b
        (?:.{0,40}\bis|we['’]re) (?:now )?on (?:whatsapp|telegram|tiktok|threads|bluesky)\b
        (?:the )?(?:code|link) (?:has been )?copied\b
        """,
    ),
    _block(
        16,
        r".{0,80}\b(?:use this link|click (?:here|this link)|(?:download|sign up|available)\b.{0,30} app here)",
    ),
)
_SHARING = (
    _block(
        12,
        r"share(?: this(?: \w+)?)?\s*:"
        r"|(?-i:Share(?! (?:Price|Index|Market|Holder|Buy|Sale|Deal))(?: [A-Z][\w-]+){2,}(?: to a friend)?$)",
    ),
    _block(
        6,
        r"""
        (?:please )?(?:share|tweet|pin|e-?mail|print|save|bookmark|copy link|reprints?|gift|embed)\b(?: (?:this|for later|on|via|to|with|article|story|link|options|now|post|full|page|or)\b.*)?[.:!]?$
        (?:link copied|about sharing|copied)\b
        \d[\d.,]*[km]? (?:shares?|likes?|views?|comments?|retweets?|reads)$|(?:shares?|likes?|views|comments?)(?: \(?\d[\d.,]*[km]?\)?)$|comments$
        (?:licen[cs]ing|reprints|permissions) (?:&|and|/) (?:licen[cs]ing|reprints|permissions)$
        [$£€¥]\s?\d[\d.,]*[kmb]?$|(?:our goal|contributed|discussion about this post|no posts)$
        (?:request|order|buy)(?: a)? (?:reprints?|licen[cs]\w+|permissions?|this (?:photo|picture))\b
        (?:(?:acquire |purchase )?licen[cs]ing) (?:rights|content|this)\b
        (?:text|font) size\b|(?:increase|decrease|reset) (?:text|font)\b
        (?:suggest|submit|report|send|request|correct) an? (?:correction|typo|error|mistake|problem)\b
        (?:close|open|dismiss|expand)(?: (?:this|the|image|modal|dialog|menu|gallery|panel|search|navigation|in gallery)){1,3}$
        (?:add|save) to (?:favou?rites|reading list|saved|my list|bookmarks)\b|(?:added|removed) (?:to|from) bookmarks\b
        (?:listen|watch)(?: live| now)?$|play (?:video|audio|now)$|now playing\b.*|live (?:tv|radio|stream)$
        click to (?:share|print|e-?mail|copy)\b.*
        """,
    ),
)
_NOTICES = (
    _block(
        60,
        r".{0,80}\b(?:(?:we|you|site|website|page|app) (?:\w+ )?uses?|uses? of|accept|our|these|all) cookies\b"
        r"|.{0,30}\buses? cookies (?:to|and|on|for|so)\b|.{0,30}cookie (?:policy|settings|preferences|notice|consent)",
    ),
    _block(
        30,
        r"(?:we value your|your) privacy\b|by (?:continuing|clicking|signing up|subscribing|using this)\b.{0,80}\byou\b",
    ),
    _block(
        30,
        r"i (?:have read|agree|accept|consent|would like to be e-?mailed)\b.{0,40}\b(?:privacy|terms|polic\w+|offers|e-?mails?)\b",
    ),
    _block(
        12,
        r"(?:terms (?:of (?:use|service|sale)|and|&)|privacy (?:policy|notice)|do not sell|accessibility|site ?map|contact us|about us"
        r"|advertise with|careers|cookie (?:policy|settings)|help cent)",
    ),
    _block(
        60,
        r"(?:©|\(c\)|\(tm\)|copyright\b(?! (?:in|of|on|for|to|over|laws?|owners?|holders?|and|was|is|has|had|does|claims?|lawsuits?|disputes?)\b)).{0,200}|.{0,120}\ball rights reserved\b(?! [a-z])",
    ),
    _block(
        60,
        r"""
        (?:the )?(?:re)?(?:use|using|copying|production|publication|publishing|printing|distribution|quoting|quotation)s? of (?:the |any |all |our |this |site )?(?:information|materials?|contents?|texts?|photos?|articles?|images?|news|website)\b.{0,200}\b(?:link|hyperlink\w*|permission|consent|prohibited|reference|forbidden|allowed|source)\b
        (?:this|the) (?:material|article|content|report|text|story)s? (?:may|can|must) (?:not )?be (?:published|reproduced|broadcast|copied|used|re\w+)\b
        no part of (?:this|the) (?:publication|article|site|website)\b
        if you (?:find|found|see|notice|spot)\b.{0,30}\b(?:mistake|error|typo)s?\b
        (?:found|spotted|noticed|see|spot) an? (?:mistake|error|typo)\b
        (?:the )?(?:bbc|\w+(?: \w+)?) is not responsible for the content of external\b
        this is an? (?:archived|archive|older|old) (?:article|story|page|version)\b
        (?:this|the) (?:article|story|page) is (?:more than|over|about) \S+ (?:years?|months?|days?|weeks?) old\b
        this (?:article|story|translation|summary|transcript|text|audio|voice) (?:was|is|has been) (?:\w+ )?(?:generated|created|machine|translated|narrated|read)\b.{0,60}\b(?:ai|automat\w+|machine|artificial|software|computer)\b
        (?:the )?(?:audio|voice|summary|translation) (?:is|was) (?:ai|auto\w*|machine)\b
        (?:we|\w+(?: \w+)?) may (?:earn|receive) (?:an? )?(?:affiliate )?(?:commission|compensation)\b
        (?:except for the headline|\(?this story has not been edited|\(?except for)\b.{0,160}
        """,
    ),
    _block(
        40,
        r"this (?:article|story|post|piece|column|report|content|essay) (?:was |has been |is |has )?(?:first |originally |also "
        r"|automatically |last |re)?(?:published|appeared|posted|updated|produced|syndicated|translated|originated"
        r"|republished|made possible)\b",
    ),
    _block(
        40,
        r"a version of this (?:article|story|post|piece)\b|(?:first|originally) published (?:on|in|by|at)\b",
    ),
    _block(
        90,
        r"(?:the )?(?:opinions?|views)\b.{0,60}\bexpressed\b.{0,80}\b(?:authors?|writers?|contributors?|column\w*|own|necessarily|solely"
        r"|here\w*|this|(?:do|are|may) not)\b|any (?:opinions|views) expressed\b|disclaimers?\s*(?:[:.–—-]|$)|the "
        r"(?:author|writer)(?: or .{1,30})? (?:may|does|has|holds?|owns?)\b.{0,60}(?:position|interest|stock)",
    ),
    _block(
        90,
        r".{0,80}for (?:educational|informational|information|general)\b.{0,40}\b(?:purposes|information) only",
    ),
    _block(
        40,
        r"""
        privacy notice\s*:
        .{0,100}\b(?:quality|independent|trusted|public[- ]interest|our) journalism\b.{0,100}\b(?:crucial|matters?|support\w*|subscrib\w+|possible|free|needs?|ever)\b
        this (?:article|story|post|piece|essay) appears in\b
        """,
    ),
    _block(
        20,
        r"(?:market )?data (?:is|are) (?:a )?(?:real-time|delayed)\b|(?:market )?data (?:provided|powered) by\b",
    ),
    _block(60, r"\[?\d{1,3}\]\s.{0,300}https?://"),
    _block(6, r"cite this (?:page|article|paper|post)\b|how to cite|download (?:the )?(?:pdf|report|full)\b"),
    _block(12, r"our standards\s*:|(?:additional )?(?:reporting|editing|writing) by\b(?-i: (?:the )?[A-Z])"),
    _block(4, r"[A-Z]{2,}(?:-[A-Z]{2,})*-?wire$|the-\w+-wire$|smiley face$"),
)
_FORMS = (
    _block(
        14,
        r"leave a (?:reply|comment)|post (?:a )?comment|add a comment|join the (?:conversation|discussion)"
        r"|cancel reply|be the first to comment|comments? (?:are|is) (?:closed|off)|view comments|\d+ comments?$"
        r"|(?:please )?(?:log ?in|sign in|register)(?: or \w+(?: an? \w+)?)? to (?:comment|post|leave|join|reply)\b"
        r"|(?:\d+|one|two|three|four) (?:thoughts?|replies|responses) (?:on|to)\b[^.]*$",
    ),
    _block(25, r"your e-?mail address will not|required fields|save my name, e-?mail|notify me of"),
    _block(
        8,
        r"(?:your )?(?:name|e-?mail(?: address)?|website|comment|message|search(?: for)?|menu|submit|close|send|cancel|reply|next|previous"
        r"|play|pause|mute|loading|transcript|gallery|slideshow|toggle \w+|open menu|home|post|subject|sort by|newest|oldest)\s*[*:.…]*$",
    ),
    _block(
        25,
        r"thanks?(?: you)? for (?:reading|letting us know|tuning|watching|listening|subscribing|registering|your (?:support|feedback))",
    ),
    _block(
        20,
        r"(?:got|have) a (?:news )?(?:tip|story)\b|send (?:us )?(?:your )?(?:tips|feedback|letters)|do you (?:have a story|know more)|"
        r"we (?:pay|want to hear)\b.{0,30}\b(?:stories|videos|from you)|"
        r"(?:write|e-?mail|contact|reach) (?:to )?(?:us|the (?:author|reporter|writer)|him|her)\b",
    ),
    _block(
        12,
        r"(?:https?://|www\.)\S+$|@\w+$|\*+\s*https?://\S+$|\S+@\S+\.\w+$|(?:twitter|instagram|facebook|x)\s*:\s*@",
    ),
)
_LABELS = (
    _block(
        30,
        r"(?:tags?|filed under|keywords|categor(?:y|ies)|topics?|more on(?: this)?|in this (?:article|story)|posted in|tagged|labels)\s*:",
    ),
    _block(
        12,
        r"(?:posted|filed) (?:in|under)\b[^.]*(?:$|\. bookmark)|tagged(?: with| as)?\b[^.]*$|bookmark the permalink",
    ),
    _block(
        4,
        r"(?:tags?|topics|categories|breaking(?: news)?|analysis|exclusive|opinion|explainer|interview|(?:related|more|explore) (?:more )?(?:on these )?topics|in this (?:article|story)|breadcrumbs?|permalink)$",
    ),
    _block(
        8,
        r"(?:also )?available in(?: other languages)?\s*:|(?:other|choose|select) languages?\b|(?:read|view) (?:this )?(?:article |page |story )?in (?:english|french|german|spanish|arabic|russian|chinese|hindi)\b",
    ),
    _block(8, r"(?:this )?(?:entry|article|post) was (?:posted|tagged|filed)\b"),
)
PLAYERS: tuple[Block, ...] = (
    _block(12, r"\d+ ?(?:-\s?)?min(?:ute)?s?(?: of)? (?:read|listen|watch)\b|(?:estimated )?reading time\b"),
    _block(
        30,
        r"""
        save (?:articles|stories) to (?:read|view)\b
        (?:produced|narrated|voiced|read) by\b.{0,80}\b(?:narration|audio|voices?|listen)\b
        (?:duration:? )?\d+ ?m(?:in(?:ute)?s?)? \d+ ?s(?:ec(?:ond)?s?)?$|space to play or pause\b
        end of list$|list (?:of )?\d+ (?:of \d+|items?)\b.*
        listen to (?:this|the) (?:article|story|episode|podcast)
        audio (?:by|version)\b|your browser (?:does|doesn)|this (?:video|audio|content) (?:is|can|could)(?: ?not)?\b
        (?:please |you need to )?(?:enable|turn on) javascript|javascript (?:is|must)|to (?:view|play|see|use) this (?:video|audio|content|feature)\b
        (?:video|audio|media) (?:player|unavailable|is loading)
        no media source|an error (?:has )?occurred|(?:view|open|see) (?:the )?(?:image|gallery|photos?|picture|larger)\b.{0,20}(?:full ?screen|gallery|version|image)?$
        """,
    ),
    _block(
        5,
        r"""
        (?:current time|duration|remaining time|loaded|stream type|playback rate|volume|captions)\b(?:[\s:]*(?:[-−]?\d[\d:.]*%?x?|live|off|on|auto))?$
        (?:enter |exit )?(?:full ?screen|picture-in-picture)$|(?:rewind|replay|unmute|autoplay)\b.*
        (?:image|photo|slide|picture)? ?\[?\d{1,3} ?(?:/|of) ?\d{1,3}\]?(?: (?:photos?|images?|slides?))?$
        (?:\d+ )?(?:photos?|images?|videos?|gallery|slides)$|\d{1,3}$
        """,
    ),
)

CHROME: tuple[Block, ...] = (
    *_TEASERS, *_ADVERTS, *_PROMPTS, *_SHARING, *_NOTICES, *_FORMS, *_LABELS, *PLAYERS,
)  # fmt: skip
ASKING: tuple[Block, ...] = (*_PROMPTS, *_FORMS)

LINKS = _title(
    r"""
    related(?: \w+){0,3}
    (?:you )?(?:may|might) (?:also )?(?:like|be interested)(?: in)?
    recommended(?: \w+)*
    more (?:stories|news|from|on|in|coverage|headlines|like|for you|about)\b.{0,40}
    (?:most|top|popular|latest|trending|recent|other|today['’]s|featured) (?:read|popular|stories|news|posts|articles|viewed|watched|shared|now|headlines|videos|picks|comments?)\b.{0,20}
    latest(?: on| from\b.{0,30})?|in the headlines|all news
    (?:trending|popular)(?: now| stories| today)?
    editor['’]?s?['’]? (?:picks?|choice)
    read (?:next|more|also|this next)(?: (?:on|about|in|from)\b.{0,40})?
    don['’]t miss (?:these|this)\b.{0,40}
    see also|more information|also read|also on\b.{0,30}
    further reading|what (?:to read|others are reading)\b.{0,20}
    you may have missed|in case you missed it|don['’]t miss|up next|keep reading|discover more|explore more
    from (?:the web|our partners|around the web|our network)|around the web|sponsored (?:content|links)|promoted (?:content|links|stories)
    (?:previous|next|similar|other) (?:articles?|posts?|stories|news)
    """
)
COMMENTS = re.compile(
    r"(?:leave a (?:reply|comment)|(?:\d+ )?(?:comments?|responses?|replies)(?: \(\d+\))?|post a comment"
    r"|join the (?:conversation|discussion)|(?:top|reader|latest) comments|add a comment|view comments"
    r"|(?:\d+|one|two|three|four|five) (?:thoughts?|repl(?:y|ies)|responses?|comments?) (?:on|to) .{1,160})\s*[:.…]?$",
    re.I,
)

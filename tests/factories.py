"""Small builders for tests: drafts, stories with articles, and stories that have been compared.

All names, places and outlets are invented. `compared_story` runs the real analysis on `WordEmbedder`, so that
results hang together as they do in use.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import connection

from newsdiff.ingest import Draft, read
from newsdiff.stories.models import AnalysisRun, Article, Story, Upload
from newsdiff.stories.services.importing import import_drafts
from newsdiff.stories.services.runs import execute_run, queue_run
from newsdiff.stories.services.stories import create_story
from newsdiff.stories.services.uploads import add_uploads
from tests.embedder import WordEmbedder

# Two reports and a third one on another part of the event: they agree, differ in a number and in a name.
ARTICLES = {
    "Harbour Post": """Talvern opens its new harbour bridge

The town of Talvern opened its new harbour bridge on Monday.
Engineers said that 40 ships passed below it on the first day.
"This bridge belongs to everybody," said Mayor Ilse Brandmeer.
The ferry company will close its old pier in spring.
""",
    "Morning Gull": """New bridge over Talvern harbour is open

The town of Talvern opened its new harbour bridge on Monday.
Engineers said on the first day that 60 ships passed below it.
"This bridge belongs to all of us," said Mayor Ilse Brandmeier.
Cyclists complained about the steep ramps on both sides.
""",
    "Upland Courier": """Talvern's monstrous bridge

Talvern opened its monstrous new harbour bridge on Monday.
Fishermen fear that the pillars will drive the herring away.
A toll of two crowns is charged after sunset.
""",
}


def draft(text: str = ARTICLES["Harbour Post"], *, name: str = "bridge.txt", **fields: str) -> Draft:
    """A draft of a text file, or with `fields` of a Markdown file with these in its front matter."""
    if not fields:
        return read(name, text.encode())
    front = "".join(f"{key}: '{value}'\n" for key, value in fields.items())
    return read(
        name.replace(".txt", ".md"), f"---\n{front}---\n{text.replace(chr(10), chr(10) * 2)}".encode()
    )


def story(
    title: str = "The harbour bridge of Talvern",
    articles: Mapping[str, str] = ARTICLES,
    *,
    published: bool = True,
    sample: bool = False,
) -> Story:
    """A story with an article for each outlet of `articles`, not compared."""
    made = create_story(title, publish=published, sample=sample)
    for outlet, text in articles.items():
        add_article(made, outlet, text)
    return made


def add_article(to: Story, outlet: str = "Harbour Post", text: str = ARTICLES["Harbour Post"]) -> Article:
    """The outlet's article, or a new version of it; one article for an outlet and story."""
    name = outlet.lower().replace(" ", "-").replace("/", "-")
    report = import_drafts([draft(text, name=f"{name}.txt")], story=to, outlet=outlet)
    (entry,) = report.entries
    assert entry.article_id is not None, entry.reason
    return Article.objects.get(pk=entry.article_id)


def compare(it: Story) -> AnalysisRun:
    """Compare the story as it is now, here and not in a worker; fails the test when the run fails."""
    result = execute_run(queue_run(it.pk).pk, embedder=WordEmbedder())
    assert result.run is not None
    assert result.done, result.run.error
    it.refresh_from_db()
    return result.run


def compared_story(
    title: str = "The harbour bridge of Talvern",
    articles: Mapping[str, str] = ARTICLES,
    *,
    published: bool = True,
    sample: bool = False,
) -> Story:
    """A story whose current run is done."""
    made = story(title, articles, published=published, sample=sample)
    compare(made)
    return made


def staff(name: str = "editor", *, superuser: bool = False, password: str | None = None) -> User:
    """A member of staff. Without a password, for `force_login`: hashing one takes longer than most tests."""
    user = User(username=name, is_staff=True, is_superuser=superuser)
    user.set_password(password)
    user.save()
    return user


def waiting(editor: User, name: str = "post.txt", text: str = ARTICLES["Harbour Post"]) -> Upload:
    """A file that waits in the editor's list."""
    (upload,) = add_uploads(editor, [(name, text.encode())]).uploads
    return upload


def heartbeat(*, seconds_ago: int = 0) -> None:
    """A worker whose heart has last beaten then."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - make_interval(secs => %s))",
            [seconds_ago],
        )


_SUBJECTS = (
    "The council of Talvern|Engineers of the waterworks|Mayor Ilse Brandmeer|Fishermen from Orle|"
    "A court in Vinn|The ferry company|Shopkeepers at Quillport|The brewers’ guild|"
    "Nurses of the Marrow hospital|Two lighthouse keepers"
).split("|")
_DEEDS = (
    "approved|repaired|lost|praised|will inspect|refused to sell|measured|inherited|photographed|has insured"
).split("|")
_OBJECTS = (
    "the northern tram line|a burst dam above the meadows|the old market clock|seventeen herring barrels|"
    "a disputed orchard|the marble staircase|an underground telegraph cable|the school’s brass orchestra|"
    "a shipment of winter apples|the drawbridge chains"
).split("|")
_ENDS = "on Monday|for {n} crowns|after {n} complaints|in what one paper called a reckless gamble".split("|")


def large_articles(outlets: int = 8, sentences: int = 40) -> dict[str, str]:
    """Long texts on one event: each outlet leaves out every fifth fact, now and then has a number of its own,
    and tells something that nobody else does in place of what it leaves out."""
    return {f"Outlet {outlet}": _long_text(outlet, sentences) for outlet in range(outlets)}


def _long_text(outlet: int, sentences: int) -> str:
    told = [_fact(outlet, fact) for fact in range(sentences - 1)]
    paragraphs = [" ".join(told[at : at + 3]) for at in range(0, len(told), 3)]
    return "\n\n".join([f"A winter in Talvern as number {outlet} saw it", *paragraphs]) + "\n"


def _fact(outlet: int, fact: int) -> str:
    if (fact + outlet) % 5 == 0:
        return (
            f"Reporter {outlet} saw lantern {fact} go out beside bakery number {outlet * fact} of Mrs Ferrow."
        )
    row = fact // 10
    subject, deed, thing = _SUBJECTS[fact % 10], _DEEDS[(fact + row) % 10], _OBJECTS[(fact + 3 * row) % 10]
    return f"{subject} {deed} {thing} {_ENDS[fact % 4].format(n=20 + fact + (outlet % 3 == 0))}."

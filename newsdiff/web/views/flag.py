from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.validators import slug_re
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from newsdiff.stories.models import Flag, Sentence, Story
from newsdiff.stories.services.flags import (
    FlagRefused,
    FlagTaken,
    SameFlag,
    TooManyFlags,
    add_flag,
    take_back_flag,
)
from newsdiff.web.forms.flag import FlagForm
from newsdiff.web.pages.flag import FlagPage, TakenBack
from newsdiff.web.pages.reported import shown_on
from newsdiff.web.requests import (
    HtmxRequest,
    answer,
    reader_address,
    remember_flag,
    sent_flags,
    visible_story,
    wants_fragment,
    whole_number,
)

LONGEST_PLACE = 40  # signs that tell apart where on a page a form stands
TAKEN_BACK = "Your flag was taken back. Nothing of it is kept."
TOO_LATE = "A moderator has looked at this flag: it can’t be taken back any more."


@require_http_methods(["GET", "HEAD", "POST"])
def flag(request: HtmxRequest, slug: str) -> HttpResponse:
    """The form for one sentence; a flag that was taken waits for a moderator."""
    story = visible_story(request, slug)
    given = request.POST if request.method == "POST" else request.GET
    sentence = _sentence(story, given.get("sentence", ""))
    beside = _sentence(story, given["beside"]) if given.get("beside") else None
    if beside and beside.version.article_id == sentence.version.article_id:
        raise Http404("both sentences are of one text")

    at = given.get("at", "")[:LONGEST_PLACE]
    at = at if slug_re.match(at) else ""
    ids = f"flag-{sentence.pk}-{at}-%s" if at else f"flag-{sentence.pk}-%s"

    def shown(form: FlagForm, **said: Any) -> FlagPage:
        return FlagPage.build(story, sentence, beside, form, at=at, sent=sent_flags(request), **said)

    if request.method != "POST":
        initial = {"words": _given_words(request, sentence), "kind": given.get("kind", "")}
        return _shown(request, shown(FlagForm(initial=initial, auto_id=ids)))
    form = FlagForm(request.POST, auto_id=ids)
    span = form.span_in(sentence) if form.is_valid() else None
    if form.is_valid() and span is None:
        form.add_error("words", "These words do not stand in this sentence. Copy them exactly as they are.")
    if not form.is_valid() or span is None:
        return _shown(request, shown(form), status=422)
    try:
        taken = _take(request, sentence, beside, form, span)
        remember_flag(request, taken.flag.pk)
    except SameFlag as same:
        remember_flag(request, same.flag.pk)
        return _shown(request, shown(form, again=True))
    except TooManyFlags as refused:
        return _shown(request, shown(form, refused=str(refused)), status=429)
    except FlagRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.reason)
        return _shown(request, shown(form), status=422)
    return _shown(request, shown(form, done=True, instead=taken.instead))


def _shown(request: HtmxRequest, page: FlagPage, *, status: int = 200) -> HttpResponse:
    """The page or, for htmx, the form; what became of a flag goes into every place of its sentence."""
    fragment = "flag/_sent.html" if page.done or page.again else "flag/_flag.html"
    return answer(request, "flag/page.html", page, fragment=fragment, status=status)


def _take(
    request: HttpRequest, sentence: Sentence, beside: Sentence | None, form: FlagForm, span: tuple[int, int]
) -> FlagTaken:
    if not request.session.session_key:
        request.session.create()
    start, end = span
    return add_flag(
        sentence.version_id,
        start=start,
        end=end,
        words=sentence.text[start - sentence.start : end - sentence.start],
        kind=form.cleaned_data["kind"],
        comment=form.cleaned_data["comment"],
        beside=beside.pk if beside else None,
        reader=request.session.session_key or "",
        address=reader_address(request),
    )


@require_POST
def take_back(request: HtmxRequest, slug: str, pk: int) -> HttpResponse:
    """Delete a flag that was sent in this session and still waits. A second click does no harm."""
    story = visible_story(request, slug)
    if pk not in sent_flags(request):
        raise Http404("no such flag in this session")
    sentence = _sentence(story, request.POST.get("sentence", ""))
    if Flag.objects.filter(pk=pk).exclude(version__article__story=story).exists():
        raise Http404("a flag of another story")
    gone = take_back_flag(pk) or not Flag.objects.filter(pk=pk).exists()
    said = TAKEN_BACK if gone else TOO_LATE
    if wants_fragment(request):
        flags = shown_on(sentence, slug, sent_flags(request))
        return answer(request, "flag/_taken_back.html", TakenBack(said, sentence.pk, flags))
    messages.info(request, said)
    return redirect(f"{sentence.version.article.get_absolute_url()}#s-{sentence.pk}")


def _sentence(story: Story, key: str) -> Sentence:
    number = whole_number(key)
    if number is None:
        raise Http404("no such sentence")
    sentences = (
        Sentence.objects.filter(version__article__story=story)
        .select_related("version__article__outlet", "version__article__story")
        .defer("version__raw", "version__text", "version__lines")
    )
    return get_object_or_404(sentences, pk=number)


def _given_words(request: HttpRequest, sentence: Sentence) -> str:
    """The words that the link names, if they stand in the sentence."""
    start, end = whole_number(request.GET.get("start", "")), whole_number(request.GET.get("end", ""))
    if start is None or end is None:
        return ""
    return sentence.text[max(start - sentence.start, 0) : max(end - sentence.start, 0)]

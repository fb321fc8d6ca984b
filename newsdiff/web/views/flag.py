from __future__ import annotations

from typing import Any

from django.contrib import messages
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
from newsdiff.web.pages.flag import FlagPage
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

    def shown(form: FlagForm, **said: Any) -> FlagPage:
        return FlagPage.build(story, sentence, beside, form, sent=sent_flags(request), **said)

    if request.method != "POST":
        initial = {"words": _given_words(request, sentence), "kind": given.get("kind", "")}
        return _shown(request, shown(FlagForm(initial=initial, auto_id=f"flag-{sentence.pk}-%s")))
    form = FlagForm(request.POST, auto_id=f"flag-{sentence.pk}-%s")
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
    return answer(request, "flag/page.html", page, fragment="flag/_flag.html", status=status)


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
    flags = Flag.objects.filter(version__article__story=story).select_related("version__article")
    flag = flags.filter(pk=pk).first()
    if flag is None and Flag.objects.filter(pk=pk).exists():
        raise Http404("a flag of another story")
    back = _sentence_href(flag) if flag else story.get_absolute_url()
    gone = flag is None or take_back_flag(pk)
    said = TAKEN_BACK if gone else TOO_LATE
    if wants_fragment(request):
        return answer(request, "flag/_taken_back.html", {"said": said})
    messages.info(request, said)
    return redirect(back)


def _sentence_href(flag: Flag) -> str:
    """Where the flagged words stand in their article."""
    inside = Sentence.objects.filter(version=flag.version_id, start__lt=flag.end, end__gt=flag.start)
    first = inside.order_by("start").first()
    return flag.version.article.get_absolute_url() + (f"#s-{first.pk}" if first else "")


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

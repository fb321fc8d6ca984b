from __future__ import annotations

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from newsdiff.stories.models import Sentence, Story
from newsdiff.stories.services.flags import FlagRefused, TooManyFlags, add_flag
from newsdiff.web.forms.flag import FlagForm
from newsdiff.web.pages.flag import FlagPage
from newsdiff.web.requests import HtmxRequest, answer, reader_address, visible_story, whole_number


@require_http_methods(["GET", "HEAD", "POST"])
def flag(request: HtmxRequest, slug: str) -> HttpResponse:
    """The form for one sentence; a flag that was taken waits for a moderator."""
    story = visible_story(request, slug)
    given = request.POST if request.method == "POST" else request.GET
    sentence = _sentence(story, given.get("sentence", ""))
    beside = _sentence(story, given["beside"]) if given.get("beside") else None
    if beside and beside.version.article_id == sentence.version.article_id:
        raise Http404("both sentences are of one text")
    shown = partial(FlagPage.build, story, sentence, beside)
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
        _take(request, sentence, beside, form, span)
    except TooManyFlags as refused:
        return _shown(request, shown(form, refused=str(refused)), status=429)
    except FlagRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.reason)
        return _shown(request, shown(form), status=422)
    return _shown(request, shown(form, done=True))


def _shown(request: HtmxRequest, page: FlagPage, *, status: int = 200) -> HttpResponse:
    return answer(request, "flag/page.html", page, fragment="flag/_flag.html", status=status)


def _take(
    request: HttpRequest, sentence: Sentence, beside: Sentence | None, form: FlagForm, span: tuple[int, int]
) -> None:
    if not request.session.session_key:
        request.session.create()
    start, end = span
    add_flag(
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

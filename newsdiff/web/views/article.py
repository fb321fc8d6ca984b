from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from newsdiff.stories.models import Article, ArticleVersion
from newsdiff.web.pages.article import ArticlePage, load_for_article
from newsdiff.web.requests import HtmxRequest, answer, moved, sent_flags, visible_stories


@require_safe
def article(request: HtmxRequest, slug: str, pk: int) -> HttpResponse:
    """The text that the current comparison rests on, or the newest one where it is not compared yet. The
    article's number alone says which one it is: under a wrong story's name it leads to the right one."""
    story = visible_stories(request).filter(slug=slug, articles=pk).first()
    if story is None:
        articles = Article.objects.filter(story__in=visible_stories(request)).select_related("story")
        return moved(request, get_object_or_404(articles, pk=pk).get_absolute_url())
    results = load_for_article(story)
    sources = (*results.sources, *results.late)
    source = next((source for source in sources if source.article == pk), None)
    if source is None:
        raise Http404("no such article in the story")
    version = ArticleVersion.objects.values("text", "lines").get(pk=source.version)
    page = ArticlePage.build(
        story,
        source,
        results,
        version["text"],
        version["lines"],
        show=request.GET.getlist("show"),
        sent=sent_flags(request),
    )
    return answer(request, "article/page.html", page)

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from newsdiff.analysis.report import to_json
from newsdiff.stories.services.loading import ComparisonGone, load_comparison
from newsdiff.web.requests import visible_story


@require_safe
def comparison_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The comparison as `newsdiff/comparison/1`."""
    story = visible_story(request, slug)
    if story.current_run is None:
        return JsonResponse({"error": "This story has no comparison yet."}, status=404)
    try:
        found = to_json(load_comparison(story.current_run))
    except ComparisonGone as gone:
        return JsonResponse({"error": str(gone)}, status=404)
    response = JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 1})
    saved_as = content_disposition_header(as_attachment=True, filename=f"{slug}.comparison.json")
    response.headers["Content-Disposition"] = saved_as or "attachment"
    return response

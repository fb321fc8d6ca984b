"""Pages of our own for requests that fail."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open for too long, or cookies that are off."""
    return render(request, "errors/csrf.html", status=403)

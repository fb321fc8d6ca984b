"""The addresses. Those of stories are permanent: what a reader has linked stays readable."""

from django.contrib import admin
from django.urls import include, path

from newsdiff.web import health

urlpatterns = [
    path("admin/", admin.site.urls),
    path("healthz/live", health.live),
    path("healthz/ready", health.ready),
    path("", include("newsdiff.web.urls")),
]

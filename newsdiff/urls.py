"""The addresses. Those of stories are permanent: what a reader has linked stays readable."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("newsdiff.web.urls")),
]

"""Pages, fragments and downloads."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

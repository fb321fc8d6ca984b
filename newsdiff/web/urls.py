"""Pages, fragments and downloads."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from newsdiff.web.views import (
    about,
    article,
    claim,
    compare,
    download,
    favicon,
    flag,
    matrix,
    outlets,
    pictures,
    preview,
    robots,
    search,
    staff,
    stories,
    story,
    upload,
    wording,
)


class ClaimKey(StringConverter):
    """The key of a claim, half of a hash in hexadecimal. Whatever else stands there was never an address."""

    regex = "[0-9a-f]{16}"


register_converter(ClaimKey, "claim")

urlpatterns = [
    path("", stories.stories, name="stories"),
    path("favicon.ico", favicon.favicon, name="favicon"),
    path("robots.txt", robots.robots, name="robots"),
    path("about/", about.about, name="about"),
    path("search/", search.search, name="search"),
    path("outlets/", outlets.outlets, name="outlets"),
    path("outlets/<int:pk>/", outlets.outlet, name="outlet"),
    path("stories/<slug:slug>/", story.story, name="story"),
    path("stories/<slug:slug>/progress/", story.progress, name="progress"),
    path("stories/<slug:slug>/compare/", compare.compare, name="compare"),
    path("stories/<slug:slug>/matrix/", matrix.matrix, name="matrix"),
    path("stories/<slug:slug>/matrix/<claim:key>/", matrix.row, name="matrix_claim"),
    path("stories/<slug:slug>/wording/", wording.wording, name="wording"),
    path("stories/<slug:slug>/pictures/", pictures.pictures, name="pictures"),
    path("stories/<slug:slug>/articles/<int:pk>/", article.article, name="article"),
    path("stories/<slug:slug>/articles/<int:pk>/edit/", preview.edit, name="edit"),
    path("stories/<slug:slug>/claims/<claim:key>/", claim.claim, name="claim"),
    path("stories/<slug:slug>/comparison.json", download.comparison_json, name="comparison_json"),
    path("stories/<slug:slug>/flag/", flag.flag, name="flag"),
    path("stories/<slug:slug>/publish/", staff.publish, name="publish"),
    path("stories/<slug:slug>/take-back/", staff.take_back, name="take_back"),
    path("stories/<slug:slug>/delete/", staff.delete, name="delete"),
    path("stories/<slug:slug>/outlets/", staff.name_the_outlets, name="name_outlets"),
    path("stories/<slug:slug>/analyse/", staff.analyse, name="analyse"),
    path("staff/upload/", upload.uploads, name="upload"),
    path("staff/upload/<int:pk>/", preview.preview, name="upload_preview"),
]

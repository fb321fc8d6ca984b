"""Pages, fragments and downloads."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from newsdiff.web.views import (
    about,
    article,
    claim,
    compare,
    difference,
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
    """The key of a claim or of a difference, in hexadecimal. Whatever else stands there never
    was an address."""

    regex = "[0-9a-f]{16}"


class StorySlug(StringConverter):
    """The address of a story, in the script of its title: "\\w" would leave out the signs of some scripts."""

    regex = r"[^/\x00]+"


register_converter(ClaimKey, "claim")
register_converter(StorySlug, "story")

urlpatterns = [
    path("", stories.stories, name="stories"),
    path("favicon.ico", favicon.favicon, name="favicon"),
    path("robots.txt", robots.robots, name="robots"),
    path("about/", about.about, name="about"),
    path("search/", search.search, name="search"),
    path("outlets/", outlets.outlets, name="outlets"),
    path("outlets/<int:pk>/", outlets.outlet, name="outlet"),
    path("stories/<story:slug>/", story.story, name="story"),
    path("stories/<story:slug>/progress/", story.progress, name="progress"),
    path("stories/<story:slug>/compare/", compare.compare, name="compare"),
    path("stories/<story:slug>/matrix/", matrix.matrix, name="matrix"),
    path("stories/<story:slug>/matrix/<claim:key>/", matrix.row, name="matrix_claim"),
    path("stories/<story:slug>/matrix/differences/<claim:key>/", matrix.difference, name="matrix_difference"),
    path("stories/<story:slug>/wording/", wording.wording, name="wording"),
    path("stories/<story:slug>/pictures/", pictures.pictures, name="pictures"),
    path("stories/<story:slug>/articles/<int:pk>/", article.article, name="article"),
    path("stories/<story:slug>/articles/<int:pk>/edit/", preview.edit, name="edit"),
    path("stories/<story:slug>/claims/<claim:key>/", claim.claim, name="claim"),
    path("stories/<story:slug>/differences/<claim:key>/", difference.difference, name="difference"),
    path("stories/<story:slug>/comparison.json", download.comparison_json, name="comparison_json"),
    path("stories/<story:slug>/flag/", flag.flag, name="flag"),
    path("stories/<story:slug>/flag/<int:pk>/take-back/", flag.take_back, name="take_back_flag"),
    path("stories/<story:slug>/publish/", staff.publish, name="publish"),
    path("stories/<story:slug>/take-back/", staff.take_back, name="take_back"),
    path("stories/<story:slug>/delete/", staff.delete, name="delete"),
    path("stories/<story:slug>/outlets/", staff.name_the_outlets, name="name_outlets"),
    path("stories/<story:slug>/analyse/", staff.analyse, name="analyse"),
    path("staff/upload/", upload.uploads, name="upload"),
    path("staff/upload/<int:pk>/restore/", upload.restore, name="restore_upload"),
    path("staff/upload/<int:pk>/", preview.preview, name="upload_preview"),
]

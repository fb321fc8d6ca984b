"""The staff's tables: everything can be found, searched and filtered, at a fixed number of queries a page."""

from django.contrib import admin

from newsdiff.stories.admin.articles import ArticleAdmin, ArticleVersionAdmin, OutletAdmin
from newsdiff.stories.admin.flags import FlagAdmin
from newsdiff.stories.admin.runs import AnalysisRunAdmin
from newsdiff.stories.admin.stories import StoryAdmin

admin.site.site_header = admin.site.site_title = "newsdiff"
admin.site.index_title = "For staff"

__all__ = [
    "AnalysisRunAdmin",
    "ArticleAdmin",
    "ArticleVersionAdmin",
    "FlagAdmin",
    "OutletAdmin",
    "StoryAdmin",
]

"""The staff's tables: everything can be found, searched and filtered, at a fixed number of queries a page."""

from newsdiff.stories.admin.articles import ArticleAdmin, ArticleVersionAdmin, OutletAdmin
from newsdiff.stories.admin.flags import FlagAdmin
from newsdiff.stories.admin.runs import AnalysisRunAdmin
from newsdiff.stories.admin.stories import StoryAdmin

__all__ = [
    "AnalysisRunAdmin",
    "ArticleAdmin",
    "ArticleVersionAdmin",
    "FlagAdmin",
    "OutletAdmin",
    "StoryAdmin",
]

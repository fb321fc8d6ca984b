"""What is kept: sources, vectors, the results of a run, and what readers say of them."""

from newsdiff.stories.models.embedding import Embedding
from newsdiff.stories.models.flag import Flag
from newsdiff.stories.models.results import (
    Alignment,
    Claim,
    ClaimMember,
    Difference,
    FramingMark,
    Label,
    OnlyHere,
)
from newsdiff.stories.models.run import AnalysisRun, RunArticle
from newsdiff.stories.models.sample import LoadedSample
from newsdiff.stories.models.sources import Article, ArticleVersion, Outlet, Sentence, Story
from newsdiff.stories.models.upload import Upload

__all__ = [
    "Alignment",
    "AnalysisRun",
    "Article",
    "ArticleVersion",
    "Claim",
    "ClaimMember",
    "Difference",
    "Embedding",
    "Flag",
    "FramingMark",
    "Label",
    "LoadedSample",
    "OnlyHere",
    "Outlet",
    "RunArticle",
    "Sentence",
    "Story",
    "Upload",
]

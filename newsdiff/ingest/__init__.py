"""Reading articles in: bytes to drafts, and reasons for what can't be read. Knows nothing of the rest.

`read` takes one file, `read_paths` files and folders. A new format is one module with `parse(name, text) ->
Parts` and one entry in `reading.FORMATS`.
"""

from newsdiff.ingest.draft import Draft, Failure, Refused
from newsdiff.ingest.folders import read_paths
from newsdiff.ingest.reading import SUFFIXES, read

__all__ = ["SUFFIXES", "Draft", "Failure", "Refused", "read", "read_paths"]

"""The explorer: one self-contained page on which a collection of recommendations can be looked at.

`reading` finds a collection in whatever was built or extracted, `payload` turns it into the compact
form that the page's script reads, `excerpts` decides how much of each text comes along, and `page`
puts all of it into one file of HTML that asks the network for nothing.
"""

from policyrecs.explorer.collection import Collection, collection_of
from policyrecs.explorer.page import page, write
from policyrecs.explorer.reading import read_collection

__all__ = ["Collection", "collection_of", "page", "read_collection", "write"]

"""The way of the data, over values: nothing is opened, nothing printed.

analyse.py   an article's text -> Skeleton (units, anchors, links, index entries)
localize.py  Skeleton + targets -> what ships of it in one language -> the article in that language
anchoring.py the configuration -> how anchors come about
catalogs.py  an old catalog + fresh messages -> a new catalog
tasks/       all of that for many articles at once, bytes in and bytes out, for any executor
"""

# SPDX-License-Identifier: MIT

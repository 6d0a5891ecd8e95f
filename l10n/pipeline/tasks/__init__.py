"""The pipeline for many articles at once: bytes in, bytes out, for any executor.

A task has no state and opens nothing, so that it gives the same result in this process, in a worker, or on a cluster.
What is wrong with one article or catalog comes back as a finding beside the results of the others.

sources.py  an article as it is stored, and analysed
extract.py  articles -> templates and catalogs
build.py    articles and catalogs -> localized articles, or what is wrong with catalogs
"""

# SPDX-License-Identifier: MIT

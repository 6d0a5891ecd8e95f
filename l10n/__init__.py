"""A localization pipeline for Markdown documentation: Markdown to PO files and back, with working anchors."""

# SPDX-License-Identifier: MIT

__version__ = "0.1.0"

"""GitHub's own parser, cmark-gfm, without what its Python wrapper leaves behind.

`cmarkgfm` frees neither the tree nor the HTML of an article: some eleven bytes for each of its characters, gigabytes
for thousands of articles in a dozen languages. Both functions that free them are in the library it brings along, only
not among those it names. Where a system does not show them, the wrapper's way is kept, memory and all.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import ctypes
from functools import cache
from typing import Any

from cmarkgfm import cmark

_OPTIONS: int = cmark.Options.CMARK_OPT_UNSAFE | cmark.Options.CMARK_OPT_FOOTNOTES
_POSITIONS: int = cmark.Options.CMARK_OPT_SOURCEPOS
_EXTENSIONS = ("table", "autolink", "strikethrough", "tasklist")
"""Those of GitHub but for `tagfilter`, which would hide the tags that matter most."""
_LIBRARY: Any = cmark._cmark.lib
_FFI: Any = cmark._cmark.ffi


def render_html(text: str, *, positions: bool = False) -> str:
    """Return Markdown as GitHub renders it.

    positions:  leave in each block-level tag where it comes from
    """
    options = _OPTIONS | _POSITIONS if positions else _OPTIONS
    parser = cmark.parser_new(options)
    try:
        for extension in _extensions():
            cmark.parser_attach_syntax_extension(parser, extension)
        cmark.parser_feed(parser, text)
        root = cmark.parser_finish(parser)
        written = _LIBRARY.cmark_render_html(root, options, cmark.parser_get_syntax_extensions(parser))
        html: str = _FFI.string(written).decode("utf-8")
        _free(written, root)
    finally:
        cmark.parser_free(parser)
    return html


@cache
def _extensions() -> tuple[Any, ...]:
    cmark.core_extensions_ensure_registered()
    return tuple(cmark.find_syntax_extension(name) for name in _EXTENSIONS)


def _free(written: Any, root: Any) -> None:
    if (library := _functions()) is not None:
        for function, pointer in ((library.free, written), (library.cmark_node_free, root)):
            function(int(_FFI.cast("uintptr_t", pointer)))


@cache
def _functions() -> Any:
    """Return what has the two functions, None where this system does not show them."""
    try:
        library = ctypes.CDLL(cmark._cmark.__file__)
        for function in (library.free, library.cmark_node_free):
            function.argtypes, function.restype = (ctypes.c_void_p,), None
    except (OSError, AttributeError):
        return None
    return library

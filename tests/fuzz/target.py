"""python tests/fuzz/target.py [OPTION OF LIBFUZZER]…

Builds articles that a coverage-guided fuzzer makes up, for two minutes (`-max_total_time=SECONDS`) or until a law is
broken; then it prints the case as a line for `test_oracle.py`.

A case is bytes: the first one names the dialect, the article goes up to the first byte that no UTF-8 text has (FF), and
what translators typed follows, likewise apart.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import pathlib
import sys
import tempfile

_TESTS = pathlib.Path(__file__).resolve().parents[1]
_APART = b"\xff"
_MISSING = """\
atheris is not installed: it has packages for Linux and Python 3.11 to 3.13 only. The property tests in tests/properties
look at the same laws; the coverage-guided part of `make fuzz` is left out here."""


def decoded(data: bytes, names) -> tuple[str, str, list[str]]:
    """Return dialect, article and translations of a case.

    >>> decoded(b"\\x01# a\\xffb\\xffc", ("azure", "gfm"))
    ('gfm', '# a', ['b', 'c'])
    """
    article, *msgstrs = data[1:].split(_APART)
    texts = [part.decode("utf-8", "replace") for part in (article, *msgstrs)]
    return names[data[0] % len(names)], texts[0], texts[1:]


def seeds(folder: pathlib.Path) -> None:
    """Write the articles of the dialects' fixtures as cases to start from."""
    from dialect_cases import read_cases
    from oracle import NAMES
    from strategies import NASTY

    for number, name in enumerate(NAMES):
        for ordinal, case in enumerate(read_cases(name)):
            msgstr = f"{NASTY[ordinal % len(NASTY)]}Wort"
            data = bytes([number]) + case.article.encode() + _APART + msgstr.encode()
            (folder / f"{name}-{ordinal}").write_bytes(data)


def dictionary(path: pathlib.Path) -> None:
    """Write what the fuzzer may put together."""
    from strategies import NASTY, PIECES

    words = {word.encode() for word in (*PIECES, *NASTY, "{link1}", "{code1}", "{html1}", "{var1}", "]({link1})")}
    escaped = ("".join(f"\\x{byte:02x}" for byte in word) for word in sorted(words | {_APART}))
    path.write_text("".join(f'"{word}"\n' for word in escaped))


def main(arguments: list[str]) -> int:
    """Run the fuzzer; return 0 where it cannot be had."""
    try:
        import atheris
    except ImportError:
        print(_MISSING, file=sys.stderr)
        return 0
    sys.path[:0] = [str(_TESTS), str(_TESTS / "properties")]
    with atheris.instrument_imports(include=["l10n"]):
        import oracle

    def one(data: bytes) -> None:
        if not data:
            return
        case = decoded(data, oracle.NAMES)
        try:
            oracle.hold(*case)
        except Exception:
            print(f"\nThis breaks a law; for test_oracle.py:\n    {case!r},\n", file=sys.stderr)
            raise

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "seeds").mkdir()
        seeds(folder / "seeds")
        dictionary(folder / "words")
        limits = ["-max_len=600", "-timeout=20", "-rss_limit_mb=2048", "-max_total_time=120", "-verbosity=0"]
        places = [f"-dict={folder / 'words'}", f"-artifact_prefix={folder}/", str(folder / "seeds")]
        atheris.Setup([sys.argv[0], *limits, *arguments, *places], one)
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

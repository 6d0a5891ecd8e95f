"""What a hostile file does to a project: names, links, catalogs, configuration, sizes. Whole commands, shipped bytes.

source: the table of attacks (A01 to A35); those on single translations stand beside this file
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
import os
import pathlib
import pickle
import re
import stat
import subprocess
import sys
import time
import unicodedata

import pytest
from test_cli import Project

from l10n.errors import ConfigError
from l10n.model.locale import parse_locale

needs_posix = pytest.mark.skipif(os.name != "posix", reason="names and links of POSIX")
CATALOG = "locales/de/LC_MESSAGES/a.po"
ARTICLE = "# Title\n\nSome words.\n"
SECRET = b"the secret of somebody else\n"
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: de\\n"\n\n'


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Return a project in a folder beside others' files."""
    root = tmp_path / "repo"
    root.mkdir()
    (tmp_path / "repo_outside").mkdir()
    (tmp_path / "repo_outside" / "secret.md").write_bytes(SECRET)
    (tmp_path / "secret.po").write_bytes(SECRET)
    monkeypatch.chdir(root)
    made = Project(root)
    made.write("l10n.toml", 'locales = ["de"]\n')
    made.write("source/a.md", ARTICLE)
    made.run("extract")
    return made


def outside(project):
    """Return everything beside the project, with content and mode."""
    found = (path for path in project.root.parent.rglob("*") if project.root not in (path, *path.parents))
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in found if path.is_file()}


def everything(project, *arguments):
    """Run all commands; return their exit codes and all that they said."""
    results = [project.run(command, "--jobs", "1", *arguments) for command in ("extract", "build", "check", "status")]
    return {result.exit_code for result in results}, "".join(result.output for result in results)


def shipped(project):
    """Return the built articles."""
    folder = project.root / "output"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


LANGUAGES = ("../../x", "fr/../..", "fr\0", "CON", "a" * 10_000, "-rf", "fr/x", "", ".", "fr\n", "{lang}", "fr fr", "ﬁ")


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda name: ascii(name[:8]))
def test_a15_languages_that_are_paths(project, language):
    before = project.files()
    with pytest.raises(ConfigError):
        parse_locale(language)
    project.write("l10n.toml", f"locales = [{json.dumps(language)}]\n")
    assert project.run("build").exit_code == 2
    project.write("l10n.toml", 'locales = ["de"]\n')
    assert project.run("build", "--locale", language).exit_code == 2
    assert project.run("init", "--locale", language).exit_code == 2
    assert project.files().keys() == before.keys()


def test_a15_one_language_in_two_spellings(project):
    project.write("l10n.toml", 'locales = ["FR", "fr"]\n')
    assert project.run("build").exit_code == 2
    assert shipped(project) == {}


NAMES = (
    *("-o.md", "--help.md", "dot.md ", "x.md.", "C:\\x.md", "\\\\?\\x.md", "..\\x.md", "con.md", "a:b.md", "{lang}.md"),
    *("{{ 7*7 }}.md", "$(id).md", "`id`.md", "%(x)s.md", "\u202egnp.md", "a\u200bb.md", "::error::x.md", "x;y.md"),
    *("~.md", "*.md", "x" * 252 + ".md", "<script>.md", "'\".md", "#x.md", "a%2f..%2fb.md"),
)


@needs_posix
@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name[:12]))
def test_a16_names_of_articles(project, name):
    before = outside(project)
    project.write(f"source/{name}", ARTICLE)
    codes, said = everything(project)
    assert outside(project) == before
    assert "\u202e" not in said and not any(line.startswith("::") for line in said.splitlines())
    expected = {"de/a.md": ARTICLE.encode()}
    if name.endswith(".md") and not name.startswith("."):
        expected[f"de/{name}"] = ARTICLE.encode()
    assert shipped(project) == expected
    # A name that leaves no room for the ending of its template is told.
    assert codes == ({0, 1} if len(name) == 255 else {0})


@needs_posix
@pytest.mark.parametrize("part", ["x\ny", "x\ry", "x\x1b[2Jy", "\udcff", "x\x7f", "x\u2028y"], ids=ascii)
def test_a16_names_that_are_no_text_on_one_line(project, part):
    name = f"{part}.md"
    before = project.files()
    project.write(f"source/{name}", ARTICLE)
    codes, said = everything(project)
    assert codes == {1}
    assert said.count("error: ") == 4 and "rename it" in said
    assert all(line.isprintable() for line in said.split("\n"))
    assert {path for path in project.files() if not path.startswith("source/")} == set(before) - {"source/a.md"}


@needs_posix
@pytest.mark.parametrize("name", ["a\u00a0b.md", "a\u2003b.md", "a b.md", "a\u3000b.md"], ids=ascii)
def test_a16_a_name_with_a_blank_is_one_reference(project, name):
    project.write(f"source/{name}", ARTICLE)
    everything(project)
    assert f"#: \u2068source/{name}\u2069\n" in project.read(f"locales/de/LC_MESSAGES/{name[:-2]}po")
    before = project.files()
    everything(project)
    assert project.files() == before


@needs_posix
@pytest.mark.parametrize(
    ("one", "other"),
    [("\u00e9.md", "e\u0301.md"), ("X.md", "x.md"), ("b.md", "b.mdx"), ("\u00df.md", "ss.md")],
    ids=["composed", "case", "extension", "sharp s"],
)
def test_a16_twins_are_not_merged(project, one, other):
    project.write(f"source/{one}", "# One\n")
    if (project.root / "source" / other).exists():
        pytest.skip("this disk takes the two names for one")
    project.write(f"source/{other}", "# Other\n")
    codes, said = everything(project)
    if codes == {2}:
        assert one in said and other in said
    else:
        assert codes == {0}
        built = shipped(project)
        assert (built[f"de/{one}"], built[f"de/{other}"]) == (b"# One\n", b"# Other\n")


def link(project, path, target, *, folder=False):
    place = project.root / path
    if place.is_dir():
        for child in sorted(place.rglob("*"), reverse=True):
            child.rmdir() if child.is_dir() else child.unlink()
        place.rmdir()
    place.unlink(missing_ok=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(target, target_is_directory=folder)


@needs_posix
@pytest.mark.parametrize("target", ["../../../../secret.po", "/etc/passwd", "/dev/zero", "a.po", "/proc/self/environ"])
def test_a17_a_catalog_that_is_a_link(project, target):
    link(project, CATALOG, target)
    before = outside(project)
    codes, said = everything(project)
    assert codes == {1}
    assert CATALOG in said
    assert SECRET.decode() not in said and "root:" not in said
    assert outside(project) == before
    assert shipped(project) == {"de/a.md": ARTICLE.encode()}


@needs_posix
@pytest.mark.parametrize("path", ["output", "output/de", "locales", "locales/de", "locales/templates", ".l10n"])
@pytest.mark.parametrize("target", ["repo_outside", "elsewhere"])
def test_a17_a_folder_that_is_a_link(project, path, target):
    (project.root.parent / "elsewhere").mkdir()
    link(project, path, project.root.parent / target, folder=True)
    before = [sorted((project.root.parent / name).iterdir()) for name in ("repo_outside", "elsewhere")]
    codes, said = everything(project)
    assert codes & {1, 2}
    assert "Traceback" not in said
    assert [sorted((project.root.parent / name).iterdir()) for name in ("repo_outside", "elsewhere")] == before
    assert (project.root.parent / "repo_outside/secret.md").read_bytes() == SECRET


@needs_posix
@pytest.mark.parametrize("target", ["../../repo_outside/secret.md", "/etc/passwd"])
def test_a17_an_article_or_picture_that_is_a_link(project, target):
    project.write("source/a.md", "# Title\n\n![x](picture.png)\n")
    link(project, "source/b.md", target)
    link(project, "source/picture.png", target)
    _, said = everything(project)
    assert "source/b.md" in said
    contents = b"".join(data for data, _ in project.files().values())
    assert SECRET not in b"".join(shipped(project).values()) and b"root:" not in b"".join(shipped(project).values())
    assert contents.count(b"secret of somebody") <= 2  # the two links themselves, which the test reads through


@needs_posix
def test_a17_links_in_a_circle(project):
    link(project, "source/again", ".", folder=True)
    link(project, "source/b.md", "c.md")
    link(project, "source/c.md", "b.md")
    codes, said = everything(project)
    assert codes == {1}
    assert "source/b.md" in said
    assert shipped(project) == {"de/a.md": ARTICLE.encode()}


@needs_posix
def test_a17_a_hard_link_is_not_written_through(project):
    theirs = project.root.parent / "theirs.po"
    (project.root / CATALOG).unlink()
    theirs.write_text(HEADER + 'msgid "Old words."\nmsgstr "Alte Wörter."\n', "utf-8")
    before = theirs.read_bytes()
    os.link(theirs, project.root / CATALOG)
    assert project.run("extract").exit_code == 0
    assert "Some words." in project.read(CATALOG)
    assert theirs.read_bytes() == before


@pytest.mark.parametrize("key", ["source", "catalogs", "output"])
def test_a18_a_neighbour_whose_name_begins_alike(project, key):
    before = outside(project)
    for path in ("../repo_outside", str(project.root) + "_outside", "x/../../repo_outside"):
        project.write("l10n.toml", f'locales = ["de"]\n{key} = {json.dumps(path)}\n')
        codes, _ = everything(project)
        assert codes == {2}
    assert project.run("bundle", "--to", "../repo_outside").exit_code in (1, 2)
    assert project.run("slugs", "--output", "../repo_outside/x.json").exit_code in (1, 2)
    assert outside(project) == before


@needs_posix
@pytest.mark.parametrize("path", ["source/more", "locales/de"])
def test_a18_a_link_to_a_neighbour_whose_name_begins_alike(project, path):
    link(project, path, str(project.root) + "_outside", folder=True)
    before = outside(project)
    everything(project)
    assert outside(project) == before
    assert SECRET not in b"".join(shipped(project).values())


def watched(project, *commands):
    """Run commands in a Python that notes every file it opens; return their names."""
    script = (
        "import sys; opened = []\n"
        "sys.addaudithook(lambda event, found: opened.append(str(found[0])) if event == 'open' else None)\n"
        "from l10n.cli import main\n"
        "for command in sys.argv[1:]:\n"
        "    try: main([command, '--jobs', '1', '--quiet'])\n"
        "    except SystemExit: pass\n"
        "print('\\n'.join(opened), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, *commands], cwd=project.root, capture_output=True, check=True)
    return done.stderr.decode("utf-8", "replace").splitlines()


def test_a19_paths_in_a_catalog_are_never_opened(project):
    text = project.read(CATALOG)
    text = text.replace("#: source/a.md", "#: ../../../secret.po:1 /etc/hostname:2").replace(
        '"X-Poedit-Basepath: .\\n"', '"X-Poedit-Basepath: /\\n"\n"X-Poedit-SearchPath-0: /etc/hostname\\n"'
    )
    project.write(CATALOG, text)
    opened = watched(project, "build", "check", "extract")
    assert any(name.endswith(CATALOG) for name in opened)
    assert [name for name in opened if name.endswith(("secret.po", "hostname"))] == []


def test_a19_a_domain_is_refused(project):
    project.write(CATALOG, project.read(CATALOG) + '\ndomain "../../evil"\n\nmsgid "x"\nmsgstr "y"\n')
    codes, said = everything(project)
    assert codes == {1}
    assert "domain" in said
    assert shipped(project) == {"de/a.md": ARTICLE.encode()}


@pytest.mark.parametrize("charset", ["UTF-7", "unicode_escape", "UTF-16", "latin-1", "bogus", "rot13", "idna", "hex"])
def test_a20_encodings_that_make_other_text(project, charset):
    text = project.read(CATALOG).replace("charset=UTF-8", f"charset={charset}")
    broken = text.replace('msgid "Some words."\nmsgstr ""', 'msgid "Some words."\nmsgstr "+ADw-script+AD4- \\\\x3cb"')
    project.write(CATALOG, broken)
    codes, said = everything(project)
    assert codes == {1}
    assert charset.lower() in said.lower()
    assert project.read(CATALOG) == broken
    assert shipped(project) == {"de/a.md": ARTICLE.encode()}


@pytest.mark.parametrize(
    "plural", ["nplurals=99999999; plural=0;", "nplurals=2; plural=__import__('os').system('id');", "nplurals=-1;"]
)
def test_a21_plural_forms_are_not_computed(project, plural):
    text = project.read(CATALOG).replace('"Language: de\\n"', f'"Language: de\\n"\n"Plural-Forms: {plural}\\n"')
    project.write(CATALOG, text.replace('"Some words."\nmsgstr ""', '"Some words."\nmsgstr "Einige Wörter."'))
    start = time.process_time()
    codes, said = everything(project)
    assert time.process_time() - start < 5
    assert codes <= {0, 1}  # msgfmt, where it is installed, refuses some of them in a check.
    assert "warning[F07 header-field]" in said
    assert project.run("build").exit_code == 0
    assert shipped(project) == {"de/a.md": "# Title\n\nEinige Wörter.\n".encode()}


def _entries():
    return HEADER + "".join(f'msgid "x{number}"\nmsgstr "y"\n\n' for number in range(300_000))


HUGE = {
    "translation": lambda: HEADER + 'msgid "Some words."\nmsgstr "' + "x" * 50_000_000 + '"\n',
    "within the file limit": lambda: HEADER + 'msgid "Some words."\nmsgstr "' + "x" * 900_000 + '"\n',
    "lines of a string": lambda: HEADER + 'msgid "Some words."\nmsgstr ""\n' + '"xxxxxxxxxxxxxxxx"\n' * 200_000,
    "entries": _entries,
    "line": lambda: HEADER + "# " + "x" * 2_000_000 + '\nmsgid "Some words."\nmsgstr "x"\n',
    "comments": lambda: HEADER + "# x\n" * 100_000 + 'msgid "Some words."\nmsgstr "Wörter."\n',
    "references": lambda: HEADER + "#: x\n" * 100_000 + 'msgid "Some words."\nmsgstr "Wörter."\n',
    "flags": lambda: HEADER + "#, " + "fuzzy, " * 100_000 + 'fuzzy\nmsgid "Some words."\nmsgstr "x"\n',
}
GOOD = {"comments", "references"}


@needs_posix
@pytest.mark.parametrize("name", HUGE)
def test_a22_huge_catalogs(project, name):
    project.write(CATALOG, HUGE[name]())
    script = (
        "import resource, sys\n"
        "from l10n.cli import main\n"
        "resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))\n"
        "try: main(['build', '--jobs', '1'])\n"
        "finally: print(resource.getrusage(resource.RUSAGE_SELF).ru_utime, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=project.root, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert float(done.stderr.splitlines()[-1]) < 5
    if name in GOOD:
        assert shipped(project) == {"de/a.md": "# Title\n\nWörter.\n".encode()}
    else:
        assert shipped(project) == {"de/a.md": ARTICLE.encode()}


@pytest.mark.parametrize(
    "article",
    [
        *("[" * 50_000, "*" * 50_000, ">" * 5_000, "`" * 50_000, "&" * 50_000, "![[]()" * 20_000, "<" * 50_000),
        *("|" + "a|" * 2_000 + "\n|" + "-|" * 2_000, "\n".join("  " * level + "- x" for level in range(300))),
        *("---\n" + "[" * 5_000 + "\n---\n", "---\na: &a [x, x]\n" + "b: &b [*a, *a]\n" * 1_000 + "---\n# T\n"),
        *("[a][b" * 4_000 + "\n\n[b]: c\n", "# x\n" * 5_000, "> - " * 1_000 + "x", "$" * 20_000, "{%" * 20_000),
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_a23_articles_that_take_long(project, article):
    project.write("source/b.md", article)
    start = time.process_time()
    codes, _ = everything(project)
    assert time.process_time() - start < 4 * 5
    assert codes <= {0, 1}
    assert shipped(project)["de/b.md"] == article.encode()


LAUGHS = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 11))


@pytest.mark.parametrize(
    "header",
    [
        "a0: &a0 lol\n" + LAUGHS,
        "title: &t !!python/object/apply:os.system ['touch pwned']\n",
        "title: *t\n",
        "? " * 200 + "x\n",
        "title: !!binary aGk=\nx: !<tag:evil> y\n",
        "<<: *x\ntitle: y\n",
        "&a a: *a\n",
    ],
    ids=["laughs", "object", "alias", "keys", "tags", "merge", "itself"],
)
def test_a14_headers_that_bomb(project, header):
    article = f"---\n{header}---\n\n# Title\n"
    project.write("source/b.md", article)
    start = time.process_time()
    codes, _ = everything(project)
    assert time.process_time() - start < 5
    assert codes == {0}
    assert shipped(project)["de/b.md"] == article.encode()
    assert not (project.root / "pwned").exists()


TEMPLATES = ("{{ 7*7 }}", "{% include '/etc/passwd' %}", "${{ github.token }}", "{link1.__class__}", "{0}", "%(x)s")


@pytest.mark.parametrize("text", TEMPLATES)
def test_a12_templates_in_glossary_labels_and_names(project, text):
    project.write("l10n.toml", 'locales = ["de"]\n[ui.form]\nde = "«{}»"\n')
    project.write(f"source/{text.replace('/', '-')}.md", f"# Title\n\n1. Click **Some {text.strip('{}')}** now.\n")
    project.write("locales/de/glossary.csv", f'term,translation,note\nTitle,"{text}","{text}"\n')
    project.write("source/c.md", "1. Click **Save** now.\n")
    assert project.run("extract").exit_code == 0
    assert f"Glossary: Title = {text} ({text})" in project.read(CATALOG)
    project.translate("locales/de/LC_MESSAGES/_ui.po", "Save", text)
    project.translate("locales/de/LC_MESSAGES/c.po", "Click **{ui1}** now.", "**{ui1}** jetzt.")
    codes, _ = everything(project)
    assert codes == {0}
    plain = shipped(project)["de/c.md"].decode().replace("\\", "").replace("&#36;", "$").replace("&#123;", "{")
    assert plain == f"1. **«{text}»** jetzt.\n"


STEERING = "\x1b[2J\x1b]0;owned\x07"


@pytest.mark.parametrize("format", ["text", "json", "sarif", "github", "junit", "html"])
def test_a27_what_a_catalog_says_steers_no_terminal_and_no_ci(project, format):
    hostile = f"\\033[2J </title><script>x</script> ::error::x %0A::error::y Ã© {STEERING}".replace("\x1b", "\\033")
    project.translate(CATALOG, "Some words.", hostile.replace("\x07", "\\a"))
    project.translate(CATALOG, "Title", "\u202eTitle <img src=x onerror=alert(1)>")
    result = project.run("check", "--format", format, "--quiet")
    assert result.exit_code == 1
    assert not set("\x1b\x07\u202e") & set(result.output)
    assert format != "html" or "<script" not in result.output
    commands = [line for line in result.output.splitlines() if line.startswith("::")]
    assert format == "github" or commands == []
    assert all(line.count("::") == 2 for line in commands)


def test_a27_a_label_is_no_formula(project):
    project.write("l10n.toml", 'locales = ["de"]\n[ui]\naccept = ["=Add", "+Add", "@Add", "-Add"]\n')
    project.write("source/b.md", "Click **=Add** and **+Add** and **@Add** and **-Add** now.\n")
    project.run("extract")
    rows = project.run("ui", "--format", "csv", "--quiet").stdout.splitlines()
    assert len(rows) == 5
    assert [row for row in rows if row.lstrip('"').startswith(("=", "+", "-", "@"))] == []


CONFIGURATIONS = {
    "outside": 'locales = ["de"]\nsource = "../repo_outside"\n',
    "absolute": 'locales = ["de"]\noutput = "/tmp/x"\n',
    "home": 'locales = ["de"]\ncatalogs = "~/x"\n',
    "field": 'locales = ["de"]\noutput = "{lang.__class__}/{path}{ext}"\n',
    "unknown key": 'locales = ["de"]\nhook = "id"\n',
    "wrong type": 'locales = ["de"]\ninclude = 3\n',
    "nan": 'locales = ["de"]\n[ui]\nconfidence = nan\n',
    "infinite": 'locales = ["de"]\n[limits]\ntarget = inf\n',
    "negative": 'locales = ["de"]\n[limits]\nline = -1\n',
    "twice": 'locales = ["de"]\nlocales = ["fr"]\n',
    "nested": 'locales = ["de"]\nx = ' + "[" * 5_000 + "]" * 5_000 + "\n",
    "tables": 'locales = ["de"]\n[' + ".".join("a" * 5_000) + "]\n",
    "huge": 'locales = ["de"]\n# ' + "x" * 2_000_000 + "\n",
    "form": 'locales = ["de"]\n[ui.form]\nde = "{}{0.__class__}"\n',
}


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_a28_configurations(project, name):
    before = project.files()
    project.write("l10n.toml", CONFIGURATIONS[name])
    codes, said = everything(project)
    assert codes == {2}
    assert said.count("error: l10n.toml") == 4
    after = project.files()
    assert {path: after[path] for path in after if path != "l10n.toml"} == {
        path: before[path] for path in before if path != "l10n.toml"
    }


@pytest.mark.parametrize("folder", [".git", ".git/hooks", "x/.GIT", ".git.", "GIT~1", ".l10n", "./.git"])
@pytest.mark.parametrize("key", ["output", "catalogs", "source"])
def test_a28_folders_of_git_and_of_the_cache(project, key, folder):
    written = f"{folder}/{{lang}}-{{path}}" if key == "output" else folder
    project.write("l10n.toml", f'locales = ["de"]\n{key} = "{written}"\n')
    before = project.files()
    codes, said = everything(project)
    assert codes == {2}
    assert said.count(f"error: l10n.toml:2: {key}: ") == 4
    assert project.files() == before


@pytest.mark.parametrize("pattern", ["(a+)+$", "**/" * 60 + "x.md", "*a" * 60, "[" * 500, "?" * 5_000])
def test_a28_globs_are_no_patterns_that_take_long(project, pattern):
    project.write("source/" + "a" * 60 + "!.md", ARTICLE)
    project.write("l10n.toml", f'locales = ["de"]\nexclude = ["{pattern}"]\n')
    start = time.process_time()
    codes, _ = everything(project)
    assert time.process_time() - start < 5
    assert codes <= {0, 2}


def test_a33_a_catalog_of_another_article(project):
    other = HEADER + 'msgid "Other text."\nmsgstr "Anderer Text."\n\nmsgid "More of it."\nmsgstr "Mehr davon."\n'
    project.write(CATALOG, other)
    assert project.run("build").exit_code == 0
    assert shipped(project) == {"de/a.md": ARTICLE.encode()}
    assert project.run("extract").exit_code == 0
    after = project.read(CATALOG)
    assert '#~ msgid "Other text."\n#~ msgstr "Anderer Text."' in after
    assert '#~ msgstr "Mehr davon."' in after


class _Pwn:
    def __reduce__(self):
        return (pathlib.Path.touch, (pathlib.Path("pwned"),))


def test_a34_what_others_compiled_is_not_read(project):
    for path in ("a.mo", "a.po.pickle", "_ui.mo", "de.dat"):
        project.write(f"locales/de/LC_MESSAGES/{path}", pickle.dumps(_Pwn()))
    project.write(".l10n/cache.sqlite3", pickle.dumps(_Pwn()))
    project.write(".l10n/runs/x", pickle.dumps(_Pwn()))
    opened = watched(project, "extract", "build", "check")
    assert [name for name in opened if name.endswith((".mo", ".pickle", ".dat")) and "LC_MESSAGES" in name] == []
    assert not (project.root / "pwned").exists()
    assert shipped(project) == {"de/a.md": ARTICLE.encode()}


PROGRAMS = ("git", "msgfmt", "msgcat", "msgmerge", "python3", "sh")


def test_a35_no_program_of_the_project_is_run(project, monkeypatch):
    for name in PROGRAMS:
        program = project.write(name, "#!/bin/sh\ntouch pwned\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    project.write("msgspec.py", "raise SystemExit('owned')\n")
    monkeypatch.setenv("PATH", os.pathsep.join((".", "", os.environ["PATH"])))
    for name, text in (("base.po", "x"), ("ours.po", "y\n"), ("theirs.po", "z\n")):
        project.write(name, text)
    everything(project)
    project.run("merge-driver", "base.po", "ours.po", "theirs.po", "x.po")
    project.run("check", "--changed", "HEAD")
    assert not (project.root / "pwned").exists()


def test_a16_names_in_two_forms_of_unicode_stay_as_they_are(project):
    name = unicodedata.normalize("NFD", "é.md")
    project.write(f"source/{name}", ARTICLE)
    everything(project)
    assert f"de/{name}" in shipped(project) or f"de/{unicodedata.normalize('NFC', name)}" in shipped(project)


def test_every_attack_of_the_table_has_a_test_here():
    tests = "".join(path.read_text("utf-8") for path in pathlib.Path(__file__).parent.glob("test_*.py"))
    names = re.findall(r"^def test_(a\d\d\w*)", tests, re.M)
    named = {number for name in names for number in re.findall(r"(?<![a-z0-9])a(\d\d)", name.replace("_", " "))}
    assert sorted(named) == [f"{number:02}" for number in range(1, 36)]

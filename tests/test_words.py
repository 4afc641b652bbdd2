"""Texts stand apart from code: whole sentences, named places, a key for each, none without use."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

from hanoibook import data
from hanoibook.words import TextError, _, ngettext, placeholders, say, text
from hanoibook.words.catalogue import CATALOGUE

PACKAGE = Path(__file__).resolve().parents[1] / "hanoibook"
PYTHON = sorted(path for path in PACKAGE.rglob("*.py") if path.name not in ("catalogue.py", "render.py"))
TEMPLATES = sorted(PACKAGE.rglob("*.html"))
SCRIPTS = sorted(PACKAGE.rglob("*.js"))
SAYS = ("say", "pattern", "say_html")


def wanted(key):
    """The names a text has places for; a counted one may print its number or not."""
    entry = CATALOGUE[key]
    return (
        placeholders(entry)
        if isinstance(entry, str)
        else placeholders(entry.one) | placeholders(entry.many) | {"count"}
    )


def keys_like(form):
    """The keys that a form such as ``verdict.*`` can stand for."""
    expression = ".+".join(map(re.escape, form.split("*")))
    return [key for key in CATALOGUE if re.fullmatch(expression, key)]


def columns():
    """The columns of tables; a chart shows their words by ``column.word`` where the catalogue has them."""
    return {field["name"] for table in data.package()["resources"] for field in table["schema"]["fields"]}


def named(form):
    """Whether a form names keys at all: cells of charts are looked up by column and word, whatever they are."""
    return bool(set(form) - set("*."))


def forms_in_python(node):
    """The keys that the first argument of ``say`` can be, with ``*`` for what is put in."""
    if isinstance(node, ast.Constant):
        return [node.value]
    if isinstance(node, ast.JoinedStr):
        tails = [""]
        for part in node.values:
            more = [str(part.value)] if isinstance(part, ast.Constant) else forms_in_python(part.value) or ["*"]
            tails = [tail + one for tail in tails for one in more]
        return tails
    if isinstance(node, ast.IfExp):
        return [form for branch in (node.body, node.orelse) for form in forms_in_python(branch) or ["*"]]
    if isinstance(node, ast.BinOp):
        left, right = (forms_in_python(side) or ["*"] for side in (node.left, node.right))
        return [one + other for one in left for other in right]
    return []


def calls_in_python(path):
    """Every call of a saying function: its name, the forms of its key, the values it is given (``None``: not known)."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in SAYS and node.args:
                given = None if any(one.arg is None for one in node.keywords) else {one.arg for one in node.keywords}
                yield name, forms_in_python(node.args[0]), given, f"{path.name}:{node.lineno}"


def calls_in_template(path):
    """The same in a Jinja template."""
    source = path.read_text(encoding="utf-8")
    for found in re.finditer(r"\b(say|pattern|say_html)\(", source):
        depth, end = 1, found.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(source[end], 0)
            end += 1
        inside = source[found.end() : end - 1]
        while re.search(r"\([^()]*\)", inside):
            inside = re.sub(r"\([^()]*\)", "", inside)
        first, *rest = re.split(r", (?=[a-z_]+=|\*\*)", inside)
        given = None if any(one.startswith("**") for one in rest) else {one.split("=")[0] for one in rest}
        yield found[1], forms_in_template(first), given, f"{path.name}: {inside}"


def forms_in_template(first):
    if " if " in first:
        first, other = re.fullmatch(r"(.+) if .+ else (.+)", first).groups()
        return [*forms_in_template(first), *forms_in_template(other)]
    parts = [part.strip() for part in first.split("~")]
    return ["".join(part[1:-1] if part[0] == '"' else "*" for part in parts)]


CALLS = [
    *(call for path in PYTHON for call in calls_in_python(path)),
    *(call for path in TEMPLATES for call in calls_in_template(path)),
]


def test_every_call_says_which_key_it_means_and_every_key_is_there():
    assert len(CALLS) > 400
    for _name, forms, _given, where in CALLS:
        assert forms, f"{where}: write the key, or the words that it begins with, into the call"
        for form in forms:
            assert form != "*" and keys_like(form), f"{where}: no text under {form}"


def test_every_key_is_used():
    used = {key for _name, forms, _given, _where in CALLS for form in forms if named(form) for key in keys_like(form)}
    shown = {key for key in CATALOGUE if key.split(".")[0] in columns()}
    assert not sorted(set(CATALOGUE) - used - shown)


def test_calls_give_each_sentence_the_values_it_has_places_for():
    for name, forms, given, where in CALLS:
        if name == "pattern" or given is None:
            continue
        for key in {key for form in forms if named(form) for key in keys_like(form)}:
            assert given == wanted(key), f"{where}: {key} has places for {sorted(wanted(key))}, given {sorted(given)}"


def test_only_scripts_are_handed_unfilled_sentences():
    for name, forms, _given, where in CALLS:
        if name == "pattern":
            assert all(wanted(key) for form in forms for key in keys_like(form)), f"{where}: nothing to fill, use say"


def test_no_sentence_has_a_place_without_a_name_and_none_is_filled_by_format():
    for key, entry in CATALOGUE.items():
        for one in [entry] if isinstance(entry, str) else entry:
            assert not re.search(r"\{(\d*|!r)\}", one.replace("{2001}", "").replace("{2024}", "")), f"{key}: {one}"
    for path in [*PYTHON, *TEMPLATES]:
        assert not re.search(
            r"\b(say|pattern|_|N_|gettext)\([^()]*(\([^()]*\)[^()]*)*\)\s*\.(format|replace)\(",
            path.read_text(encoding="utf-8"),
        ), path
    for path in SCRIPTS:
        assert not re.search(r"""replace(All)?\(["']\{\w*\}["']""", path.read_text(encoding="utf-8")), path


def filled_in_scripts():
    """Each sentence that a script fills from a data attribute: the attribute, the names given, counted or not."""
    for path in SCRIPTS:
        source = path.read_text(encoding="utf-8")
        for found in re.finditer(r"\bfill(Counted)?\(([^(){}]*?dataset|words)\.(\w+), ", source):
            yield found[3], names_given(source, found), bool(found[1]), f"{path.name}: {found[0]}"


def names_given(source, found):
    rest = source[found.end() :]
    given = re.match(r"(?:[^{},()]+(?:\.length)?(?:\[[^\]]+\])?, )?\{((?:[^{}]|\{[^{}]*\})*)\}", rest)
    if not given:
        name = re.match(r"(\w+)\)", rest)
        given = name and re.search(rf"const {name[1]} = \{{((?:[^{{}}]|\{{[^{{}}]*\}})*)\}};", source)
        if not given:
            return set()
    names = set()
    for part in re.sub(r"\([^()]*(\([^()]*\)[^()]*)*\)", "", given[1]).split(","):
        if part.strip().startswith("..."):
            spread = re.search(rf"const {part.strip()[3:]} = \{{(.*?)\}};", source)
            names |= {
                one.split(":")[0].strip() for one in re.sub(r"\([^()]*(\([^()]*\)[^()]*)*\)", "", spread[1]).split(",")
            }
        elif part.strip():
            names.add(part.split(":")[0].strip())
    return names


def test_scripts_give_each_sentence_of_the_page_its_values():
    patterns = {}
    for path in TEMPLATES:
        for attribute, inside in re.findall(
            r'data-([a-z-]+)="\{\{ pattern\((.+?)\) \}\}"', path.read_text(encoding="utf-8")
        ):
            name = re.sub(r"-(\w)", lambda letter: letter[1].upper(), attribute)
            for form in forms_in_template(inside):
                patterns.setdefault(name, []).extend(keys_like(form))
    filled = list(filled_in_scripts())
    assert len(filled) >= 17
    for name, given, counted, where in filled:
        fits = [key for key in patterns.get(name, []) if given | ({"count"} if counted else set()) == wanted(key)]
        assert fits, f"{where} gives {sorted(given)}; the templates have {patterns.get(name)}"


def test_babel_finds_every_sentence_in_the_code():
    marks = {"_": None, "N_": None, "ngettext": (1, 2)}
    found = [
        message
        for _file, _line, message, *_ in extract_from_dir(
            PACKAGE, [("**.py", "hanoibook.words.extraction:in_python")], keywords=marks
        )
    ]
    found = {one if isinstance(one, str) else one[0] for one in found}
    assert len(found) > 100
    for path in PYTHON:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in marks:
                where = f"{path.name}:{node.lineno}"
                forms = node.args[: 2 if node.func.id == "ngettext" else 1]
                assert forms and all(isinstance(one, ast.Constant) for one in forms), f"{where}: not a plain sentence"
                assert forms[0].value in found, f"{where}: {forms[0].value}"
                names = {one.arg for one in node.keywords}
                places = set().union(*(placeholders(one.value) for one in forms))
                if None not in names:
                    expected = places - ({"count"} if node.func.id == "ngettext" else set())
                    assert names | ({"count"} & places) >= places and names <= places, (
                        f"{where}: {sorted(names ^ expected)}"
                    )


def test_a_sentence_and_values_that_do_not_fit_are_refused():
    for call in (
        lambda: _("For {year}", year=1, more=2),
        lambda: _("For {year}"),
        lambda: ngettext("{count} row of {table}", "{count} rows of {table}", 2),
        lambda: say("article.heading"),
        lambda: say("article.heading", article=3),
        lambda: say("table.rows"),
    ):
        with pytest.raises(TextError):
            call()
    assert ngettext("One row", "{count} rows", 1) == "One row" and say("table.rows", count=1) == "1 row"


def test_marked_sentences_follow_the_language_of_the_moment(monkeypatch):
    marked = text.N_("claims of the article")

    class Other(text.NullTranslations):
        def gettext(self, message):
            return message.upper()

        pgettext = None

    monkeypatch.setattr(text, "TRANSLATIONS", Other())
    assert str(marked) == "CLAIMS OF THE ARTICLE"

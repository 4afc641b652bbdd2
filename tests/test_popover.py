"""What stands behind marked words, without a build: words, paragraphs, signs, escapes."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from hanoibook import claims, data, facts, treaties, words
from hanoibook.site.popovers import showing
from hanoibook.site.popovers.roles import ArticleRole, ClaimRole, FactRole

TAG = "<img src=x onerror=alert(1)>"


PLACED = {"id": "hb-1", "pop": "hb-1", "quiet": False, "bracketed": False, "before": "", "after": "."}


class Places:
    """A site without reference pages."""

    def root(self) -> str:
        return "../"

    def page(self, name: str, anchor: str) -> str | None:
        return None

    def report(self, figure: str) -> None:
        return None


def popover(template: str, content: dict[str, object]) -> str:
    return showing.popover(template, Places(), {**content, **PLACED})


@pytest.mark.parametrize(
    ("text", "shown", "number"),
    [
        ("25", "article 25", 25),
        ("24(4)", "article 24(4)", 24),
        ("6(1)(b)", "article 6(1)(b)", 6),
        ("the article on preservation <25>", "the article on preservation", 25),
    ],
)
def test_an_article_is_named_with_its_paragraph_or_in_the_words_of_the_author(
    text: str, shown: str, number: int
) -> None:
    said, content = ArticleRole("un").find(text)
    assert said == content["text"] == shown
    assert content["article"]["article"] == number
    assert f">{shown}</a>" in popover("article", content)


@pytest.mark.parametrize("text", ["", "many", "25>", "words <25", "words 25", "69"])
def test_what_names_no_article_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"write a number|no article 69"):
        ArticleRole("un").find(text)


def test_an_article_shows_its_counterparts_with_their_relation() -> None:
    html = popover("article", ArticleRole("un").find("25")[1])
    assert "Budapest Convention, article 16" in html and "Equivalent to" in html
    sayings = [words.say(f"relation.{relation}") for relation in treaties.RELATIONS]
    assert len(set(sayings)) == len(treaties.RELATIONS)


@pytest.mark.parametrize("verdict", claims.VERDICTS)
def test_a_claim_shows_its_own_sign_and_word(verdict: str) -> None:
    said, content = ClaimRole().find(claims.with_verdict(verdict)[0].id)
    html = popover("claim", content)
    assert words.say(f"verdict.{verdict}") in said
    assert f'aria-hidden="true">{words.say(f"verdict.sign.{verdict}")}</span></a>' in html
    assert f">, {words.say(f'verdict.{verdict}')} </span>" in html


def test_every_verdict_has_a_word_and_a_sign_of_its_own() -> None:
    for kind in ("verdict.", "verdict.sign."):
        assert len({words.say(f"{kind}{verdict}") for verdict in claims.VERDICTS}) == len(claims.VERDICTS)


def test_only_an_unverified_fact_says_so_in_the_line() -> None:
    assert "hb-unverified" in popover("fact", FactRole().find("article-2030")[1])
    assert "hb-unverified" not in popover("fact", FactRole().find("ic3-losses-2025")[1])


def test_markup_in_any_text_of_a_popover_appears_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    spoilt = {key: replace(source, title=TAG, publisher=TAG, note=TAG) for key, source in data.all_sources().items()}
    monkeypatch.setattr(showing.data, "all_sources", lambda: spoilt)
    claim = claims.get("C18")
    texts = {field.name: TAG for field in fields(claim) if field.name in ("claim", "finding", "evidence")}
    article = ArticleRole("un").find("25")[1]
    article["article"] = {**article["article"], "title": TAG, "summary": TAG}
    article["counterparts"] = [{"relation": "equivalent", "name": TAG}]
    for template, content, times in (
        ("fact", {"fact": replace(facts.get("ic3-losses-2025"), defined=words.N_(TAG))}, 5),
        ("claim", {"claim": replace(claim, **texts)}, 2),
        ("article", {**article, "text": TAG}, 4),
    ):
        html = popover(template, content)
        assert TAG not in html
        assert html.count("&lt;img src=x") >= times, template

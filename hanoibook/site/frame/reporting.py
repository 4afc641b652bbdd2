"""Ways to report a mistake. They follow from two addresses in ``_config.yml``; while none is set there is no link."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

from hanoibook.words import say

MAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+")
WEB = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True)
class Way:
    """One way to report: the words of its link and where it leads."""

    words: str
    address: str


@dataclass(frozen=True)
class Desk:
    """Who takes reports: a repository, and an e-mail or web address that needs no account; either may be empty."""

    repository: str = ""
    corrections: str = ""

    def about_page(self, page: str) -> list[Way]:
        """Return the ways to report a mistake on a page, named by its address; none while no address is set.

        >>> Desk().about_page("storm/a.html")
        []
        >>> Desk(corrections="a@example.org").about_page("storm/a.html")[0].address
        'mailto:a@example.org?subject=Mistake%20on%20storm/a.html'
        """
        found = []
        if self.repository:
            found.append(Way(say("report.page"), self._form("mistake", page=page)))
        if self.corrections:
            words = say("report.page_without_account" if self.repository else "report.page")
            found.append(Way(words, self._letter(page)))
        return found

    def about_figure(self, page: str, figure: str) -> Way | None:
        """Return the way to report a figure on a page, ``None`` while no address is set."""
        if self.repository:
            return Way(say("report.figure"), self._form("wrong-number", page=page, figure=figure))
        return Way(say("report.figure"), self._letter(f"{page}: {figure}")) if self.corrections else None

    def ways(self, page: str) -> list[Way]:
        """Return every way there is, for pages that speak of reports."""
        forms = ("mistake", "wrong-number", "new-source", "translation", "observed-minutes") if self.repository else ()
        found = [Way(say(f"report.form.{form}"), self._form(form)) for form in forms]
        return found + ([Way(say("report.letter"), self._letter(page))] if self.corrections else [])

    def _form(self, form: str, **filled: str) -> str:
        fields = {"template": f"{form}.yml", **filled}
        return f"{self.repository.rstrip('/')}/issues/new?{urlencode(fields, quote_via=quote)}"

    def _letter(self, about: str) -> str:
        if WEB.fullmatch(self.corrections):
            return self.corrections
        return f"mailto:{self.corrections}?subject={quote(say('report.subject', place=about))}"


def desk(config: Config) -> Desk:
    """Return who takes reports by the settings of the book."""
    repository = config.html_theme_options.get("repository_url") or ""
    return Desk(repository.strip(), (config.hanoibook_corrections or "").strip())


def check(app: Sphinx, config: Config) -> None:
    """Stop the build, in one line, at an address that could not work (event ``config-inited``)."""
    found = desk(config)
    if found.repository and not WEB.fullmatch(found.repository):
        raise ConfigError(f"_config.yml, repository.url: {found.repository!r} does not begin with http. Correct it.")
    if found.corrections and not (WEB.fullmatch(found.corrections) or MAIL.fullmatch(found.corrections)):
        raise ConfigError(
            f"_config.yml, hanoibook_corrections: {found.corrections!r} is neither an e-mail address nor an address "
            "that begins with http. Correct it, or leave it empty."
        )

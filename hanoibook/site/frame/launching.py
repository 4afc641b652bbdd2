"""Where a notebook can be run at once: Binder, Colab and a JupyterHub, while the repository has an address.

The services open the students' copies in ``binder/student``. Their own addresses stand under ``launch_buttons`` in
``_config.yml``, by the names that Jupyter Book has for them; without one the link to that service is left out.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

from hanoibook.words import say

FOLDER = "binder/student"
PAGES = "notebooks/"
MAIN = "main"
LINK_GENERATOR = "https://nbgitpuller.readthedocs.io/en/latest/link.html"
BINDER_HOSTS = {"github.com": "gh", "gitlab.com": "gl"}


SERVICES = ("binderhub_url", "colab_url", "jupyterhub_url")


class Way(NamedTuple):
    """A way to run a notebook: what the link says, and where it leads."""

    words: str
    address: str


def ways(config: Config, page: str) -> list[Way]:
    """Return the ways to run the notebook of a page; none for another page, or while the repository has no address."""
    options = config.html_theme_options
    repository = (options.get("repository_url") or "").strip().rstrip("/").removesuffix(".git")
    if not repository or not page.startswith(PAGES):
        return []
    branch = options.get("repository_branch") or MAIN
    services = options.get("launch_buttons") or {}
    file = f"{FOLDER}/{page.removeprefix(PAGES)}.ipynb"
    found = [
        Way(say("notebook.binder"), _binder(services.get("binderhub_url"), repository, branch, file)),
        Way(say("notebook.colab"), _colab(services.get("colab_url"), repository, branch, file)),
        _hub(services.get("jupyterhub_url"), repository, branch, file),
    ]
    return [way for way in found if way.address]


def check(app: Sphinx, config: Config) -> None:
    """Stop the build, in one line, at the address of a service that could not work (event ``config-inited``)."""
    for name in SERVICES:
        given = (config.html_theme_options.get("launch_buttons") or {}).get(name) or ""
        if given and urlsplit(given).scheme not in ("http", "https"):
            raise ConfigError(f"_config.yml, launch_buttons.{name}: {given!r} does not begin with http. Correct it.")


def _binder(service: str | None, repository: str, branch: str, file: str) -> str:
    """Return the address that has Binder build the environment of a repository and open a file in JupyterLab.

    >>> _binder("https://mybinder.org", "https://github.com/a/b", "main", "c.ipynb")
    'https://mybinder.org/v2/gh/a/b/main?urlpath=lab/tree/c.ipynb'
    """
    if not service:
        return ""
    parts = urlsplit(repository)
    kind, name = BINDER_HOSTS.get(parts.netloc, "git"), parts.path.strip("/")
    where = {"gh": name, "gl": quote(name, safe=""), "git": quote(repository, safe="")}[kind]
    return f"{service.rstrip('/')}/v2/{kind}/{where}/{quote(branch, safe='')}?urlpath=lab/tree/{quote(file)}"


def _colab(service: str | None, repository: str, branch: str, file: str) -> str:
    """Return the address that has Colab open a file of GitHub; it can open no other host's."""
    parts = urlsplit(repository)
    if not service or parts.netloc != "github.com":
        return ""
    return f"{service.rstrip('/')}/github/{parts.path.strip('/')}/blob/{quote(branch)}/{quote(file)}"


def _hub(service: str | None, repository: str, branch: str, file: str) -> Way:
    """Return the link of nbgitpuller for a JupyterHub; for one that is not named, the page where a teacher makes it."""
    folder = repository.rsplit("/", 1)[-1]
    pull = {"repo": repository, "branch": branch, "urlpath": f"lab/tree/{folder}/{file}"}
    if service:
        address = f"{service.rstrip('/')}/hub/user-redirect/git-pull?{urlencode(pull)}"
        return Way(say("notebook.hub"), address)
    return Way(say("notebook.hub_unnamed"), f"{LINK_GENERATOR}?{urlencode(pull)}")

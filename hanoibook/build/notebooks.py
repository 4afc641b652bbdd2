"""Run the committed notebooks, and tell whether their outputs still fit the data and the code."""

from __future__ import annotations

import json
import os
import warnings
from pathlib import Path
from typing import Any

import nbformat

from hanoibook.build.places import BuildError, Checkout, fingerprint

LANGUAGE = {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"}
UNREADABLE = (  # the last four are how nbformat's own check ends on what is far from a notebook
    *(OSError, ValueError, RecursionError, Warning),
    *(LookupError, TypeError, AttributeError, AssertionError),
)
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def check(checkout: Checkout) -> None:
    """Stop if a notebook holds a failed cell, or outputs that were made from other data, code or cells."""
    for path in checkout.notebooks():
        name = f"notebooks/{path.name}"
        notebook = readable(path)
        if notebook.metadata.get("hanoibook", {}).get("ran_on") != _basis(checkout, notebook):
            raise BuildError(
                f"{name}: its outputs do not come from the data, code and cells that are here now. Run: make notebooks"
            )


def run_all(checkout: Checkout) -> None:
    """Execute every notebook in place and write it in one normal form."""
    for path in checkout.notebooks():
        notebook = _read(path)
        _execute(path, notebook, checkout.root)
        _normalise(notebook)
        _refuse_failures(f"notebooks/{path.name}", notebook)
        notebook.metadata["hanoibook"] = {"ran_on": _basis(checkout, notebook)}
        nbformat.validate(notebook)
        path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8", newline="\n")
        print(f"ran notebooks/{path.name}")


def readable(path: Path) -> Any:
    """Return a notebook in which no cell has failed; raises :class:`BuildError` for all else."""
    notebook = _read(path)
    _refuse_failures(f"notebooks/{path.name}", notebook)
    return notebook


def _read(path: Path) -> Any:
    try:
        text = path.read_text(encoding="utf-8")
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # nbformat mends ids that are missing or stand twice, with a warning
            nbformat.validate(_current(json.loads(text)))
        return nbformat.v4.reads(text)
    except (*UNREADABLE, nbformat.ValidationError) as error:
        reason = " ".join(str(error).split())[:120]
        raise BuildError(f"notebooks/{path.name}: not a readable notebook ({reason}). Restore it from git.") from None


def _current(content: Any) -> Any:
    """Return a parsed notebook if it has the format of ours; raises :class:`ValueError` for an older or newer one."""
    if not isinstance(content, dict) or content.get("nbformat") != nbformat.v4.nbformat:
        raise ValueError(f"not in format {nbformat.v4.nbformat}")
    return content


def _execute(path: Path, notebook: Any, root: Path) -> None:
    from nbclient import NotebookClient
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    os.environ["PYTHONPATH"] = str(root)
    client = NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        extra_arguments=["--IPKernelApp.log_level=40"],
        allow_errors=True,
        resources={"metadata": {"path": str(path.parent)}},
    )
    try:
        client.execute()
    except (CellTimeoutError, DeadKernelError) as error:
        reason = " ".join(str(error).split())[:120]
        raise BuildError(f"notebooks/{path.name}: did not run to its end ({reason}).") from None


def _normalise(notebook: Any) -> None:
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": LANGUAGE})
    for number, cell in enumerate(notebook.cells, start=1):
        cell.id = f"cell-{number:02d}"
        kept = {key: cell.metadata[key] for key in ("jupyter", "tags") if key in cell.metadata}
        cell.metadata = nbformat.from_dict(kept)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)


def _refuse_failures(name: str, notebook: Any) -> None:
    for number, cell in enumerate(notebook.cells, start=1):
        for output in cell.get("outputs", []):
            if output.output_type == "error" and "raises-exception" not in cell.metadata.get("tags", []):
                raise BuildError(f"{name}, cell {number}: {output.ename}: {output.evalue}. Mend the cell or its data.")


def _basis(checkout: Checkout, notebook: Any) -> str:
    """Return the digest of the data, the code, and every cell with its outputs."""
    cells = [json.dumps(cell, sort_keys=True) for cell in notebook.cells]
    return fingerprint(checkout.root, checkout.notebook_basis(), *cells)

"""Run the committed notebooks, and tell whether their outputs still fit the data and the code."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import warnings
from pathlib import Path
from typing import Any

import nbformat
import yaml

from hanoibook import copies
from hanoibook.build.places import BuildError, Checkout, fingerprint

LANGUAGE = {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"}
UNREADABLE = (  # the last four are how nbformat's own check ends on what is far from a notebook
    *(OSError, ValueError, RecursionError, Warning),
    *(LookupError, TypeError, AttributeError, AssertionError),
)
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def check(checkout: Checkout) -> None:
    """Stop if a notebook holds a failed cell, or outputs that were made from other data, code or cells."""
    basis = _basis(checkout)
    for path in checkout.notebooks():
        name = f"notebooks/{path.name}"
        notebook = readable(path)
        if notebook.metadata.get("hanoibook", {}).get("ran_on") != _ran_on(basis, notebook):
            raise BuildError(
                f"{name}: its outputs do not come from the data, code and cells that are here now. Run: make notebooks"
            )


def run_all(checkout: Checkout) -> None:
    """Execute every notebook in place, each in a kernel of its own, and write it in one normal form."""
    os.environ["PYTHONPATH"] = str(checkout.root)
    asyncio.run(_run_side_by_side(_basis(checkout), checkout.notebooks()))
    write_for_the_cloud(checkout)


def write_for_the_cloud(checkout: Checkout) -> None:
    """Write the students' copies that cloud services open into ``binder/student``."""
    folder = checkout.root / "binder" / "student"
    folder.mkdir(parents=True, exist_ok=True)
    wanted = for_the_cloud(checkout)
    for path in set(folder.glob("*.ipynb")) - {folder / name for name in wanted}:
        path.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def for_the_cloud(checkout: Checkout) -> dict[str, str]:
    """Return the students' copies for cloud services by their names."""
    settings = yaml.safe_load((checkout.root / "_config.yml").read_text(encoding="utf-8"))
    base, repository = settings["html"]["baseurl"], settings["repository"]["url"]
    found = {}
    for path in checkout.notebooks():
        made = copies.without_outputs(copies.student(readable(path)))
        made = copies.with_links(made, lambda page: f"{base.rstrip('/')}/{page}" if base else None)
        found[path.name] = nbformat.writes(copies.with_address(made, repository or None)) + "\n"
    return found


async def _run_side_by_side(basis: str, paths: list[Path]) -> None:
    await asyncio.gather(*(_run(basis, path) for path in paths))


async def _run(basis: str, path: Path) -> None:
    notebook = _read(path)
    own = notebook.metadata.get("hanoibook", {})
    await _execute(path, notebook)
    _normalise(notebook)
    _refuse_failures(f"notebooks/{path.name}", notebook)
    notebook.metadata["hanoibook"] = {**own, "ran_on": _ran_on(basis, notebook)}
    nbformat.validate(notebook)
    path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8", newline="\n")
    print(f"ran notebooks/{path.name}", flush=True)


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


async def _execute(path: Path, notebook: Any) -> None:
    from nbclient import NotebookClient
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    client = NotebookClient(
        notebook,
        on_cell_error=_keep_failure,
        timeout=120,
        kernel_name="python3",
        extra_arguments=["--IPKernelApp.log_level=40"],
        allow_errors=True,
        resources={"metadata": {"path": str(path.parent)}},
    )
    try:
        await client.async_execute()
    except (CellTimeoutError, DeadKernelError) as error:
        reason = " ".join(str(error).split())[:120]
        raise BuildError(f"notebooks/{path.name}: did not run to its end ({reason}).") from None


def _keep_failure(cell: Any, cell_index: int, execute_reply: Any) -> None:
    """Note a failure beside what the cell printed: our notebooks show a learner a sentence instead of an error."""
    content = execute_reply["content"]
    if not any(output.output_type == "error" for output in cell.outputs):
        told = {name: content[name] for name in ("ename", "evalue", "traceback")}
        cell.outputs.append(nbformat.v4.new_output("error", **told))


def _normalise(notebook: Any) -> None:
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": LANGUAGE})
    for number, cell in enumerate(notebook.cells, start=1):
        cell.id = f"cell-{number:02d}"
        kept = {key: cell.metadata[key] for key in ("jupyter", "tags") if key in cell.metadata}
        cell.metadata = nbformat.from_dict(kept)
        if "outputs" in cell:
            cell.outputs = _whole_streams(cell.outputs)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)


def _whole_streams(outputs: list[Any]) -> list[Any]:
    """Return outputs with what was printed in one piece: a kernel splits it where chance has it."""
    found: list[Any] = []
    for output in outputs:
        before = found[-1] if found else None
        if before and before.output_type == output.output_type == "stream" and before.name == output.name:
            before.text += output.text
        else:
            found.append(output)
    return found


def _refuse_failures(name: str, notebook: Any) -> None:
    for number, cell in enumerate(notebook.cells, start=1):
        for output in cell.get("outputs", []):
            if output.output_type == "error" and "raises-exception" not in cell.metadata.get("tags", []):
                raise BuildError(f"{name}, cell {number}: {output.ename}: {output.evalue}. Mend the cell or its data.")


def _basis(checkout: Checkout) -> str:
    """Return the digest of the data and the code that notebooks rest on."""
    return fingerprint(checkout.root, checkout.notebook_basis())


def _ran_on(basis: str, notebook: Any) -> str:
    """Return the digest of the basis and of every cell with its outputs."""
    cells = [json.dumps(cell, sort_keys=True) for cell in notebook.cells]
    return hashlib.sha256("\n".join([basis, *cells]).encode()).hexdigest()

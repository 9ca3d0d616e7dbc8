"""The rooms of the house, and the doors between them."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DASHBOARD = ROOT / "dashboard"
OURS = [path for folder in ("dashboard", "tests") for path in sorted((ROOT / folder).rglob("*.py"))]
ROOMS = {path.stem for path in DASHBOARD.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}


def test_imports_run_one_way() -> None:
    command = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    run = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_an_import_says_the_whole_way(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: a relative import"
            names = [node.module or ""]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            room = name.partition(".")[0]
            assert room not in ROOMS - sys.stdlib_module_names, f"line {node.lineno}: write dashboard.{name}"


def test_no_room_is_called_like_a_module_of_the_standard_library() -> None:
    # `streamlit run dashboard/app.py` puts dashboard/ first on the path, where such a name would hide the real one.
    assert {
        path.stem for path in DASHBOARD.iterdir() if not path.name.startswith("_")
    } & sys.stdlib_module_names == set()


def test_data_holds_no_program() -> None:
    assert [path for path in (ROOT / "data").rglob("*") if path.suffix in (".py", ".pyc", ".ipynb", ".sh")] == []


def test_streamlit_finds_no_pages_of_its_own() -> None:
    # A folder of this name beside app.py would become a navigation that nobody wrote.
    assert not (DASHBOARD / "pages").exists()


def test_every_folder_of_the_program_is_a_package() -> None:
    folders = {path.parent for path in DASHBOARD.rglob("*.py")}
    assert [folder for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []

"""What reading the files found, for readers who have only the database."""

from collections.abc import Iterator, Sequence

from dashboard.dossier.bulk.report import FileReport
from dashboard.dossier.problem import Problem
from dashboard.store import tables
from dashboard.store.rows.row import TableRow


def rows(
    problems: Sequence[Problem], left_out: Sequence[tuple[str, str]], reports: Sequence[FileReport]
) -> Iterator[TableRow]:
    """problem, left_out and bulk_file."""
    for rank, problem in enumerate(problems):
        yield tables.problem, {
            "rank": rank, "file": problem.file, "line": problem.line, "column": problem.column, "code": problem.code,
            "message": problem.message, "remedy": problem.advice,
        }  # fmt: skip
    for rank, (sort, id_) in enumerate(left_out):
        yield tables.left_out, {"rank": rank, "sort": sort, "id": id_}
    for rank, report in enumerate(reports):
        yield tables.bulk_file, {
            "rank": rank, "file": report.file, "rows": report.rows, "taken": report.taken,
            "rejected": report.rejected.total(), "repeated": report.repeated, "curated": report.curated,
        }  # fmt: skip

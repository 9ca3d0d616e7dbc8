"""How divided the delegations are on an issue."""

from statistics import pstdev
from typing import Any

import pandas as pd

from dashboard.measures.scale import ENOUGH, NUMBERS


def division(cells: pd.DataFrame) -> list[dict[str, Any]]:
    """The issues, the most divided first, with who says what.

    `cells` has issue, issue_name, column, column_name and stance, one row a cell. Division is the population standard
    deviation of the stances' numbers (+2 to −2), from 0 (all say the same) to 2 (half support, half oppose). Issues
    with fewer than three stances are left out. Each dict has issue, name, division, stances (how many) and said, a
    list of (stance, cells) from support to opposition.
    """
    issues = []
    for issue, here in cells[cells["stance"].isin(list(NUMBERS))].groupby("issue", sort=False):
        if len(here) >= ENOUGH:
            said = [(stance, here[here["stance"] == stance].to_dict("records")) for stance in NUMBERS]
            issues.append(
                {
                    "issue": issue, "name": here["issue_name"].iloc[0], "stances": len(here),
                    "division": pstdev(NUMBERS[stance] for stance in here["stance"]),
                    "said": [(stance, found) for stance, found in said if found],
                }
            )  # fmt: skip
    return sorted(issues, key=lambda issue: (-issue["division"], -issue["stances"]))

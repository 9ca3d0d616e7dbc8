"""Where each delegation stands in a picture in which the near are near."""

import pandas as pd

from dashboard.measures.likeness import UNKNOWN

SHORTEST = 0.25
"""Two who agree on everything still stand side by side, not on one another."""


def places(pairs: pd.DataFrame) -> pd.DataFrame:
    """One row for each who shares enough issues with somebody: column, name, x and y (−1 to 1).

    `pairs` as `agreement` gives them. The places are those of Kamada and Kawai (“An algorithm for drawing general
    undirected graphs”, Information Processing Letters 31, 1989; in networkx), with the measured `distance` as the
    length that each line would like to have, and half the longest for pairs that are too thin to say. It begins from a
    circle in display order, so the same numbers always give the same picture. Left, right, up and down mean nothing.
    """
    firm = pairs[~pairs["thin"].astype(bool)]
    names = dict(zip(pairs["one"], pairs["one_name"], strict=True))
    names |= dict(zip(pairs["other"], pairs["other_name"], strict=True))
    told = [name for name in names if name in {*firm["one"], *firm["other"]}]
    lengths = {one: {other: SHORTEST + UNKNOWN for other in told if other != one} for one in told}
    for pair in firm.itertuples(index=False):
        lengths[pair.one][pair.other] = lengths[pair.other][pair.one] = SHORTEST + pair.distance
    # Here and not above, as most readers never look at the network and it is slow to load.
    import networkx as nx  # noqa: PLC0415

    graph = nx.Graph()
    graph.add_nodes_from(told)
    spots = nx.kamada_kawai_layout(graph, dist=lengths, pos=nx.circular_layout(graph)) if len(told) > 1 else {}
    rows = [(column, names[column], float(spots[column][0]), float(spots[column][1])) for column in told if spots]
    return pd.DataFrame(rows, columns=["column", "name", "x", "y"])

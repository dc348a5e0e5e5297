"""The rules of drawing that the script follows too: written once, where print has them, and handed over as `RULES`."""

import json

from viz.drawing import label_paths, label_positions, outlines
from viz.layers import labels
from viz.stories import view_layers

RULES = {
    "closest": view_layers.CLOSEST,
    "marks": outlines.MARKS,
    "dot": outlines.DOT_PX,
    "spread": labels.SPREAD,
    "capitals": labels.CAPITALS,
    "above": labels.ABOVE,
    "tracking": labels.TRACKING,
    "spreadTracking": labels.SPREAD_TRACKING,
    "halfCapital": labels.HALF_CAPITAL,
    "lineGap": labels.LINE_GAP_PX,
    "lineStep": labels.LINE_STEP_PX,
    "shares": label_paths.SHARES,
    "mostTurn": label_paths.MOST_TURN,
    "mostAstray": label_paths.MOST_ASTRAY,
    "clear": label_paths.CLEAR,
    "spreadShare": label_paths.SPREAD_SHARE,
    "step": label_paths.STEP,
    "yieldsAt": label_positions.YIELDS_AT,
    "aslant": label_positions.ASLANT,
    "farther": label_positions.FARTHER,
    "same": label_positions.SAME,
}


def rules_script() -> str:
    """The rules as the script's own constant."""
    return f"const RULES = {json.dumps(RULES, sort_keys=True)};"

"""A comparison as JSON."""

import json

from policyrecs.comparison.changes import Comparison


def as_json(comparison: Comparison) -> str:
    """Return a comparison as a JSON document."""
    made = {
        "old": comparison.old,
        "new": comparison.new,
        "step": comparison.step,
        "reason": comparison.reason,
        "deserved": comparison.deserved,
        "schema": list(comparison.schema),
        "counts": {sort: list(pair) for sort, pair in comparison.counts.items()},
        "changes": [
            {
                "sort": each.sort,
                "what": each.what,
                "key": each.key,
                "label": each.label,
                "fields": {name: list(pair) for name, pair in each.fields.items()},
            }
            for each in comparison.changes
        ],
    }
    return json.dumps(made, ensure_ascii=False, indent=2, default=str)

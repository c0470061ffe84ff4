# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Your own documents
#
# Extract a folder, look at the doubtful rows first, export the rest. The folder here is the
# dataset's own sources; put yours in its place.

# %%
import tempfile
from pathlib import Path

import pandas as pd

import policyrecs

pd.set_option("display.max_colwidth", 90)

folder = Path("../data/sources")
assemblies = [policyrecs.extract(path) for path in sorted(folder.glob("*.txt"))]

# %% [markdown]
# ## What was found, and what was not
#
# Nothing vanishes: every candidate is a record or was rejected with a code.

# %%
pd.DataFrame(
    {
        "document": assembly.document.file,
        "candidates": assembly.candidates,
        "records": len(assembly.recommendations),
        "rejected": ", ".join(f"{code} {n}" for code, n in sorted(assembly.rejected.items())),
    }
    for assembly in assemblies
)

# %% [markdown]
# ## The doubtful ones first
#
# `confidence` is the estimated chance that a careful reader would code the row as a
# recommendation. Read from the bottom of the list.

# %%
rows = pd.DataFrame(
    {
        "confidence": record.confidence,
        "status": record.status,
        "evidence": record.evidence,
        "quote": record.quote,
    }
    for assembly in assemblies
    for record in assembly.recommendations
)
rows.sort_values(["confidence", "quote"], ignore_index=True).head(8)

# %% [markdown]
# ## One row in its context

# %%
assembly = assemblies[-1]
record = assembly.recommendations[0]
print(record.prefix, "[", record.quote, "]", record.suffix)

# %% [markdown]
# ## Export
#
# On the command line: `policyrecs extract data/sources --format parquet -o tables/`. Or from here,
# with the long tables that the filters and counts use:

# %%
frame = pd.DataFrame(
    {
        "document": assembly.document.file,
        "start": record.start,
        "end": record.end,
        "quote": record.quote,
        "polarity": record.polarity,
    }
    for assembly in assemblies
    for record in assembly.recommendations
)
with tempfile.TemporaryDirectory() as target:
    path = Path(target) / "recommendations.csv"
    frame.to_csv(path, index=False)
    print(len(pd.read_csv(path)), "rows written and read back")

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
# # A tour of the dataset
#
# Who should do what about openness in AI models, on whose word, and where it says so.
# Load the recommendations, ask who is called upon, look at one of them in its source.

# %%
import matplotlib.pyplot as plt
import pandas as pd

import policyrecs

pd.set_option("display.max_colwidth", 90)

recommendations = policyrecs.load_recommendations()
recommendations[["quote", "addressee_names", "issuer_names", "polarity"]].head(8)

# %% [markdown]
# ## Who is called upon?
#
# One recommendation can call on several parties, so it counts under each, and the shares are of
# all recommendations.

# %%
asked = policyrecs.count_by(recommendations, "group")
asked

# %%
directions = policyrecs.crosstab(recommendations, "group", "polarity")
directions = directions.loc[asked["group"][::-1], ["do", "mixed", "avoid"]]

figure, axes = plt.subplots(figsize=(8, 4.2), layout="constrained")
left = pd.Series(0, index=directions.index)
for polarity, colour in {"do": "#0b5f66", "mixed": "#c9b458", "avoid": "#a43e2a"}.items():
    axes.barh(directions.index, directions[polarity], left=left, color=colour, label=polarity)
    left += directions[polarity]
axes.set_yticks(range(len(directions)), [name.replace("_", " ") for name in directions.index])
axes.set_xlabel("core recommendations")
axes.set_title("Who is asked to act, and in which direction", loc="left")
axes.spines[["top", "right"]].set_visible(False)
axes.legend(frameon=False, loc="lower right")
plt.show()

# %% [markdown]
# ## One stakeholder
#
# A group, a name, an alias or an id: the filter takes any of them. On the list columns `==` and
# `isin` would answer wrongly without an error, so filter this way.

# %%
to_policymakers = policyrecs.filter_by_stakeholder(
    recommendations, "policymakers", role="addressee"
)
for _, row in to_policymakers.iterrows():
    print(f"{row['polarity']:>6}  {row['quote'][:100]}")

# %% [markdown]
# With `roll_up` an agency counts as its government: what U.S. bodies recommend, wherever it is
# reported.

# %%
american = policyrecs.filter_by_stakeholder(
    recommendations, "U.S. federal government", role="issuer", roll_up=True
)
american[["document_id", "kind", "quote"]]

# %% [markdown]
# ## One row, in its place
#
# Every quote stands in the released text, at its offsets.

# %%
dataset = policyrecs.load_dataset()
row = to_policymakers.iloc[-1]
text = dataset.texts[row["document_id"]]
assert text[row["start"] : row["end"]] == row["quote"]
print(text[row["start"] - 120 : row["end"] + 60])

# %% [markdown]
# The note behind it, as parsed and as printed:

# %%
citations = policyrecs.load_citations().set_index("citation_id")
citations.loc[list(row["citation_ids"]), ["quote", "title", "authors", "link_state"]]

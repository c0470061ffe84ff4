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
# # Stakeholders across topics
#
# What each group is asked about, how strongly, and how concretely.

# %%
import matplotlib.pyplot as plt
import numpy as np

import policyrecs

recommendations = policyrecs.load_recommendations()

# %% [markdown]
# ## Topics by group
#
# A square is the number of core recommendations that call on the group and are about the topic.

# %%
squares = policyrecs.crosstab(recommendations, "topic", "group")
squares = squares.loc[
    squares.sum(axis=1).sort_values(ascending=False).index[:14],
    squares.sum().sort_values(ascending=False).index,
]

figure, axes = plt.subplots(figsize=(9, 6), layout="constrained")
axes.imshow(squares.where(squares > 0), cmap="YlGnBu", vmin=0)
axes.set_xticks(range(squares.shape[1]), [name.replace("_", " ") for name in squares.columns])
axes.set_yticks(range(squares.shape[0]), [name.replace("_", " ") for name in squares.index])
plt.setp(axes.get_xticklabels(), rotation=35, ha="right")
for (row, column), count in np.ndenumerate(squares.to_numpy()):
    if count:
        colour = "white" if count > squares.to_numpy().max() / 2 else "black"
        axes.text(column, row, count, ha="center", va="center", color=colour)
axes.set_title("What each group is asked about", loc="left")
axes.spines[:].set_visible(False)
plt.show()

# %% [markdown]
# ## How concrete is the advice?
#
# UPR Info's scale of five reads it from the lead verb: 1 asks for little beyond communication, 3
# for thought about change, 5 for a specific, checkable act.

# %%
levels = {1: "minimal", 2: "continuing", 3: "considering", 4: "general", 5: "specific"}
concrete = policyrecs.crosstab(recommendations, "group", "action_category")
concrete = concrete.reindex(columns=list(levels), fill_value=0)
shares = concrete.div(concrete.sum(axis=1), axis=0).loc[concrete.sum(axis=1).sort_values().index]

figure, axes = plt.subplots(figsize=(8, 4.2), layout="constrained")
left = np.zeros(len(shares))
for level, colour in zip(levels, plt.get_cmap("YlGnBu")(np.linspace(0.2, 0.95, 5)), strict=True):
    axes.barh(range(len(shares)), shares[level], left=left, color=colour, label=levels[level])
    left += shares[level].to_numpy()
axes.set_yticks(range(len(shares)), [name.replace("_", " ") for name in shares.index])
axes.set_xlabel("share of the group's recommendations")
axes.set_title("How concrete the advice is", loc="left")
axes.spines[["top", "right"]].set_visible(False)
axes.legend(frameon=False, ncols=5, loc="upper center", bbox_to_anchor=(0.5, -0.15))
plt.show()

# %% [markdown]
# ## Who says it, and who passes it on
#
# The same advice reads differently in the issuer's own words and in a reporter's. `kind` tells
# them apart, and `relay` names who passed it on.

# %%
policyrecs.crosstab(recommendations, "stakeholder", "kind", role="issuer")

# %%
policyrecs.count_by(recommendations, "stakeholder", role="relay")

"""What things cost, each figure beside a yardstick taken in the same run: `make benchmark`.

`generated` makes texts, `timing` takes medians, the other modules each measure one part.
"""

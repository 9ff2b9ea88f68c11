"""Read which states a row tells, on the scales of `scales.yaml`: she was kept in, the neighbour rang, the child slept upstairs.

In: the words of rows and the register of the case. Out: for each row the states it tells, how surely and in which words; and
the points on which rows of two agencies tell states that exclude each other. The weights are learnt by `training/states.py` (not
in the wheel) and lie in `model/` with their card; weights that are missing or damaged are refused.
"""

"""The ways of links: at right angles around boxes and names, in lanes of their own, with room for what they are called.

Pure geometry: it knows boxes and where lines are to begin and to end, and nothing of scenarios. The method is that of
orthogonal connector routing (Wybrow, Marriott and Stuckey, Graph Drawing 2009): lines that are worth to follow, the
cheapest way along them, and then lanes. See decision 49.
"""

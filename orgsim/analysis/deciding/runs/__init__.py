"""Cases of many years go through the meetings of a draft: what is drawn at random, how they wait, what comes of it."""

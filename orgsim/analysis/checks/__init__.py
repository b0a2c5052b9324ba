"""What a draft is held against: the law, its own claims, its own sums. Findings, and the table of them."""

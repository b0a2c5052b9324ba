"""Staff and money, unit by unit: what is stated of each, what adds up below it, and how much of that is not known."""

"""Qt as it is imported here: no more of it than is asked for, and its enumerations in the quick way."""

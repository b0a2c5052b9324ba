"""What an organisation is: values without behaviour of their own, and pure functions over them.

Nothing here reads files, draws or knows Qt. A scenario is a value: an edit is a function from a scenario to a new one.
"""

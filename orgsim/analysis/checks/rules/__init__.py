"""Rules of law: each a small pure function from a draft to what it has to say of it.

What the law says is in ``resources/rules.json`` and in `docs/rules.md`; nothing is judged here that is not there.
"""

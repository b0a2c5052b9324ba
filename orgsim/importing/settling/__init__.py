"""Which records are which, what each is, and what it stands below: the units of one draft, and all that is odd."""

"""What is stated of a unit, as a form: the panel of a unit while its draft is edited."""

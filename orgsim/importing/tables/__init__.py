"""Tables as records: workbooks, CSV and what is pasted, with the columns guessed and what each row means."""

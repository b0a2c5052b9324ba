"""The rows of a table as records: which rows count, who they are of, and what each stands below."""

"""`orgsim export`: pictures, handouts and documents of drafts."""

"""Files come and go: opened, made, followed on disk, and asked about before something would be lost."""

"""What lies in the folders of the library, read for its cards, and which shelf each stands on."""

"""Who handles a matter: as a draft states it, by the size of a case, or as is assumed where it says nothing."""

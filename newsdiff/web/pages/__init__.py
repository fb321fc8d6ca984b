"""Page objects: each is the whole list of what its template may show."""

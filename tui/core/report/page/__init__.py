"""A report as one page that needs nothing else: no script, nothing that is fetched."""

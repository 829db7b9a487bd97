"""What cases say about flows when they are counted: the reports, and the forms they take."""

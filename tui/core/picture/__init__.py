"""A flow as a picture: boxes and arrows, and the forms in which they can be written."""

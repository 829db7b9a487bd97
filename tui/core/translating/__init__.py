"""Flows in another language: what is translated, what is missing, and how it is laid over."""

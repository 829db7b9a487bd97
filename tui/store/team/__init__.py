"""The team store: cases of many desks in one PostgreSQL database.

The journal stays the original. What is here was carried over from it, treated as the site says,
and can be carried over again at any time without doubling anything.
"""

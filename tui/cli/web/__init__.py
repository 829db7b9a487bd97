"""The app in a browser: a small server for a training room, bound to this machine unless told."""

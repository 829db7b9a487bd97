"""The screens: what a key does. What they show is laid out in `tui.ui.pages`."""

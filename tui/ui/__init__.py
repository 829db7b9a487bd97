"""The app in the terminal; the only part of Branchline that knows Textual."""

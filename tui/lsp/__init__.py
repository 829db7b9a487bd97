"""The server for editors: the language server protocol over standard input and output."""

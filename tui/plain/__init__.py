"""The line mode: questions and answers as numbered lines on any terminal or pipe."""

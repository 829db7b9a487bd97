"""What each screen shows, as pages of rows; pure, so it can be read and tested without a screen."""

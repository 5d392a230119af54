"""The secretariat's pages: the meetings of a committee, seen and worked with in a browser."""

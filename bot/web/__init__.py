"""HTTP: the messages endpoint, pages, links and feeds."""

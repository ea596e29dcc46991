"""Reports for people: the data that templates get, the charts, and the templates' environment."""

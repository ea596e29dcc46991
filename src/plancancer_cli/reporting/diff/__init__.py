"""A review of a change in the formats that people, scripts and forges read."""

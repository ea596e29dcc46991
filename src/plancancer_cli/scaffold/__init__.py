"""New plans: a project from a template, and the fiches of a plan that exists as a spreadsheet."""

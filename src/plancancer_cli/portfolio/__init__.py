"""Many plans side by side: each read by itself, none hidden by another that cannot be read."""

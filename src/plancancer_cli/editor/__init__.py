"""The language server: what editors ask while a plan is typed. Nothing but `plancancer lsp` imports it."""

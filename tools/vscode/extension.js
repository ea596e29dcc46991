"use strict";

const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

/** Start the server in the folder that holds plan/plan.yaml: it looks for the plan where it is started. */
function activate() {
  const folder = workspace.workspaceFolders?.[0];
  if (!folder) return undefined;
  const command = workspace.getConfiguration("plancancer").get("command");
  client = new LanguageClient(
    "plancancer",
    "plancancer",
    { command, args: ["lsp"], options: { cwd: folder.uri.fsPath } },
    {
      documentSelector: [{ scheme: "file", language: "yaml" }],
      synchronize: { fileEvents: workspace.createFileSystemWatcher("**/*.{yaml,yml}") },
    },
  );
  return client.start();
}

function deactivate() {
  return client?.stop();
}

module.exports = { activate, deactivate };

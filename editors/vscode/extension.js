// SPDX-License-Identifier: Apache-2.0

const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = () => {
  client = new LanguageClient(
    "truce", "Truce", { command: "truce", args: ["lsp"] },
    { documentSelector: [{ scheme: "file", language: "truce" }] });
  return client.start();
};

exports.deactivate = () => client && client.stop();

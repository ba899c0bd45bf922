-- SPDX-License-Identifier: Apache-2.0
-- Put into ~/.config/nvim/plugin/truce.lua (Neovim 0.11 or later).
vim.filetype.add({ extension = { truce = "truce" } })
vim.api.nvim_create_autocmd("FileType", {
  pattern = "truce",
  callback = function()
    vim.bo.commentstring = "# %s"
    vim.bo.shiftwidth = 2
    vim.bo.expandtab = true
  end,
})
vim.lsp.config("truce", { cmd = { "truce", "lsp" }, filetypes = { "truce" } })
vim.lsp.enable("truce")

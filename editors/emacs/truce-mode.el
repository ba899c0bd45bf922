;;; truce-mode.el --- Agreements of ceasefires  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; Colours, and the language server `truce lsp' through Eglot (Emacs 29 or later).

;;; Code:

(defvar truce-mode-statements
  '("agreement"
    "party"
    "mediator"
    "source"
    "object"
    "zone"
    "line"
    "provision"
    "commitment"
    "condition"
    "track"
    "annex"
    "scenario" "suppose" "then" "alongside" "daily"
    "title"
    "text"
    "kind"
    "prohibits"
    "binds"
    "consent"
    "verified"
    "waits"
    "reading"
    "position"
    "exception"
    "suspended"
    "retired"
    "by"
    "says"
    "objects"
    "otherwise"
    "from"
    "until"
    "released"
    "within"
    "own"
    "practice"
    "time"
    "builds"
    "announced"
    "agreed"
    "delivered"
    "reconciled"
    "hits"
    "attempts"
    "debris"
    "demolitions"
    "claims-of-compliance"
    "tallies"
    "denials"
    "name"
    "claims"
    "version"
    "counts"
    "acts"
    "used"
    "stated"
    "met"
    "stage"
    "venue"
    "agenda"
    "hit"
    "attempt"
    "demolition"
    "claim-of-compliance"
    "tally"
    "denial"
    "notice"
    "extended"
    "renewed"
    "body"
    "members"
    "chaired"
    "decides"
    "meets"
    "begins"
    "crossings"
    "overflights"
    "presence"
    "movements"
    "arming"
    "recruitment"
    "obstructions"
    "harm"
    "crossing"
    "overflight"
    "movement"
    "obstruction"
    "under")
  "Words that begin a line.")

(defvar truce-mode-font-lock
  `((,(concat "^[ ]*" (regexp-opt truce-mode-statements t) "\\_>") 1 font-lock-keyword-face)
    ("https?://[^ ]+" . font-lock-constant-face)
    ("\\_<[0-9]\\{4\\}-[0-9]\\{2\\}-[0-9]\\{2\\}\\_>" . font-lock-constant-face)))

;;;###autoload
(define-derived-mode truce-mode prog-mode "Truce"
  "Mode for agreements."
  (setq-local comment-start "# ")
  (setq-local indent-tabs-mode nil)
  (setq-local tab-width 2)
  (modify-syntax-entry ?# "<" truce-mode-syntax-table)
  (modify-syntax-entry ?\n ">" truce-mode-syntax-table)
  (modify-syntax-entry ?- "_" truce-mode-syntax-table)
  (setq-local font-lock-defaults '(truce-mode-font-lock)))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.truce\\'" . truce-mode))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '(truce-mode . ("truce" "lsp"))))

(provide 'truce-mode)
;;; truce-mode.el ends here

// SPDX-License-Identifier: Apache-2.0

extension HTML {
  /// A whole document: one file that fetches nothing.
  ///
  /// - Parameters:
  ///   - title: What the browser calls it.
  ///   - language: The reader's language.
  ///   - anchor: The id that the skip link leads to.
  ///   - links: Elements for the head, such as that of a feed.
  ///   - header: What stands above the main part.
  ///   - main: The main part.
  /// - Returns: A document that validates.
  static func document(
    title: String, in language: Language, skippingTo anchor: HTML, links: HTML = "",
    header: HTML, main: HTML
  ) -> HTML {
    """
    <!doctype html>
    <html lang="\(language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(policy)">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>\(title)</title>
    \(links)<style>
    \(Page.style)</style>
    </head>
    <body data-sort="\(.sortBy, in: language)" data-filter="\(.filterRows, in: language)" data-shown="\(.rowsShown, in: language)">
    <a class="skip" href="#\(anchor)">\(.skip, in: language)</a>
    \(header)
    <main>
    \(main)
    </main>
    <script>\(PageScript.text)</script>
    </body>
    </html>

    """
  }

  /// What a page may do: show its own style, run its own script, and nothing else.
  ///
  /// Its quotes must stand.
  private static let policy: HTML = """
    default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
    script-src 'sha256-\(PageScript.digest)'; base-uri 'none'; form-action 'none'
    """

  /// Links to the files beside a page; nothing for none.
  static func navigation(_ neighbours: [PageLink], in language: Language) -> HTML {
    let links = neighbours.filter(\.isPlain).map { link -> HTML in
      let lang: HTML =
        link.language.map { " lang=\"\($0.rawValue)\" hreflang=\"\($0.rawValue)\"" } ?? ""
      return "<a href=\"\(link.file)\"\(lang)>\(link.title)</a>"
    }
    guard !links.isEmpty else { return "" }
    return
      "<nav aria-label=\"\(.languagesAndFormats, in: language)\">\(HTML(joining: links, by: "\n"))</nav>\n"
  }
}

// SPDX-License-Identifier: Apache-2.0

public import TruceGround

extension Agreement {
  /// A timeline for the terminal: one row a provision, reading and party, one mark a stretch of time,
  /// and below the words that cause each edge.
  ///
  /// Marks: `█` in force, `▒` unknown, `·` not in force, `=` suspended, `x` expired, `r` released.
  ///
  /// - Parameters:
  ///   - span: The time it covers.
  ///   - width: The columns of the bar, at least 10.
  /// - Returns: Lines, each with its end.
  public func drawnTimeline(over span: TimeSpan, width: Int = 60) -> String {
    let columns = Swift.max(10, width)
    var lines = [
      "\(span.start) to \(span.end)",
      "█ in force  ▒ unknown  · not in force  = suspended  x expired  r released",
    ]
    var provision: Provision.ID?
    for row in timeline(over: span) {
      guard let first = row.first?.state else { continue }
      if first.provision != provision {
        provision = first.provision
        lines += ["", "\(first.provision): \(self.provision(first.provision)?.title ?? "")"]
      }
      let bar = (0..<columns).map { column -> Character in
        let moment = span.start.advanced(
          bySeconds: Int(Double(span.seconds) * (Double(column) + 0.5) / Double(columns)))
        return row.first { $0.span.contains(moment) }?.state.state.mark ?? " "
      }
      lines.append("  \(first.reading?.name ?? "read by nobody"), \(first.party)")
      lines.append("  " + String(bar))
      for part in row {
        lines += wrapped(
          "from \(part.span.start): \(part.state.state.rawValue), \(part.state.because)".madeVisible
        )
      }
    }
    return lines.map { $0.madeVisible + "\n" }.joined()
  }

  /// A timeline as one SVG picture: one row a provision, reading and party; each stretch has its
  /// state and its cause as a title.
  ///
  /// Shades alone tell the states apart, and each stretch is also written on: it needs no colour.
  ///
  /// - Returns: A complete `svg` element, with no script, style sheet or address in it.
  public func svgTimeline(over span: TimeSpan) -> String {
    let (left, right, rowHeight, top) = (250.0, 950.0, 22.0, 34.0)
    let rows = timeline(over: span)
    let height = top + rowHeight * Double(rows.count) + 10
    func x(_ instant: Instant) -> String {
      let part =
        Double(instant.secondsSince1970 - span.start.secondsSince1970) / Double(span.seconds)
      return decimal(left + (right - left) * part, decimals: 2) ?? "0"
    }
    func number(_ value: Double) -> String { decimal(value, decimals: 2) ?? "0" }
    var svg =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 960 \(number(height))\" "
      + "role=\"img\" font-family=\"sans-serif\" font-size=\"11\">\n"
    svg += "<title>What is in force from \(span.start) to \(span.end)</title>\n"
    for (edge, anchor) in [(span.start, "start"), (span.end, "end")] {
      svg +=
        "<text x=\"\(x(edge))\" y=\"16\" text-anchor=\"\(anchor)\" fill=\"#333\">\(edge)</text>\n"
    }
    for (index, row) in rows.enumerated() {
      guard let first = row.first?.state else { continue }
      let y = top + rowHeight * Double(index)
      let label = "\(first.reading?.name ?? first.provision.name), \(first.party)"
      svg +=
        "<text x=\"\(number(left - 8))\" y=\"\(number(y + 14))\" text-anchor=\"end\" "
        + "fill=\"#111\">\(escaped(label))</text>\n"
      for part in row {
        let width =
          Double(part.span.seconds) / Double(span.seconds) * (right - left)
        let state = part.state.state
        svg +=
          "<g><title>\(escaped("\(state.rawValue): \(part.state.because)"))</title>"
          + "<rect x=\"\(x(part.span.start))\" y=\"\(number(y + 2))\" width=\"\(number(width))\" "
          + "height=\"\(number(rowHeight - 4))\" fill=\"\(state.shade)\" stroke=\"#555\" "
          + "stroke-width=\"0.5\"/>"
        if width > 46 {
          svg +=
            "<text x=\"\(x(part.span.start))\" dx=\"4\" "
            + "y=\"\(number(y + 14))\" fill=\"\(state == .inForce ? "#fff" : "#111")\" "
            + "font-size=\"9\">\(state.rawValue)</text>"
        }
        svg += "</g>\n"
      }
    }
    return svg + "</svg>\n"
  }

  /// Lines of at most 80 columns, indented; what goes on stands deeper.
  ///
  /// A word longer than a line is left whole.
  private func wrapped(_ text: String) -> [String] {
    var lines = ["   "]
    for word in text.split(separator: " ") {
      if lines[lines.count - 1].count + 1 + word.count > 80,
        lines[lines.count - 1].contains(where: { $0 != " " })
      {
        lines.append("     ")
      }
      lines[lines.count - 1] += " " + word
    }
    return lines
  }

  /// A text that can stand in XML, with hidden characters made visible.
  private func escaped(_ text: String) -> String {
    text.madeVisible.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
  }
}

extension ProvisionState.State {
  /// Its mark in a bar of the terminal.
  fileprivate var mark: Character {
    switch self {
    case .inForce: "█"
    case .unknown: "▒"
    case .notInForce: "·"
    case .suspended: "="
    case .expired: "x"
    case .released: "r"
    }
  }

  /// Its shade of grey.
  fileprivate var shade: String {
    switch self {
    case .inForce: "#444"
    case .unknown: "#bbb"
    case .notInForce: "#fff"
    case .suspended: "#999"
    case .expired: "#eee"
    case .released: "#ddd"
    }
  }
}

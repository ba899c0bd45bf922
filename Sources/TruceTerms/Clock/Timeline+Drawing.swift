// SPDX-License-Identifier: Apache-2.0

public import TruceGround

extension Agreement {
  /// A timeline for the terminal: one row a provision, reading and party, then one a promise; one mark
  /// a stretch of time, and below the words that cause each edge, in lines of at most 80 columns.
  ///
  /// Marks: `█` in force, `▒` unknown, `·` not in force, `=` suspended, `x` expired, `r` released; of a
  /// promise `█` delivered, `-` due, `~` no day is said, `!` overdue, `·` waiting.
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
        lines.append("")
        lines += wrapped(
          "\(first.provision): \(self.provision(first.provision)?.title ?? "")", indent: 0)
      }
      lines += drawn(
        "\(first.reading?.name ?? "read by nobody"), \(first.party)",
        row.map { ($0.span, $0.state.state.mark, $0.state.state.rawValue, $0.state.because) },
        over: span, columns)
    }
    let promises = promiseTimeline(over: span)
    if !promises.isEmpty {
      lines += [
        "", "Promises and tracks",
        "█ delivered  - due  ~ no day is said  ! overdue  · waiting  ▒ unknown",
      ]
    }
    var promise: String?
    for row in promises {
      guard let first = row.first?.state else { continue }
      if first.promise != promise {
        promise = first.promise
        lines.append("")
        lines += wrapped("\(first.promise): \(title(of: first.promise))", indent: 0)
      }
      lines += drawn(
        first.words,
        row.map { ($0.span, $0.state.state.mark, $0.state.state.rawValue, $0.state.because) },
        over: span, columns)
    }
    return lines.map { $0.madeVisible + "\n" }.joined()
  }

  /// What people call a commitment or track.
  private func title(of promise: String) -> String {
    commitment(.init(promise))?.title
      ?? tracks.first { $0.id.value.name == promise }?.title ?? ""
  }

  /// One row: its label, its bar, and the words that cause each edge.
  private func drawn(
    _ label: String, _ parts: [(span: TimeSpan, mark: Character, state: String, because: String)],
    over span: TimeSpan, _ columns: Int
  ) -> [String] {
    let bar = (0..<columns).map { column -> Character in
      let moment = span.start.advanced(
        bySeconds: Int(Double(span.seconds) * (Double(column) + 0.5) / Double(columns)))
      return parts.first { $0.span.contains(moment) }?.mark ?? " "
    }
    return wrapped(label, indent: 2) + ["  " + String(bar)]
      + parts.flatMap { part in
        wrapped("from \(part.span.start): \(part.state), \(part.because)", indent: 4)
      }
  }

  /// A timeline as one SVG picture: one row a provision, reading and party, then one a promise; each
  /// stretch has its state and its cause as a title.
  ///
  /// Shades alone tell the states apart, and each stretch is also written on: it needs no colour.
  ///
  /// - Returns: A complete `svg` element, with no script, style sheet or address in it.
  public func svgTimeline(over span: TimeSpan) -> String {
    let (left, right, rowHeight, top) = (250.0, 950.0, 22.0, 34.0)
    var rows: [PictureRow] = timeline(over: span).compactMap { row in
      guard let first = row.first?.state else { return nil }
      return PictureRow(
        label: "\(first.reading?.name ?? first.provision.name), \(first.party)",
        parts: row.map {
          .init(
            span: $0.span, state: $0.state.state.rawValue, because: $0.state.because,
            shade: $0.state.state.shade, isDark: $0.state.state == .inForce)
        })
    }
    rows += promiseTimeline(over: span).compactMap { row in
      guard let first = row.first?.state else { return nil }
      return PictureRow(
        label: "\(first.promise): \(first.words)",
        parts: row.map {
          .init(
            span: $0.span, state: $0.state.state.rawValue, because: $0.state.because,
            shade: $0.state.state.shade, isDark: $0.state.state == .delivered)
        })
    }
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
      let y = top + rowHeight * Double(index)
      let label = row.label.count > 42 ? row.label.prefix(41) + "…" : row.label[...]
      svg +=
        "<text x=\"\(number(left - 8))\" y=\"\(number(y + 14))\" text-anchor=\"end\" "
        + "fill=\"#111\"><title>\(escaped(row.label))</title>\(escaped(String(label)))</text>\n"
      for part in row.parts {
        let width =
          Double(part.span.seconds) / Double(span.seconds) * (right - left)
        svg +=
          "<g><title>\(escaped("\(part.state): \(part.because)"))</title>"
          + "<rect x=\"\(x(part.span.start))\" y=\"\(number(y + 2))\" width=\"\(number(width))\" "
          + "height=\"\(number(rowHeight - 4))\" fill=\"\(part.shade)\" stroke=\"#555\" "
          + "stroke-width=\"0.5\"/>"
        if width > 46 {
          svg +=
            "<text x=\"\(x(part.span.start))\" dx=\"4\" "
            + "y=\"\(number(y + 14))\" fill=\"\(part.isDark ? "#fff" : "#111")\" "
            + "font-size=\"9\">\(part.state)</text>"
        }
        svg += "</g>\n"
      }
    }
    return svg + "</svg>\n"
  }

  /// Lines of at most 80 columns, indented; what goes on stands deeper.
  ///
  /// A word longer than a line is left whole.
  private func wrapped(_ text: String, indent: Int) -> [String] {
    var lines = [String(repeating: " ", count: indent)]
    var isEmpty = true
    for word in text.madeVisible.split(separator: " ") {
      if !isEmpty, lines[lines.count - 1].count + 1 + word.count > 80 {
        lines.append(String(repeating: " ", count: indent + 2))
        isEmpty = true
      }
      lines[lines.count - 1] += (isEmpty ? "" : " ") + word
      isEmpty = false
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

/// A row of the picture.
private struct PictureRow {
  struct Part {
    var span: TimeSpan
    var state: String
    var because: String
    var shade: String
    var isDark: Bool
  }

  var label: String
  var parts: [Part]
}

extension PromiseState {
  /// `north, delivers 20 prisoner to south`; of a track its stage.
  fileprivate var words: String { party.map { "\($0), \(what)" } ?? what }
}

extension PromiseState.State {
  /// Its mark in a bar of the terminal.
  fileprivate var mark: Character {
    switch self {
    case .delivered: "█"
    case .due: "-"
    case .undated: "~"
    case .overdue: "!"
    case .waiting: "·"
    case .unknown: "▒"
    }
  }

  /// Its shade of grey.
  fileprivate var shade: String {
    switch self {
    case .delivered: "#444"
    case .due: "#ddd"
    case .undated: "#eee"
    case .overdue: "#999"
    case .waiting: "#fff"
    case .unknown: "#bbb"
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// Since when each report of a site stands: `reports.csv` beside the index page.
///
/// A report that is made again tells which of its figures, and of those before it, are others than when
/// it was first published. One that is new tells what moved since the publication before it.
public struct SiteHistory: Hashable, Sendable {
  /// One report.
  public struct Line: Hashable, Sendable {
    /// Its days.
    public var days: ClosedRange<CivilDay>
    /// The moment whose knowledge it was first published with.
    public var published: Instant
    /// That of the publication before; `nil` for none.
    public var previous: Instant?
  }

  /// The reports in order of days.
  public private(set) var lines: [Line]

  /// Nothing published yet.
  public init() { lines = [] }

  /// Reads the file; `nil` for anything but what ``text`` writes.
  public init?(parsing text: String) {
    var rows = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard rows.count >= 2, rows.removeFirst() == SiteHistory.header, rows.removeLast().isEmpty
    else { return nil }
    lines = []
    for row in rows {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 4, let first = CivilDay(cells[0]), let last = CivilDay(cells[1]),
        first <= last, let published = Instant(cells[2]),
        cells[3].isEmpty || Instant(cells[3]) != nil
      else { return nil }
      lines.append(
        Line(days: first...last, published: published, previous: Instant(cells[3])))
    }
    guard self.text == text else { return nil }
  }

  private static let header = "from,to,published,previous"

  /// The file.
  public var text: String {
    SiteHistory.header + "\n"
      + lines.map {
        "\($0.days.lowerBound),\($0.days.upperBound),\($0.published),\($0.previous?.description ?? "")\n"
      }.joined()
  }

  /// The history after a publication.
  ///
  /// - Parameters:
  ///   - folders: The days of each report of the site.
  ///   - known: The moment whose knowledge it is published with.
  ///   - recorded: When the ledger says that a report of those days was published.
  /// - Returns: A line a report: as it was, or a new one.
  public func adding(
    _ folders: [ClosedRange<CivilDay>], known: Instant,
    recorded: (ClosedRange<CivilDay>) -> Instant?
  ) -> SiteHistory {
    let latest = lines.map(\.published).filter { $0 < known }.max()
    var result = SiteHistory()
    result.lines = folders.map { days in
      lines.first { $0.days == days }
        ?? Line(
          days: days, published: recorded(days).map { min($0, known) } ?? known, previous: latest)
    }
    return result
  }

  /// The moment of the report that one of some days corrects; `nil` for none.
  public func corrected(_ days: ClosedRange<CivilDay>, known: Instant) -> Instant? {
    guard let line = lines.first(where: { $0.days == days }) else { return nil }
    return line.published < known ? line.published : line.previous.flatMap { $0 < known ? $0 : nil }
  }
}

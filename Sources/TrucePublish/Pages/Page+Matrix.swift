// SPDX-License-Identifier: Apache-2.0

import TruceGround
import TruceTerms

extension Page {
  /// Who stands where on what: the provisions against the parties, as one picture.
  var matrix: HTML {
    let rows = report.matrix
    guard !rows.isEmpty else { return "" }
    if Set(rows.map(\.party)).count > Page.mostColumns { return "" }
    let parties = report.agreement.parties.map(\.id.value).filter { party in
      rows.contains { $0.party == party }
    }
    let provisions = report.agreement.provisions.filter { provision in
      rows.contains { $0.provision == provision.id.value }
    }
    let (left, top, step, high) = (270.0, 30.0, 190.0, 40.0)
    var parts: [HTML] = []
    for (column, party) in parties.enumerated() {
      parts.append(
        "<text x=\"\(plain(left + step * Double(column)))\" y=\"18\" class=\"head\">\(shortened(wording.name(of: party), to: 26))</text>"
      )
    }
    for (line, provision) in provisions.enumerated() {
      let y = top + high * Double(line)
      parts.append(
        "<path d=\"M0 \(plain(y))h\(plain(left + step * Double(parties.count)))\" class=\"line\"/>")
      parts.append(
        "<text x=\"0\" y=\"\(plain(y + 24))\" class=\"head\">\(shortened(wording.title(of: provision), to: 38))</text>"
      )
      for (column, party) in parties.enumerated() {
        guard
          let cell = rows.first(where: {
            $0.provision == provision.id.value && $0.party == party
          })
        else { continue }
        let x = left + step * Double(column)
        parts.append(Page.shape(of: cell.stance, x + 7, y + 20))
        let name = cell.stance.map { wording.name(of: $0) } ?? says(.positionUnknown)
        parts.append(
          "<text x=\"\(plain(x + 20))\" y=\"\(plain(y + 17))\" class=\"cell\">\(name)</text>")
        let below = [
          cell.day.map { language.shortDay($0) }, cell.state.map { wording.name(of: $0) },
        ].compactMap { $0 }.joined(separator: " · ")
        parts.append("<text x=\"\(plain(x + 20))\" y=\"\(plain(y + 32))\">\(below)</text>")
      }
    }
    let width = left + step * Double(parties.count)
    let height = top + high * Double(provisions.count) + 4
    let told = provisions.map { provision in
      wording.title(of: provision) + ": "
        + rows.filter { $0.provision == provision.id.value }.map { cell in
          wording.name(of: cell.party) + " "
            + (cell.stance.map { wording.name(of: $0) } ?? says(.positionUnknown))
        }.joined(separator: ", ")
    }.joined(separator: ". ")
    return section(
      "matrix", says(.matrixHeading),
      """
      <figure class="wide" tabindex="0" role="group" aria-label="\(says(.matrixHeading))">
      <svg viewBox="0 0 \(plain(width)) \(plain(height))" role="img" aria-label="\(told)" class="matrix">\(HTML(joining: parts))</svg>
      </figure>
      <p class="note">\(says(.matrixCaption, language.day(report.days.upperBound))) \(data(report.matrixCSV, named: "positions.csv", orBy: "positions"))</p>
      """)
  }

  /// Full for a yes, half for a yes in principle, empty for a no, pointed for a proposal, crossed for
  /// one taken back, a small ring of dots for what nobody knows.
  private static func shape(of stance: Position.Stance?, _ x: Double, _ y: Double) -> HTML {
    let at: HTML = "cx=\"\(plain(x))\" cy=\"\(plain(y))\" r=\"6\""
    return switch stance {
    case .accepts: "<circle \(at) class=\"full\"/>"
    case .acceptsInPrinciple:
      "<circle \(at) class=\"empty\"/><path d=\"M\(plain(x)) \(plain(y - 6))a6 6 0 0 0 0 12z\" class=\"full\"/>"
    case .refuses: "<circle \(at) class=\"empty\"/>"
    case .proposes: "<path d=\"M\(plain(x - 5)) \(plain(y - 6))l11 6-11 6z\" class=\"full\"/>"
    case .withdraws:
      "<path d=\"M\(plain(x - 5)) \(plain(y - 5))l10 10m0-10l-10 10\" class=\"empty\"/>"
    case nil: "<circle \(at) class=\"empty unknown\"/>"
    }
  }
}

/// Where one party stands on one provision, with the state by its own reading.
public struct MatrixCell: Hashable, Sendable {
  let provision: Provision.ID
  let party: Party.ID
  /// Its last stance; `nil` when no source says.
  let stance: Position.Stance?
  let day: CivilDay?
  /// The state by its own reading, where it has exactly one state in all of them.
  let state: ProvisionState.State?

  /// The table's columns, in order.
  public static let columns: [ExportColumn<MatrixCell>] = [
    ExportColumn("provision", .text, tag: "#meta+provision", "the provision") { $0.provision.name },
    ExportColumn("party", .text, tag: "#org", "the party or mediator") { $0.party.name },
    ExportColumn(
      "position", .word, tag: "#status+position",
      "its last position until the end of the period: "
        + Position.Stance.allCases.map(\.rawValue).joined(separator: ", "),
      unknown: "empty when no source says"
    ) { $0.stance?.rawValue ?? "" },
    ExportColumn(
      "day", .day, tag: "#date", "the day of that position", unknown: "empty when no source says"
    ) { $0.day?.description ?? "" },
    ExportColumn(
      "state", .word, tag: "#status+state",
      "the provision's state by that party's own reading",
      unknown: "empty when it has no reading, or readings of several states"
    ) { $0.state?.rawValue ?? "" },
  ]
}

extension Report {
  /// Every provision that is not retired against every party that is bound by it or spoke of it.
  var matrix: [MatrixCell] {
    positions.filter { line in
      agreement.provisions.contains { $0.id.value == line.provision && $0.retired == nil }
    }.map { line in
      let own = inForce.first { $0.provision == line.provision }?.lines.filter {
        $0.reading?.party.value == line.party
      }.map(\.state.state).firsts
      return MatrixCell(
        provision: line.provision, party: line.party, stance: line.stances.last?.stance,
        day: line.stances.last?.day.value, state: own?.count == 1 ? own?.first : nil)
    }
  }

  /// The provisions against the parties as CSV.
  public var matrixCSV: String {
    csvTable(MatrixCell.columns, matrix, madeFrom: origin(as: "positions"))
  }
}

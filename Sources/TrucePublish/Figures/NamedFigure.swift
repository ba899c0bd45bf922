// SPDX-License-Identifier: Apache-2.0

import TruceFigures
public import TruceFindings
public import TruceGround
import TruceTerms

/// A published number with its name and everything that a number must never stand without.
public struct NamedFigure: Hashable, Sendable {
  /// Its name, such as `energy-strikes.core.total`.
  public let name: String
  /// The number.
  public let value: Int
  /// The unit, in the singular.
  public let unit: String
  /// The provision or commitment it is of.
  public let subject: String
  /// The readings it is counted under, in order of declaration; empty where none is needed.
  public let readings: [String]
  /// The standard of proof; `nil` for a number that rests on statements alone.
  public let proof: Proof?
  /// The days it covers.
  public let days: ClosedRange<CivilDay>
  /// What it is.
  let kind: Kind

  enum Kind: Hashable, Sendable {
    case incidents
    case standing(String)
    case unclaimed
    case ownGround
    case violations(isPractice: Bool)
    case would(String)
    case stage(Commitment.Stage, party: Party.ID, unit: String)
  }

  /// The columns of the table of figures, in order.
  public static let columns: [ExportColumn<NamedFigure>] = [
    ExportColumn("figure", .text, tag: "#indicator+name", "the name that `truce cite` takes") {
      $0.name
    },
    ExportColumn("value", .integer, tag: "#indicator+value", "the number") { String($0.value) },
    ExportColumn("unit", .word, tag: "#indicator+unit", "what is counted, in the singular") {
      $0.unit
    },
    ExportColumn("subject", .text, tag: "#meta+subject", "the provision or commitment") {
      $0.subject
    },
    ExportColumn(
      "readings", .list, tag: "#meta+reading", "the readings it is counted under",
      unknown: "empty where a number needs no reading"
    ) { $0.readings.joined(separator: " ") },
    ExportColumn(
      "proof", .text, tag: "#meta+proof", "the standard of proof",
      unknown: "empty for numbers that rest on statements alone"
    ) { $0.proof?.name ?? "" },
    ExportColumn("from", .day, tag: "#date+start", "first civil day it covers") {
      $0.days.lowerBound.description
    },
    ExportColumn("to", .day, tag: "#date+end", "last civil day it covers") {
      $0.days.upperBound.description
    },
  ]
}

extension Report {
  /// Every figure of the report, in the order of the agreement.
  public var figures: [NamedFigure] {
    let spans: [(String, ClosedRange<CivilDay>, KeyPath<Compared, FourNumbers>)] = [
      ("period", days, \.now), ("previous", days.before, \.before), ("total", total, \.total),
    ]
    var result: [NamedFigure] = []
    for numbers in (self.numbers + quiet + hypothetical).sorted(by: { $0.index < $1.index }) {
      let subject = numbers.provision.id.value.name
      let counted = numbers.counted.map(\.id.value.name)
      func add(_ name: String, _ compared: Compared, _ proof: Proof) {
        for (span, days, path) in spans {
          let four = compared[keyPath: path]
          let rows: [(String, Int, NamedFigure.Kind)] = [
            ("core", four.core, .standing("core")),
            ("contested", four.contested, .standing("contested")),
            ("undetermined", four.undetermined, .standing("undetermined")),
            ("outside", four.outside, .standing("outside")),
            ("incidents", four.total, .incidents),
          ]
          for (word, value, kind) in rows {
            var kind = kind
            if numbers.isHypothetical, case .standing(let word) = kind { kind = .would(word) }
            result.append(
              NamedFigure(
                name: "\(name).\(word).\(span)", value: value, unit: "incident", subject: subject,
                readings: counted, proof: proof, days: days, kind: kind))
          }
        }
      }
      let name = numbers.isHypothetical ? "\(subject).would-have-covered" : subject
      add(name, numbers.main, proof)
      for (span, days, path) in spans where !numbers.isHypothetical {
        result.append(
          NamedFigure(
            name: "\(subject).own-ground.\(span)", value: numbers.main[keyPath: path].onOwnGround,
            unit: "incident", subject: subject, readings: counted, proof: proof, days: days,
            kind: .ownGround))
      }
      for claims in numbers.claims where !numbers.isHypothetical {
        let prefix = "\(subject).claims-of.\(claims.party.name)"
        add(prefix, claims.numbers, .claimsOf(claims.party))
        for (span, days, path) in spans {
          result.append(
            NamedFigure(
              name: "\(prefix).unclaimed.\(span)", value: claims.numbers[keyPath: path].unclaimed,
              unit: "incident", subject: subject, readings: [], proof: .claimsOf(claims.party),
              days: days, kind: .unclaimed))
        }
        for own in claims.own {
          for (span, days, count) in [("period", days, own.now), ("total", total, own.total)] {
            for (word, value, isPractice) in [
              ("by-words", count.byWords, false), ("by-practice", count.byPractice, true),
            ] {
              result.append(
                NamedFigure(
                  name: "\(prefix).\(own.reading.name).violations-\(word).\(span)", value: value,
                  unit: "violation", subject: subject, readings: [own.reading.name],
                  proof: .claimsOf(claims.party), days: days,
                  kind: .violations(isPractice: isPractice)))
            }
          }
        }
      }
    }
    return result + promisedFigures
  }

  private var promisedFigures: [NamedFigure] {
    promises.flatMap { promise in
      promise.obligations.flatMap { owed in
        zip(Commitment.Stage.allCases, owed.stages).compactMap { stage, reached in
          guard let reached, let quantity = reached.quantity else { return nil }
          let subject = promise.commitment.id.value.name
          return NamedFigure(
            name: "\(subject).\(owed.from.name).\(stage.rawValue)", value: quantity,
            unit: owed.unit, subject: subject, readings: [], proof: nil,
            days: reached.day...max(reached.day, days.upperBound),
            kind: .stage(stage, party: owed.from, unit: owed.unit))
        }
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let zoneUnused = Check(
    "terms.zone-unused", "a zone or an annex that nothing uses",
    """
    A zone is drawn, or a list is attached, and no rule, reading or claim names it. Either a line was
    forgotten, or it is of no weight.

    Mend it by naming it where it is used, or by removing it.
    """
  ) { questioned in
    let agreement = questioned.agreement
    var used = Set(agreement.parties.flatMap(\.claims).map(\.value))
    used.formUnion(agreement.zones.compactMap(\.measuredFrom).map(\.value))
    used.formUnion(agreement.provisions.flatMap { $0.prohibition?.within ?? [] }.map(\.value))
    let readings = agreement.provisions.flatMap(\.readings)
    used.formUnion(readings.flatMap(\.territory).map(\.value))
    used.formUnion(agreement.commitments.flatMap(\.obligations).flatMap(\.zones).map(\.value))
    let agenda = Set(agreement.tracks.flatMap(\.agenda).map(\.value))
    let annexes = Set(readings.flatMap(\.objects).compactMap(\.annex).map(\.value))
    return agreement.zones.filter {
      !used.contains($0.id.value) && !agenda.contains($0.id.value.name)
    }.map { .unused($0.isLine ? "line" : "zone", $0.id.value.name, at: $0.id.location) }
      + agreement.annexes.filter { !annexes.contains($0.id.value) }
      .map { .unused("annex", $0.id.value.name, at: $0.id.location) }
  }
}

extension Diagnostic {
  fileprivate static func unused(_ kind: String, _ name: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .note, "terms.zone-unused", at: place, "nothing uses \(kind) '\(name)'",
      expected: "a rule, a reading or a claim that names it",
      mend: "name it where it is used, or remove it")
  }
}

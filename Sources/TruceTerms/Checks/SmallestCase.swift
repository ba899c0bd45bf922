// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Agreement {
  /// The smallest incident that shows a clash, as a scenario to be pasted below the agreement: one act
  /// of one bound party on one object, within the time and the ground of the reading.
  ///
  /// The verdict it expects is what the clash leaves: undetermined, lacking the object or the
  /// exception.
  func smallestCase(
    on object: String, _ question: String, under reading: Reading, of provision: Provision,
    invoking exception: ReadingException.ID? = nil
  ) -> String {
    let actor = provision.binds.first ?? parties.first { $0.role == .party }?.id
    let zones = [provision.prohibition?.within.first, reading.territory.first].compactMap(\.self)
    var seen: Set<Zone.ID> = []
    let inside = zones.filter { seen.insert($0.value).inserted }
    var lines = ["scenario " + Outline.quoted(question)]
    lines.append(
      [
        "  hit by \(actor?.value.name ?? "unknown") on \(object)",
        inside.isEmpty ? nil : "in " + list(inside),
        "at \(dayInForce(under: reading, of: provision))",
        exception.map { "invoking \($0) proven" },
      ].compactMap(\.self).joined(separator: " "))
    let limb = exception == nil ? "object" : "exception"
    lines.append("  under \(reading.id.value) undetermined lacking \(limb)")
    return lines.joined(separator: "\n")
  }

  /// A day on which a reading holds, as far as its words say: the day after its start and after the
  /// last acceptance, else that of its oldest source.
  private func dayInForce(under reading: Reading, of provision: Provision) -> CivilDay {
    let zone = clockZone.value
    let start =
      reading.start?.latest(in: reading.clockZone.value)
      ?? reading.start?.earliest(in: reading.clockZone.value)
    let accepted = provision.positions.filter { $0.stance == .accepts }.map(\.day.value)
    let known = [start.map { zone.clock(at: $0).day }].compactMap(\.self) + accepted
    let last = known.max() ?? sources.map(\.day).min() ?? CivilDay(daysSince1970: 0)
    return last.advanced(byDays: 1)
  }
}

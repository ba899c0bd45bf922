// SPDX-License-Identifier: Apache-2.0

public import TruceGround
public import TruceTerms

extension Agreement {
  /// The readings of a provision that count in the four numbers, in order of declaration.
  ///
  /// Those that a mission names; where it names none of this provision, those of its bound parties that
  /// no other reading replaces. A provision never in force that no bound party reads has all its
  /// readings: its numbers stand apart anyway.
  public func countedReadings(
    of provision: Provision, naming named: [Reading.ID] = []
  ) -> [Reading.ID] {
    let own = provision.readings.map(\.id.value)
    let chosen = own.filter(named.contains)
    if !chosen.isEmpty { return chosen }
    let bound =
      provision.binds.isEmpty
      ? parties.filter { $0.role == .party }.map(\.id.value) : provision.binds.map(\.value)
    let replaced = provision.readings.compactMap { reading -> Reading.ID? in
      if case .replaces(let other)? = reading.standing { other.value } else { nil }
    }
    let standing = provision.readings.filter { !replaced.contains($0.id.value) }
    let theirs = standing.filter { bound.contains($0.party.value) }
    if theirs.isEmpty,
      standing.allSatisfy({ wasEverInForce(provision, under: $0) == .notMet })
    {
      return standing.map(\.id.value)
    }
    return theirs.map(\.id.value)
  }
}

// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceGround
import TruceStore
import TruceTerms

/// What objects the mission knows of the classes that readings list, and where it knows none.
///
/// The country is the source's; it says nothing on whose ground an object stands. An object placed from
/// a report of an incident decides nothing and is not among them.
struct KnownObjects: Sendable {
  /// A class that a reading lists, with how many objects of it are known.
  struct Row: Hashable, Sendable {
    /// The class.
    var objectClass: ObjectClass.ID
    /// Filed under each bound party, in order of declaration; an object counts for the narrowest class
    /// that is listed.
    var parties: [Int]
    /// The same with the objects of narrower classes that are listed too.
    var withNarrower: [Int]
    /// Filed under neither.
    var elsewhere = 0
  }

  /// The bound parties, in order of declaration.
  let parties: [Party.ID]
  /// Classes in the order in which readings list them.
  private(set) var rows: [Row] = []
  /// Objects that were placed from a report.
  let placedFromReports: Int
  /// All others.
  let total: Int

  /// The classes and parties of which no object is known.
  var empty: [(objectClass: ObjectClass.ID, party: Party.ID)] {
    rows.flatMap { row in
      zip(parties, row.withNarrower).filter { $1 == 0 }.map { (row.objectClass, $0.0) }
    }
  }

  /// Counts a mission's objects.
  ///
  /// - Complexity: O(objects × classes).
  init(of content: MissionContent) {
    let agreement = content.agreement
    let bound = Set(agreement.provisions.flatMap(\.binds).map(\.value))
    let parties = agreement.parties.filter { bound.contains($0.id.value) }
    self.parties = parties.map(\.id.value)
    let own = content.objects.filter { !$0.placedFromReport }
    placedFromReports = content.objects.count - own.count
    total = own.count
    if own.isEmpty { return }
    let listed = agreement.provisions.flatMap(\.readings).flatMap(\.objects).filter {
      $0.coverage != .not
    }.flatMap(\.classes).map(\.value).firsts
    let none = parties.map { _ in 0 }
    rows = listed.map { Row(objectClass: $0, parties: none, withNarrower: none) }
    for object in own {
      guard let own = object.objectClass else { continue }
      let holding = listed.indices.filter { index in
        listed[index] == own || agreement.classes.lies(own, under: listed[index])
      }
      let narrowest = holding.first { index in
        !holding.contains {
          $0 != index && agreement.classes.lies(listed[$0], under: listed[index])
        }
      }
      let party = parties.firstIndex { object.isFiled(under: $0) }
      for index in holding {
        if let party { rows[index].withNarrower[party] += 1 }
      }
      guard let narrowest else { continue }
      if let party {
        rows[narrowest].parties[party] += 1
      } else {
        rows[narrowest].elsewhere += 1
      }
    }
  }
}

extension ProtectedObject {
  /// Whether its source files it under a party, by id or name.
  fileprivate func isFiled(under party: Party) -> Bool {
    country == party.id.value.name || country == party.name
  }
}

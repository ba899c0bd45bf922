// SPDX-License-Identifier: Apache-2.0

import TruceEvidence
import TruceGround
import TruceTerms

extension Fixture {
  /// A small agreement between north and south.
  static func agreement() -> Agreement {
    var agreement = Agreement(
      id: Marked(Agreement.ID("test"), at: Cast.here), title: "Test",
      clockZone: Marked(.utc, at: Cast.here))
    agreement.parties = Cast.all
    let edges = [
      ("energy", "refinery"), ("energy", "power"), ("power", "substation"),
      ("power", "power-line"), ("power", "transformer"), ("health", "hospital"),
      ("energy", "oil-storage"), ("energy", "power-plant"), ("power-plant", "nuclear-plant"),
    ]
    for (parent, child) in edges {
      for name in [parent, child] where !agreement.classes.contains(ObjectClass.ID(name)) {
        agreement.classes.classes.append(Marked(ObjectClass.ID(name), at: Cast.here))
      }
      agreement.classes.edges.append(
        .init(
          child: Marked(ObjectClass.ID(child), at: Cast.here),
          parent: Marked(ObjectClass.ID(parent), at: Cast.here)))
    }
    return agreement
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import TruceEvidence
internal import TruceGround
internal import TruceTerms

/// Puts limbs into plain English, without a word on who is right.
struct LimbPhrases {
  /// The parties' names as they are printed.
  let names: [Party.ID: String]
  /// The standard of proof.
  let proof: Proof
  /// The probability from which a place counts as inside.
  let threshold: Double

  /// The standard by which a limb is judged.
  func standard(of limb: Limb) -> String {
    switch limb {
    case .occurrence:
      switch proof {
      case .standard:
        "two independent sources, the acting party's admission, or one source with a sensor at a "
          + "known object"
      case .anyReport: "one event that asserts it"
      case .twoIndependent: "two sources of different provenance"
      case .bothParties: "both bound parties assert it"
      case .reviewed: "a review by two persons"
      case .claimsOf(let party): "one event of \(name(of: party)) that asserts it"
      }
    case .attribution:
      switch proof {
      case .standard: "admission, or two independent sources of which one is unaffiliated"
      case .anyReport: "one event that names the author"
      case .twoIndependent: "two sources of different provenance that name the same author"
      case .bothParties: "the accused admits it"
      case .reviewed: "a review by two persons"
      case .claimsOf(let party): "one event of \(name(of: party)) that names the author"
      }
    case .time: "every moment that the sources allow"
    case .place: "probability of at least \(decimal(threshold, decimals: 3) ?? "?")"
    case .object: "what sources or a person name as struck"
    case .exception: "invoked, and proven as occurrence is"
    }
  }

  /// What fills a blank.
  func words(for blank: Blank) -> String { blank.english(naming: name(of:)) }

  /// A party as it is printed.
  func name(of party: Party.ID) -> String {
    names[party] ?? party.name
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let waitCycle = Check(
    "terms.wait-cycle", "what is waited for waits itself",
    """
    A provision or a commitment can wait for another to be done. Where the first waits for the
    second and the second for the first, neither ever begins.

    Sequences break in this way when each side makes its own step depend on the other's: first the
    withdrawal, says one; first the control of the border, says the other.

    Mend it by letting one of them begin without the other, or by splitting it into steps.
    """
  ) { questioned in
    let agreement = questioned.agreement
    var waits: [String: [Marked<Wait.Target>]] = [:]
    for provision in agreement.provisions {
      waits[provision.id.value.name] =
        (provision.waitsFor + provision.readings.flatMap(\.waitsFor)).map(\.target)
    }
    for commitment in agreement.commitments {
      waits[commitment.id.value.name] = commitment.waitsFor.map(\.target)
    }
    let names =
      agreement.provisions.map(\.id.value.name) + agreement.commitments.map(\.id.value.name)
    var isDone: Set<String> = []
    var path: [String] = []
    var found: [Diagnostic] = []
    func walk(_ name: String) {
      if isDone.contains(name) { return }
      path.append(name)
      for target in waits[name] ?? [] {
        let next = target.value.name
        if let start = path.firstIndex(of: next) {
          found.append(.waitCycle(Array(path[start...]) + [next], at: target.location))
        } else if waits[next] != nil, path.count < 500 {
          walk(next)
        }
      }
      path.removeLast()
      isDone.insert(name)
    }
    for name in names { walk(name) }
    return found
  }
}

extension Wait.Target {
  /// The id of what is waited for.
  var name: String {
    switch self {
    case .condition(let id): id.name
    case .commitment(let id): id.name
    case .provision(let id): id.name
    }
  }
}

extension Diagnostic {
  fileprivate static func waitCycle(_ path: [String], at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "terms.wait-cycle", at: place,
      "'\(path[0])' waits for itself: \(path.joined(separator: " waits for "))",
      expected: "a sequence with a first step", mend: "let one of them begin without the other")
  }
}

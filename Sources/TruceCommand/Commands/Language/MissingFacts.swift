// SPDX-License-Identifier: Apache-2.0

internal import TruceFindings
internal import TruceGround

/// What would have to be known for an undetermined finding to be decided, in words.
///
/// A limb that is unknown lacks a fact. Where one limb lacks, that fact alone decides both ways.
/// Where several lack, any one of them can clear the accused; only all together make a violation.
struct MissingFacts {
  /// The finding.
  let finding: Finding

  /// What a finding lacks.
  init(of finding: Finding) { self.finding = finding }

  /// Whether one fact alone decides the finding either way.
  var isSingle: Bool { finding.lacking.count == 1 }

  /// The sentences, without final stops.
  var sentences: [String] {
    let lacking = finding.lacking
    guard !lacking.isEmpty else { return ["nothing is missing: the finding is decided"] }
    var lines: [String] = []
    for limb in lacking {
      lines.append("\(limb.rawValue): \(limb.question) (\(finding[limb].because))")
    }
    lines.append(
      isSingle
        ? "this one fact decides the finding, whichever way it falls"
        : "any one of these can make it no violation; only all together make it a violation")
    return lines
  }

  /// The value programs read.
  var json: JSON {
    .object([
      ("provision", .string(finding.provision.name)),
      ("reading", .string(finding.reading.name)),
      ("verdict", .string(finding.verdict.rawValue)),
      ("single", .bool(isSingle)),
      (
        "missing",
        .array(
          finding.lacking.map { limb in
            .object([
              ("limb", .string(limb.rawValue)), ("fact", .string(limb.question)),
              ("because", .string(finding[limb].because)),
            ])
          })
      ),
    ])
  }
}

extension Limb {
  /// The fact that would decide this limb, as one would ask for it.
  fileprivate var question: String {
    switch self {
    case .occurrence: "did it happen, and was it an act that the words cover"
    case .time: "when did it happen, and did the provision bind at that moment"
    case .place: "did it lie within the ground that the provision protects"
    case .object: "what was hit, and do the words cover such an object"
    case .attribution: "who did it"
    case .exception: "does an exception of this reading apply"
    }
  }
}

extension World {
  /// Prints what each finding lacks.
  func print(missing: [MissingFacts]) {
    if speaksJSON {
      print(missing.map(\.json))
      return
    }
    if missing.isEmpty { output.line("No finding under this proof.") }
    for facts in missing {
      output.line(Command.heading(of: facts.finding))
      for sentence in facts.sentences {
        for line in HelpPage.wrapped(sentence.madeVisible, width: 78) { output.line("  " + line) }
      }
    }
  }
}

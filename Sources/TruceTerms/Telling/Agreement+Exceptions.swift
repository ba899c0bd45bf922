// SPDX-License-Identifier: Apache-2.0

public import TruceGround

extension Agreement {
  /// The rule of every reading with its exceptions, and exceptions to those, as a tree.
  ///
  /// - Parameter id: One provision; `nil` for all.
  /// - Returns: Lines, each with its end; what outside text says is made visible.
  public func printedExceptions(of id: Provision.ID? = nil) -> String {
    var lines: [String] = []
    for provision in provisions where id == nil || provision.id.value == id {
      if !lines.isEmpty { lines.append("") }
      lines.append("\(provision.id.value): \(provision.title)")
      if provision.readings.isEmpty { lines.append("  read by nobody") }
      for reading in provision.readings {
        lines.append("  as \(reading.party.value) reads it (\(reading.id.value))")
        lines += branches(rule(of: reading, in: provision), indent: "    ")
      }
    }
    return lines.map { $0.madeVisible + "\n" }.joined()
  }

  /// A line of the tree with those below it.
  private struct Branch {
    var words: String
    var below: [Branch] = []
  }

  private func rule(of reading: Reading, in provision: Provision) -> [Branch] {
    var words = "rule: "
    if let prohibition = provision.prohibition {
      words += "no \(prohibition.verb.value) on \(prohibition.objects?.value.name ?? "any object")"
      if !prohibition.within.isEmpty { words += " within " + list(prohibition.within) }
    } else {
      words += "nothing is prohibited"
    }
    var root = Branch(words: words)
    for clause in reading.objects {
      let names = clause.classes.map(\.value.name) + clause.named.map { "\"\($0.value)\"" }
      let shown = clause.annex.map { "annex \($0.value): " } ?? ""
      let verb: String
      switch clause.coverage {
      case .covered: verb = "covers"
      case .unclear: verb = "leaves open"
      case .not: verb = "leaves out"
      }
      var line = Branch(words: "\(verb) \(shown)\(names.joined(separator: ", "))")
      // A narrower class of which another line says something else is an exception to this one.
      for other in reading.objects where other.coverage != clause.coverage {
        for inner in other.classes {
          for outer in clause.classes
          where inner.value != outer.value
            && classes.lies(inner.value, under: outer.value, with: reading.edges)
          {
            line.below.append(
              Branch(
                words: "except \(inner.value): \(other.coverage.rawValue)"
                  + (other.because.map { " (\"\($0.value)\")" } ?? "")))
          }
        }
      }
      root.below.append(line)
    }
    if let otherwise = reading.otherwise?.value {
      switch otherwise {
      case .not: root.below.append(Branch(words: "covers nothing else"))
      case .unclear: root.below.append(Branch(words: "leaves everything else open"))
      }
    }
    for clause in reading.acts where clause.coverage != .covered {
      root.below.append(
        Branch(
          words: "\(clause.act.value.plural): \(clause.coverage.rawValue)"
            + (clause.because.map { " (\"\($0.value)\")" } ?? "")))
    }
    root.below += (provision.exceptions + reading.exceptions).map { branch(of: $0, level: 0) }
    return [root]
  }

  private func branch(of exception: ReadingException, level: Int) -> Branch {
    var scope: [String] = []
    if !exception.objects.isEmpty { scope.append("on " + list(exception.objects)) }
    if !exception.acts.isEmpty {
      scope.append("for " + exception.acts.map(\.value.plural).joined(separator: ", "))
    }
    if let sources = from(exception.sources) { scope.append(sources) }
    let tail = scope.isEmpty ? "" : " (\(scope.joined(separator: "; ")))"
    return Branch(
      words: (level == 0 ? "unless" : "but not if") + " \(exception.id.value): "
        + "\(exception.title)\(tail)",
      below: exception.exceptions.map { branch(of: $0, level: level + 1) })
  }

  private func branches(_ branches: [Branch], indent: String) -> [String] {
    branches.enumerated().flatMap { index, branch -> [String] in
      let isLast = index == branches.count - 1
      return [indent + (isLast ? "└─ " : "├─ ") + branch.words]
        + self.branches(branch.below, indent: indent + (isLast ? "   " : "│  "))
    }
  }
}

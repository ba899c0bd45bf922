// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

/// What a part of an agreement means, in one line, without its titles, reasons and sources: two parts
/// with one line mean the same.
extension ReadingException {
  var meaning: String {
    var words = id.value.name
    if !objects.isEmpty { words += " on " + list(objects) }
    if !acts.isEmpty { words += " for " + acts.map(\.value.plural).joined(separator: ", ") }
    if !exceptions.isEmpty {
      words += " (but not: " + exceptions.map(\.meaning).joined(separator: "; ") + ")"
    }
    return words
  }
}

extension Suspension {
  var meaning: String {
    (party.map { "by \($0.value) " } ?? "") + "from \(start.spoken)"
      + (end.map { " until \($0.spoken)" } ?? "")
  }
}

extension Extension {
  var meaning: String { "extended until \(end.spoken)" + (day.map { " on \($0.value)" } ?? "") }
}

extension Renewal {
  var meaning: [String] {
    [
      "renewed by \(term.value.words)"
        + (notice.map { " unless notice of \($0.value.words)" } ?? "")
    ]
      + notices.map { "notice by \($0.party.value) on \($0.day.value)" }
  }
}

extension Position {
  var meaning: String {
    "\(party.value) \(stance.rawValue) on \(day.value)" + (behalf.map { " for \($0.value)" } ?? "")
      + (reservations.isEmpty ? "" : " subject to " + list(reservations))
  }
}

extension ReleaseClause {
  var meaning: [String] {
    [words.value + (finder.map { " found by \"\($0.value)\"" } ?? "")]
      + uses.map { "used by \($0.party.value) on \($0.day.value)" }
  }
}

extension Practice {
  var meaning: String {
    var parts = [day.map { "\($0)" } ?? "undated"]
    if !objects.isEmpty { parts.append("counts " + list(objects)) }
    if !acts.isEmpty { parts.append(acts.map(\.value.plural).joined(separator: ", ")) }
    if let start { parts.append("from \(start.spoken)") }
    if let end { parts.append("until \(end.spoken)") }
    return parts.joined(separator: " ")
  }
}

extension Condition {
  var meaning: String {
    var parts = ["stated by \(party?.value.name ?? "nobody named")"]
    parts += answers.map { "\($0.party.value) \($0.kind.rawValue) on \($0.day.value)" }
    if let met { parts.append("met on \(met.value)") }
    return parts.joined(separator: ", ")
  }
}

extension Commitment {
  var meaning: String {
    var parts = obligations.map { obligation in
      "\(obligation.from.value) \(obligation.spoken)"
        + (obligation.following.map {
          " within \($0.length.value.words) of \($0.target.value.name)"
        } ?? "") + (obligation.due.map { " on \($0.spoken)" } ?? "")
    }
    parts += progress.map { step in
      step.stage.value.rawValue + (step.quantity.map { " \($0.value)" } ?? "")
        + (step.by.map { " by \($0.value)" } ?? "") + " on \(step.day.value)"
    }
    if !alongside.isEmpty { parts.append("alongside " + list(alongside)) }
    if !waitsFor.isEmpty {
      parts.append("waits for " + waitsFor.map(\.target.value.name).joined(separator: ", "))
    }
    return parts.isEmpty ? "without lines" : parts.joined(separator: ", ")
  }
}

extension Track {
  var meaning: String {
    "at stage \(stage ?? "unsaid")" + (agenda.isEmpty ? "" : ", on ")
      + agenda.map(\.value).joined(separator: ", ")
      + (begins.map { ", begins \($0.spoken)" } ?? "")
      + (waitsFor.isEmpty ? "" : ", waits for ")
      + waitsFor.map(\.target.value.name).joined(separator: ", ")
  }
}

extension Body {
  var meaning: String {
    var parts = [
      "with "
        + (members.map(\.value.name) + others.map { "\"\($0.value)\"" })
        .joined(separator: ", ")
    ]
    if let chair { parts.append("chaired by \(chair.value)") }
    parts.append(
      decision.map { "decides by \($0.value.rawValue)" } ?? "with no word on how it decides")
    if let meets { parts.append("meets \"\(meets.value)\"") }
    return parts.joined(separator: ", ")
  }
}

extension Zone {
  var meaning: String {
    var words = file.map { "from \"\($0.value)\"" } ?? "without a geometry of its own"
    if distanceInMetres > 0 { words += " within " + distance }
    if let measuredFrom { words += " of \(measuredFrom.value)" }
    return words
  }
}

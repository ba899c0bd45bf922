// SPDX-License-Identifier: Apache-2.0

internal import TruceEngine
internal import TruceGround
internal import TruceTerms

extension MappingParser {
  mutating func readForm(_ words: inout WordReader) {
    guard let token = words.expect("a form", &faults) else { return }
    if let form = FeedKind(rawValue: token.content) {
      mapping.form = form
    } else {
      faults.append(.value(token, FeedKind.allCases.map(\.rawValue)))
    }
  }

  mutating func readSeparator(_ words: inout WordReader) {
    guard let token = words.expect("a separator", &faults) else { return }
    switch token.content {
    case "comma": mapping.separator = .comma
    case "semicolon": mapping.separator = .semicolon
    case "tab": mapping.separator = .tab
    default: faults.append(.value(token, ["comma", "semicolon", "tab"]))
    }
  }

  mutating func readGrade(_ words: inout WordReader) {
    guard let token = words.expect("an Admiralty grade such as B2", &faults) else { return }
    if let grade = Grade(token.content) {
      mapping.grade = grade
    } else {
      faults.append(.value(token, ["A1 to F6"]))
    }
  }

  mutating func readId(_ words: inout WordReader) {
    repeat {
      guard let value = value(&words) else { return }
      mapping.id.append(value)
    } while words.hasMore
  }

  mutating func readDate(_ words: inout WordReader, _ line: Outline.Line) {
    guard let start = value(&words) else { return }
    mapping.when.start = start
    if words.take("to") { mapping.when.end = value(&words) }
    children(of: line) { parser, words, first in
      guard first.content == "form" else { return false }
      if let forms = parser.forms(&words) { parser.mapping.when.forms = forms }
      return true
    }
  }

  mutating func readClock(_ words: inout WordReader, _ line: Outline.Line) {
    mapping.when.clockStart = value(&words)
    if words.take("to") { mapping.when.clockEnd = value(&words) }
    children(of: line) { parser, words, first in
      guard first.content == "part" else { return false }
      parser.readPart(&words)
      return true
    }
  }

  /// `part "deep night" from 00:00 to 05:00`.
  private mutating func readPart(_ words: inout WordReader) {
    guard let word = words.text("a word for a part of the day", &faults),
      words.expectWord("from", &faults), let from = clock(&words),
      words.expectWord("to", &faults), let to = clock(&words)
    else { return }
    if from.second >= to.second {
      faults.append(.words(at: to.place, "a later time than the first", to.word))
      return
    }
    mapping.when.parts.removeAll { $0.word == word.lowercased() }
    mapping.when.parts.append(
      DayPart(word: word.lowercased(), seconds: from.second..<to.second))
  }

  private mutating func clock(
    _ words: inout WordReader
  ) -> (second: Int, place: Location, word: String)? {
    guard let token = words.expect("a time such as 06:00", &faults) else { return nil }
    if token.content == "24:00" { return (86_400, token.location, token.content) }
    guard let second = ClockText.second(of: token.content)?.second else {
      faults.append(.value(token, ["00:00 to 24:00"]))
      words.giveUp()
      return nil
    }
    return (second, token.location, token.content)
  }

  mutating func readPrecision(_ words: inout WordReader, _ line: Outline.Line) {
    mapping.when.precision = value(&words)
    if case .always(let word) = mapping.when.precision {
      if let precision = TimePrecision(rawValue: word) {
        mapping.when.precisions[word] = .init(precision: precision, minutesEitherSide: nil)
      } else {
        faults.append(
          .words(
            at: line.location, TimePrecision.allCases.map(\.rawValue).joined(separator: ", "), word)
        )
      }
    }
    for known in TimePrecision.allCases where mapping.when.precisions[known.rawValue] == nil {
      mapping.when.precisions[known.rawValue] = .init(precision: known, minutesEitherSide: nil)
    }
    children(of: line) { parser, words, first in
      guard words.expectWord("is", &parser.faults),
        let token = words.expect("a precision", &parser.faults)
      else { return true }
      guard let precision = TimePrecision(rawValue: token.content) else {
        parser.faults.append(.value(token, TimePrecision.allCases.map(\.rawValue)))
        return true
      }
      var minutes: Int?
      if words.take("within") {
        guard let number = words.expect("minutes", &parser.faults) else { return true }
        minutes = Int(number.content).flatMap { (0...1440).contains($0) ? $0 : nil }
        if minutes == nil { parser.faults.append(.value(number, ["0 to 1440 minutes"])) }
        _ = words.take("minutes")
      }
      parser.mapping.when.precisions[first.content.lowercased()] = .init(
        precision: precision, minutesEitherSide: minutes)
      return true
    }
  }

  mutating func readZone(_ words: inout WordReader, _ line: Outline.Line) {
    mapping.when.zone = value(&words)
    if case .always(let name) = mapping.when.zone {
      if let zone = ClockZone(name) {
        mapping.when.zones[name] = zone
      } else if name == "unknown" {
        mapping.when.zones[name] = .some(nil)
      } else {
        faults.append(.zone(name, at: line.location))
      }
    }
    children(of: line) { parser, words, first in
      guard words.expectWord("is", &parser.faults),
        let token = words.expect("a time zone, or 'unknown'", &parser.faults)
      else { return true }
      if token.content == "unknown" {
        parser.mapping.when.zones[first.content] = .some(nil)
      } else if let zone = ClockZone(token.content) {
        parser.mapping.when.zones[first.content] = zone
      } else {
        parser.faults.append(.zone(token.content, at: token.location))
      }
      return true
    }
  }

  mutating func readPublished(_ words: inout WordReader, _ line: Outline.Line) {
    mapping.when.published = value(&words)
    children(of: line) { parser, words, first in
      guard first.content == "form" else { return false }
      if let forms = parser.forms(&words) { parser.mapping.when.publishedForms = forms }
      return true
    }
  }

  mutating func readPlace(_ words: inout WordReader, _ line: Outline.Line) {
    if words.take("geometry") {
      mapping.place.usesGeometry = true
    } else {
      mapping.place.latitude = value(&words)
      mapping.place.longitude = value(&words)
    }
    children(of: line) { parser, words, first in
      switch first.content {
      case "radius": parser.mapping.place.radius = parser.value(&words)
      case "holds":
        guard let token = words.expect("50, 68 or 95", &parser.faults) else { return true }
        if let holds = Int(token.content), [50, 68, 95].contains(holds) {
          parser.mapping.place.holds = holds
        } else {
          parser.faults.append(.value(token, ["50", "68", "95"]))
        }
      case "name": parser.mapping.place.name = parser.value(&words)
      case "spread":
        guard let token = words.expect("even or normal", &parser.faults) else { return true }
        switch token.content {
        case "even" where parser.mapping.place.usesGeometry: parser.mapping.place.isEven = true
        case "even": parser.faults.append(.evenWithoutGround(at: token.location))
        case "normal": break
        default: parser.faults.append(.value(token, ["even", "normal"]))
        }
      case "region": parser.mapping.place.region = parser.value(&words)
      case "precision":
        guard let code = words.text("a code", &parser.faults),
          words.expectWord("is", &parser.faults),
          let token = words.expect("metres", &parser.faults)
        else { return true }
        if let metres = Double(token.content), metres > 0, metres <= 20_000_000 {
          parser.mapping.place.radii[code.lowercased()] = metres
        } else {
          parser.faults.append(.value(token, ["metres above 0"]))
        }
        _ = words.take("metres")
      default: return false
      }
      return true
    }
  }

  mutating func readObject(_ words: inout WordReader, _ line: Outline.Line) {
    mapping.what.words = value(&words)
    children(of: line) { parser, words, first in
      switch first.content {
      case "class":
        parser.mapping.what.objectClass = parser.value(&words)
      case "none":
        if let list = words.list("values that are no class", &parser.faults) {
          parser.mapping.what.noClass += list.map { $0.content.lowercased() }
        }
      default:
        guard words.take("is"), let token = words.expect("a class", &parser.faults) else {
          return false
        }
        let id = ObjectClass.ID(token.content)
        if let classes = parser.agreement?.classes, !classes.contains(id) {
          parser.faults.append(.objectClass(token, classes.classes.map(\.value.name)))
        }
        parser.mapping.what.classes[first.content.lowercased()] = id
      }
      return true
    }
  }

  mutating func readMeans(_ words: inout WordReader, _ line: Outline.Line) {
    mapping.what.means = value(&words)
    children(of: line) { parser, words, first in
      guard first.content == "none", let list = words.list("values", &parser.faults) else {
        return false
      }
      parser.mapping.what.noMeans += list.map { $0.content.lowercased() }
      return true
    }
  }

  /// An act's name, `none` for none; `nil` and a fault for anything else.
  private mutating func act(_ token: Outline.Token) -> ActKind?? {
    if token.content == "none" { return .some(nil) }
    if token.content == "compliance" { return .some(.compliance) }
    if let act = ActKind(rawValue: token.content) { return .some(act) }
    faults.append(.value(token, ActKind.allCases.map(\.rawValue) + ["none"]))
    return nil
  }

  mutating func readAct(_ words: inout WordReader, _ line: Outline.Line) {
    guard let token = words.expect("an act", &faults), let act = act(token) else { return }
    mapping.what.act = act
    children(of: line) { parser, words, first in
      guard let act = parser.act(first), let when = parser.conditions(&words) else {
        words.giveUp()
        return true
      }
      parser.mapping.what.acts.append((act, when))
      return true
    }
  }

  mutating func readSpeaker(_ words: inout WordReader, _ line: Outline.Line) {
    mapping.who.speaker = value(&words)
    if words.take("split") { mapping.who.separator = separator(&words) }
    children(of: line) { parser, words, first in
      guard first.content == "denies", let list = words.list("marks of a denial", &parser.faults)
      else { return false }
      parser.mapping.who.denialMarks += list.map { $0.content.lowercased() }
      return true
    }
  }

  private mutating func separator(_ words: inout WordReader) -> String? {
    guard let token = words.expect("the sign between two", &faults) else { return nil }
    if !token.content.isEmpty { return token.content }
    faults.append(.value(token, ["a sign such as \";\""]))
    return nil
  }

  mutating func readDenied(_ words: inout WordReader, _ line: Outline.Line) {
    mapping.who.denied = value(&words)
    if words.take("split") { mapping.who.deniedSeparator = separator(&words) }
    children(of: line) { parser, words, first in
      switch first.content {
      case "means":
        guard let means = words.text("a means", &parser.faults),
          words.expectWord("when", &parser.faults),
          let list = words.list("words", &parser.faults)
        else { return true }
        parser.mapping.who.deniedMeans.append(
          .init(means: means, words: list.map { $0.content.lowercased() }))
      case "occurrence", "object":
        guard words.expectWord("when", &parser.faults),
          let list = words.list("words", &parser.faults)
        else { return true }
        let found = list.map { $0.content.lowercased() }
        if first.content == "object" {
          parser.mapping.who.objectWords += found
        } else {
          parser.mapping.who.occurrenceWords += found
        }
      default: return false
      }
      return true
    }
  }

  mutating func readActor(_ words: inout WordReader, _ line: Outline.Line) {
    mapping.who.actor = value(&words)
    children(of: line) { parser, words, first in
      switch first.content {
      case "own":
        if let when = parser.conditions(&words) { parser.mapping.who.own.append(when) }
      case "none" where words.hasMore:
        if let list = words.list("words for nobody", &parser.faults) {
          parser.mapping.who.noActor += list.map { $0.content.lowercased() }
        }
      default:
        guard words.expectWord("is", &parser.faults),
          let token = words.expect("a party", &parser.faults), let party = parser.party(token)
        else { return true }
        parser.mapping.who.actors[first.content.lowercased()] = party
      }
      return true
    }
  }

  /// `name "Northland" is north`, also for feeds of a known form.
  mutating func readName(_ words: inout WordReader) {
    guard let name = words.text("a name", &faults), words.expectWord("is", &faults),
      let token = words.expect("a party", &faults), let party = party(token)
    else { return }
    mapping.names.append(.init(name: name, party: party))
  }
}

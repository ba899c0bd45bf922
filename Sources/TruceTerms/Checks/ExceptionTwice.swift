// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension Check {
  static let exceptionTwice = Check(
    "terms.exception-twice", "two exceptions that meet in one reading have one name",
    """
    An incident names the exception that is invoked for it. Where the rule and a reading, or two
    places of one reading, have exceptions of one name, it is open which of them is meant.

    Self-defence is the usual case: the rule has it for all, and a party states it once more in its
    own words.

    Mend it by giving one of the two another id.
    """
  ) { questioned in
    questioned.agreement.provisions.flatMap { provision -> [Diagnostic] in
      let rule = provision.exceptions.flatMap(\.all)
      return twice(rule)
        + provision.readings.flatMap { reading -> [Diagnostic] in
          let own = reading.exceptions.flatMap(\.all)
          let object =
            reading.objects.first { $0.coverage == .covered }?.classes.first
            ?? provision.prohibition?.objects
          return twice(rule + own).filter { fault in
            own.contains { $0.location == fault.location }
          }.map { fault in
            var clash = fault
            let id = own.first { $0.location == fault.location }?.value
            clash.paste = questioned.agreement.smallestCase(
              on: object?.value.name ?? "\"any object\"", "which exception is meant",
              under: reading, of: provision, invoking: id)
            return clash
          }
        }
    }
  }

  private static func twice(_ ids: [Marked<ReadingException.ID>]) -> [Diagnostic] {
    var first: [ReadingException.ID: Location] = [:]
    return ids.compactMap { id -> Diagnostic? in
      if let earlier = first[id.value] { return .exceptionTwice(id, first: earlier) }
      first[id.value] = id.location
      return nil
    }
  }
}

extension ReadingException {
  /// Its own name and those of the exceptions below it.
  var all: [Marked<ReadingException.ID>] { [id] + exceptions.flatMap(\.all) }
}

extension Diagnostic {
  fileprivate static func exceptionTwice(
    _ id: Marked<ReadingException.ID>, first: Location
  ) -> Diagnostic {
    Diagnostic(
      .error, "terms.exception-twice", at: id.location,
      "exception '\(id.value)' stands twice where one incident can meet both",
      expected: "an id of its own", see: [Reference(first, "the first one")],
      mend: "give one of the two another id")
  }
}

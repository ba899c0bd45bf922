// SPDX-License-Identifier: Apache-2.0

public import TruceGround
public import TruceTerms

/// Which class the tags of a mapped object lead to: a file a user can change.
///
/// A line is `key=value [and key=value] is class`; `*` is any value; the first line that fits decides,
/// and `is nothing` says that such an object is none of ours. Keys and values are those of
/// OpenStreetMap; `fuel` is the fuel of the Global Power Plant Database.
public struct TagTable: Hashable, Sendable {
  private struct Rule: Hashable, Sendable {
    var tags: [(key: String, value: String?)]
    var objectClass: ObjectClass.ID?

    static func == (a: Rule, b: Rule) -> Bool { a.words == b.words }
    func hash(into hasher: inout Hasher) { hasher.combine(words) }

    private var words: [String] {
      tags.map { $0.key + "=" + ($0.value ?? "*") } + [objectClass?.name ?? ""]
    }
  }

  private var rules: [Rule] = []

  /// Reads a table.
  ///
  /// - Throws: every fault, in file order: `tags.rule`, `tags.class`, and what the outline reader
  ///   finds.
  public init(parsing source: SourceText, classes: ClassTree? = nil) throws(Diagnostics) {
    var faults: [Diagnostic] = []
    let outline = Outline(reading: source, faults: &faults)
    for line in outline.lines where !line.tokens.isEmpty {
      for child in line.children where !child.tokens.isEmpty {
        faults.append(.tagRule(at: child.location))
      }
      var words = line.tokens.map(\.content)[...]
      var tags: [(key: String, value: String?)] = []
      while let word = words.first, let tag = TagTable.tag(word) {
        tags.append(tag)
        words.removeFirst()
        guard words.first == "and" else { break }
        words.removeFirst()
        if words.first == "is" { tags = [] }  // nothing follows the 'and'
      }
      guard !tags.isEmpty, words.count == 2, words.first == "is", let name = words.last else {
        faults.append(.tagRule(at: line.location))
        continue
      }
      let id = ObjectClass.ID(name)
      if name != "nothing", let classes, !classes.contains(id) {
        let place = line.tokens.last?.location ?? line.location
        faults.append(.tagClass(name, classes, at: place))
        continue
      }
      rules.append(Rule(tags: tags, objectClass: name == "nothing" ? nil : id))
    }
    if let faults = Diagnostics(faults.inFileOrder) { throw faults }
  }

  /// The class that tags lead to; `nil` when no rule fits, or one says `nothing`.
  public func objectClass(of tags: [String: String]) -> ObjectClass.ID? {
    for rule in rules {
      let fits = rule.tags.allSatisfy { key, value in
        guard let found = tags[key]?.lowercased() else { return false }
        guard let value else { return true }
        return found == value || found.split(separator: ";").contains { $0.trimmed == value }
      }
      if fits { return rule.objectClass }
    }
    return nil
  }

  private static func tag(_ word: String) -> (key: String, value: String?)? {
    guard let equals = word.firstIndex(of: "=") else { return nil }
    let key = String(word[..<equals])
    let value = word[word.index(after: equals)...].lowercased()
    if key.isEmpty || value.isEmpty { return nil }
    return (key, value == "*" ? nil : value)
  }

  /// The table that is used where a mission brings none.
  public static let bundled: TagTable = {
    guard let table = try? TagTable(parsing: SourceText(bundledText, name: "tags.txt")) else {
      preconditionFailure("the bundled table of tags cannot be read")
    }
    return table
  }()

  /// The bundled table's text, to begin a mission's own with.
  public static let bundledText = """
    # From tags to classes. The first line that fits decides.
    power=plant and plant:source=nuclear is nuclear-plant
    power=plant is power-plant
    power=generator and generator:source=nuclear is nuclear-plant
    power=generator is power-plant
    power=substation and substation=traction is railway-power
    power=substation is substation
    power=sub_station is substation
    power=transformer is transformer
    power=line is power-line
    power=minor_line is power-line
    power=cable is power-line
    railway=traction_substation is railway-power
    railway=rail is railway
    railway=station is railway
    waterway=dam is hydro-dam
    man_made=pipeline and substance=gas is gas-pipeline
    man_made=pipeline and substance=natural_gas is gas-pipeline
    man_made=pipeline and substance=cng is gas-pipeline
    man_made=pipeline and substance=oil is oil-pipeline
    man_made=pipeline and substance=fuel is oil-pipeline
    man_made=pipeline and type=gas is gas-pipeline
    man_made=pipeline and type=oil is oil-pipeline
    man_made=petroleum_well is oil-production
    man_made=gas_well is gas-production
    man_made=pumping_station and substance=water is nothing
    man_made=pumping_station and substance=oil is pumping-station
    man_made=pumping_station and substance=gas is pumping-station
    pipeline=substation and substance=gas is gas-metering
    pipeline=measurement and substance=gas is gas-metering
    man_made=storage_tank and content=gas is gas-storage
    man_made=storage_tank and content=oil is oil-storage
    man_made=storage_tank and content=fuel is oil-storage
    man_made=storage_tank and substance=oil is oil-storage
    man_made=storage_tank and substance=fuel is oil-storage
    industrial=refinery is refinery
    industrial=oil_refinery is refinery
    industrial=oil is oil-storage
    industrial=gas is gas-storage
    amenity=hospital is hospital
    healthcare=hospital is hospital
    amenity=school is school
    landuse=military is military
    military=* is military
    industrial=port is port
    harbour=yes is port
    fuel=nuclear is nuclear-plant
    fuel=* is power-plant
    """
}

extension Diagnostic {
  fileprivate static func tagRule(at place: Location) -> Diagnostic {
    Diagnostic(
      .error, "tags.rule", at: place, "the line is no rule from tags to a class",
      expected: "key=value [and key=value] is class", mend: "write the line in that form")
  }

  fileprivate static func tagClass(
    _ name: String, _ classes: ClassTree, at place: Location
  ) -> Diagnostic {
    let near = nearest(to: name, among: classes.classes.map(\.value.name))
    return Diagnostic(
      .error, "tags.class", at: place, "the agreement has no class '\(name)'",
      expected: "a class of the agreement, or 'nothing'",
      mend: near.map { "did you mean '\($0)'?" } ?? "declare it in the agreement, or name another")
  }
}

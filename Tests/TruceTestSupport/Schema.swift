// SPDX-License-Identifier: Apache-2.0

internal import Foundation
public import TruceGround

/// Holds a value to a JSON Schema, for the keywords that our schemas use; any other is a fault.
public struct Schema {
  private let root: JSON

  /// The schema of a file below the package's folder.
  public init(_ path: String) throws {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: package.appending(path: path))
    root = try JSON(parsing: Array(data), name: path)
  }

  /// What of a value does not fit, each with its path.
  public func faults(of value: JSON) -> [String] { faults(of: value, under: root, at: "$") }

  private func faults(of value: JSON, under schema: JSON, at path: String) -> [String] {
    var found: [String] = []
    for member in schema.members ?? [] {
      let rule = member.value
      switch member.name {
      case "$schema", "$id", "title", "description", "$defs": continue
      case "$ref":
        let name = String((rule.string ?? "").split(separator: "/").last ?? "")
        guard let target = root["$defs"]?[name] else { return ["\(path): no definition \(name)"] }
        found += faults(of: value, under: target, at: path)
      case "type":
        let allowed = rule.string.map { [$0] } ?? (rule.array ?? []).compactMap(\.string)
        if !allowed.contains(where: { has(value, type: $0) }) {
          found.append("\(path): not \(allowed.joined(separator: " or "))")
        }
      case "enum":
        if !(rule.array ?? []).contains(value) { found.append("\(path): not in the list") }
      case "pattern":
        if let text = value.string, let pattern = rule.string,
          let expression = try? Regex(pattern), text.firstMatch(of: expression) == nil
        {
          found.append("\(path): '\(text)' does not match")
        }
      case "minLength":
        if let text = value.string, let least = rule.integer, text.count < least {
          found.append("\(path): shorter than \(least)")
        }
      case "format":
        if let text = value.string, rule.string == "date-time", Instant(text) == nil {
          found.append("\(path): '\(text)' is no moment")
        }
        if let text = value.string, rule.string == "date", CivilDay(text) == nil {
          found.append("\(path): '\(text)' is no day")
        }
      case "uniqueItems":
        if let list = value.array, rule.bool == true, Set(list).count != list.count {
          found.append("\(path): holds one value twice")
        }
      case "minItems":
        if let list = value.array, let least = rule.integer, list.count < least {
          found.append("\(path): fewer than \(least)")
        }
      case "maximum":
        if let number = value.double, let most = rule.double, number > most {
          found.append("\(path): above \(most)")
        }
      case "minimum":
        if let number = value.double, let least = rule.double, number < least {
          found.append("\(path): below \(least)")
        }
      case "anyOf":
        let ways = (rule.array ?? []).map { faults(of: value, under: $0, at: path) }
        if !ways.contains(where: \.isEmpty) { found += ways.first ?? [] }
      case "items":
        for (index, item) in (value.array ?? []).enumerated() {
          found += faults(of: item, under: rule, at: "\(path)[\(index)]")
        }
      case "required":
        guard value.members != nil else { continue }
        for name in (rule.array ?? []).compactMap(\.string) where value[name] == nil {
          found.append("\(path): lacks \(name)")
        }
      case "properties":
        for item in value.members ?? [] {
          if let part = rule[item.name] {
            found += faults(of: item.value, under: part, at: "\(path).\(item.name)")
          }
        }
      case "additionalProperties":
        for item in value.members ?? [] where schema["properties"]?[item.name] == nil {
          found.append("\(path): holds \(item.name)")
        }
      default: found.append("the schema's keyword '\(member.name)' is not known here")
      }
    }
    return found
  }

  private func has(_ value: JSON, type: String) -> Bool {
    switch (value, type) {
    case (.null, "null"), (.bool, "boolean"), (.integer, "integer"), (.integer, "number"),
      (.number, "number"), (.string, "string"), (.array, "array"), (.object, "object"):
      true
    case (.number(let text), "integer"): Int(text) != nil
    default: false
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

/// A place in a file, as a person would look it up.
///
/// Lines and columns count from 1; a column counts Unicode scalars. Line 0 means the file as a
/// whole. For JSON the place is a path such as `$.features[3].geometry`.
public struct Location: Hashable, Sendable {
  /// The file's name as the person gave it, relative to the mission where there is one.
  public var file: String
  /// The physical line, from 1; 0 for the file as a whole.
  public var line: Int
  /// The column in Unicode scalars, from 1; 0 for the line as a whole.
  public var column: Int
  /// How many scalars the fault covers, at least 1; only for drawing the frame.
  public var length: Int
  /// The JSON path, where the file is JSON.
  public var path: String?

  /// A place in a file.
  public init(file: String, line: Int = 0, column: Int = 0, length: Int = 1, path: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.length = length
    self.path = path
  }
}

extension Location: CustomStringConvertible {
  /// `file:line:column`, `file:line`, `file: $.path` or `file`.
  public var description: String {
    if let path { return "\(file): \(path)" }
    if line == 0 { return file }
    return column == 0 ? "\(file):\(line)" : "\(file):\(line):\(column)"
  }
}

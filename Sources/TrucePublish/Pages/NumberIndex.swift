// SPDX-License-Identifier: Apache-2.0

/// The lists behind the numbers of a page, gathered while the page is written.
///
/// Numbers that count the same incidents share a list.
final class NumberIndex {
  /// A list with what it is of.
  struct List {
    /// What the numbers that lead to it count.
    var labels: [String]
    /// The places of its incidents in the assessment, ascending.
    var members: [Int]
  }

  /// The lists in the order in which they were first asked for.
  private(set) var lists: [List] = []
  /// Every incident that something on the page leads to, ascending.
  var members: [Int] { Set(lists.flatMap(\.members)).union(named).sorted() }
  private var named: Set<Int> = []
  private var places: [[Int]: Int] = [:]

  /// Notes that the page names an incident, so that it needs a row.
  func note(_ member: Int) { named.insert(member) }

  /// The place of a list, which is made when it is new.
  func place(of members: [Int], as label: String) -> Int {
    let place = places[members] ?? lists.count
    if place == lists.count {
      places[members] = place
      lists.append(List(labels: [label], members: members))
    } else if !lists[place].labels.contains(label) {
      lists[place].labels.append(label)
    }
    return place
  }
}

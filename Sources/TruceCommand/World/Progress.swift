// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import TruceGround

/// A line on a terminal that says how far long work is: count, rate, time left.
///
/// None in a pipe.
final class Progress {
  private let world: World
  private let noun: String
  private let began: Double
  private var lastShown = 0.0
  private var isShown = false

  /// Progress of things with a name in the plural, such as `rows`.
  init(of noun: String, world: World) {
    self.noun = noun
    self.world = world
    began = Progress.seconds()
  }

  /// Shows how many are done, of how many if that is known; at most ten times a second.
  func show(_ done: Int, of total: Int? = nil) {
    guard world.showsProgress else { return }
    let now = Progress.seconds()
    guard now - lastShown >= 0.1, now - began >= 0.5 else { return }
    lastShown = now
    isShown = true
    let line = Progress.line(done, of: total, noun: noun, after: now - began)
    world.errors.write("\r\u{1B}[K" + String(line.prefix(world.width - 1)))
    world.errors.flush()
  }

  /// Takes the line away.
  func finish() {
    guard isShown else { return }
    world.errors.write("\r\u{1B}[K")
    world.errors.flush()
    isShown = false
  }

  /// `1,200,000 of 4,000,000 rows, 600,000 a second, 5 s left`.
  static func line(_ done: Int, of total: Int?, noun: String, after seconds: Double) -> String {
    let rate = seconds > 0 ? Double(done) / seconds : 0
    var line = grouped(done)
    if let total { line += " of " + grouped(total) }
    line += " \(noun), \(grouped(Int(min(rate, 1e15)))) a second"
    if let total, rate > 0, total >= done {
      line += ", \(grouped(Int((Double(total - done) / rate).rounded(.up)))) s left"
    }
    return line
  }

  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// A whole number with a comma between thousands.
func grouped(_ number: Int) -> String {
  let digits = String(number.magnitude)
  var result = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { result += "," }
    result.append(digit)
  }
  return number < 0 ? "-" + result : result
}

// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import TruceGround

/// Seconds between moments of the machine's own clock; for measuring, never for results.
struct Stopwatch {
  private var last = DispatchTime.now().uptimeNanoseconds

  /// The seconds since the last lap, or since the start.
  mutating func lap() -> Double {
    let now = DispatchTime.now().uptimeNanoseconds
    defer { last = now }
    return Double(now - last) / 1e9
  }
}

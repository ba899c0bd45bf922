// SPDX-License-Identifier: Apache-2.0

/// What a fire sensor measured.
public struct SensorRecord: Hashable, Sendable {
  /// The instrument, such as `VIIRS`.
  public var instrument: String
  /// Whether the confidence is high enough to count: nominal or high, for MODIS 30 and above.
  public var isConfident: Bool
  /// The confidence as the feed gives it.
  public var confidence: String
  /// Fire radiative power in megawatts, if given.
  public var powerInMegawatts: Double?

  /// A sensor's record.
  public init(
    instrument: String, isConfident: Bool, confidence: String, powerInMegawatts: Double? = nil
  ) {
    self.instrument = instrument
    self.isConfident = isConfident
    self.confidence = confidence
    self.powerInMegawatts = powerInMegawatts
  }
}

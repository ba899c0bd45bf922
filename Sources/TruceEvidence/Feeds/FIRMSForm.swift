// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
internal import TruceTerms

/// NASA FIRMS: active fires seen by VIIRS or MODIS.
///
/// Times are UTC. A record is no act: a fire on a sensor's map. It has no id of its own; its id is
/// made of satellite, time and place. Source of the columns: FIRMS, "VIIRS Active Fire" and "MODIS
/// Active Fire" attribute tables.
struct FIRMSForm: FeedForm {
  let header: Header
  let context: FeedContext

  func draft(_ row: Row, _ findings: inout Findings) -> Draft? {
    let date = row.date(header["acq_date"], .plain, &findings)
    let timeField = header["acq_time"]
    let second = ClockText.firmsSecond(of: row[timeField])
    if second == nil {
      let place = row.location(of: timeField)
      findings.faults.append(.time(row[timeField], at: place, "0045, 45, 00:45 or 00:45:00"))
    }
    let coordinate = row.coordinate(
      latitude: header["latitude"], longitude: header["longitude"], &findings)
    let sensor = sensor(row, &findings)
    if let date, date.precision != .day {
      let field = header["acq_date"]
      findings.faults.append(.date(row[field], at: row.location(of: field), .plain))
    }
    guard let date, date.precision == .day, let second, let sensor,
      let span = CivilTime.clock(date.day, second).span(in: [.utc])
    else { return nil }
    let record = [
      row[header["satellite"]], sensor.instrument, date.day.description,
      String(second / 60), row[header["latitude"]], row[header["longitude"]],
    ].joined(separator: "_")
    guard let record = row.checked(id: record, at: nil, &findings) else { return nil }
    var draft = Draft(
      record: record, act: nil, span: span, precision: .minute,
      place: place(coordinate, radius(row, sensor), holds: 95))
    draft.sensor = sensor
    // A published list of a sensor's measurements, which speaks for no party; the mission's table of
    // speakers may say otherwise.
    draft.voices = [Draft.Voice(name: "NASA FIRMS", affiliation: .none)]
    draft.publication = "NASA FIRMS"
    draft.text = text(row, sensor)
    return draft
  }

  private func sensor(_ row: Row, _ findings: inout Findings) -> SensorRecord? {
    let named = row[header["instrument"]].uppercased()
    let satellite = row[header["satellite"]].lowercased()
    let isMODIS =
      named.contains("MODIS") || satellite == "terra" || satellite == "aqua"
      || (!named.contains("VIIRS") && header["bright_ti4"] == nil && header["brightness"] != nil)
    let field = header["confidence"]
    let confidence = row[field]
    let isConfident: Bool
    switch confidence.lowercased() {
    case "l", "low": isConfident = false
    case "n", "nominal", "h", "high": isConfident = true
    default:
      guard let number = confidence.plainNumber, (0...100).contains(number) else {
        findings.faults.append(
          .code(
            "confidence", confidence, at: row.location(of: field),
            "low, nominal or high, l, n or h, or 0 to 100"))
        return nil
      }
      isConfident = number >= 30
    }
    let power = row[header["frp"]]
    if !power.isNoValue, power.plainNumber == nil {
      let place = row.location(of: header["frp"])
      findings.faults.append(.noNumber("frp", power, at: place))
      return nil
    }
    return SensorRecord(
      instrument: isMODIS ? "MODIS" : "VIIRS", isConfident: isConfident, confidence: confidence,
      powerInMegawatts: power.plainNumber)
  }

  /// Half the diagonal of the pixel: the fire lies anywhere in it.
  ///
  /// From `scan` and `track` in kilometres. At least half a pixel's diagonal at nadir, 265 m for VIIRS and 707 m for MODIS.
  private func radius(_ row: Row, _ sensor: SensorRecord) -> Double {
    let least = sensor.instrument == "MODIS" ? 707.0 : 265.0
    guard let scan = row[header["scan"]].plainNumber, let track = row[header["track"]].plainNumber,
      (0...20).contains(scan), (0...20).contains(track)
    else { return least * 2 }
    return Swift.max(least, (scan * scan + track * track).squareRoot() * 500)
  }

  private func text(_ row: Row, _ sensor: SensorRecord) -> String {
    var parts = ["\(sensor.instrument) fire", "confidence \(sensor.confidence)"]
    let power = row[header["frp"]]
    if !power.isEmpty { parts.append("\(power) MW") }
    switch row[header["daynight"]].uppercased() {
    case "D": parts.append("by day")
    case "N": parts.append("by night")
    default: break
    }
    return parts.joined(separator: ", ")
  }
}

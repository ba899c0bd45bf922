// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Where a true place may lie, as a distribution over the ground.
public enum PlaceSpread: Hashable, Sendable {
  /// Around a point, equally likely in each direction, with this standard deviation along each axis.
  case normal(around: Coordinate, sigmaInMetres: Double)
  /// Anywhere on a piece of ground with equal likelihood, as "somewhere in this settlement".
  case even(over: Footprint)
}

/// The standard deviation along each axis of a circular normal distribution of which a radius holds a
/// share.
///
/// For 50, 68 and 95 percent the radius is divided by 1.1774, 1.5152 and 2.4477; 68 stands for the
/// 68.27 % of one standard deviation, as feeds use it. Any other share by `√(-2 ln(1 - p))`.
///
/// - Parameters:
///   - radius: Metres; what is below 0 or no number counts as 0.
///   - percent: 1...99; what lies outside is taken as the nearest of them.
/// - Returns: Metres, 0 or more.
public func sigmaInMetres(ofRadius radius: Double, holdingPercent percent: Int) -> Double {
  guard radius > 0, radius.isFinite else { return 0 }
  return radius / sigmas(holdingPercent: percent)
}

/// How many standard deviations a circle of a share of the probability is wide.
func sigmas(holdingPercent percent: Int) -> Double {
  switch percent {
  case 50: 1.1774
  case 68: 1.5152
  case 95: 2.4477
  default: (-2 * log(1 - Double(Swift.max(1, Swift.min(99, percent))) / 100)).squareRoot()
  }
}

extension Footprint {
  /// The probability that the true place lies on this ground.
  ///
  /// Normal spread: a closed form for one circle, and for circles that lie apart; for all else the
  /// integral over the rim in the plane around the centre, exact to 1e-9 for polygons of straight
  /// sides, to 1e-4 for rounded ones. Even spread: shares of area.
  ///
  /// - Returns: 0...1; for a spread without extent 1 inside and 0 outside.
  public func probability(of spread: PlaceSpread) -> Double {
    switch spread {
    case .normal(let centre, let sigma): probability(around: centre, sigma: sigma)
    case .even(let support): share(of: support)
    }
  }

  private func probability(around centre: Coordinate, sigma: Double) -> Double {
    guard sigma > 0 else { return contains(centre) ? 1 : 0 }
    // Beyond nine standard deviations lies less than 1e-17.
    let near = parts.filter {
      $0.leastDistance(to: centre) <= 9 * sigma && $0.hasArea
    }
    if near.isEmpty { return 0 }
    let plane = LocalPlane(around: centre)
    var sum = 0.0
    for group in Footprint.groups(of: near) {
      if group.count == 1, case .point(let own) = group[0].form {
        let distance = geodesicDistanceInMetres(from: centre, to: own)
        sum += normalProbability(
          inCircleOf: group[0].buffer / sigma, atDistance: distance / sigma)
      } else {
        sum += PlanarShape(of: group, in: plane).normalProbability(sigma: sigma)
      }
    }
    return Swift.max(0, Swift.min(1, sum))
  }

  /// Which share of another ground's area lies in this one.
  private func share(of support: Footprint) -> Double {
    guard let first = support.parts.first else { return 0 }
    guard support.parts.contains(where: \.hasArea) else {
      return contains(first.middle) ? 1 : 0
    }
    let plane = LocalPlane(around: first.middle)
    let whole = PlanarShape(of: support.parts.filter(\.hasArea), in: plane)
    let own = parts.filter { part in
      part.hasArea && support.parts.contains { part.mayTouch($0) }
    }
    if own.isEmpty || whole.area <= 0 { return 0 }
    let shared = PlanarShape(of: own, in: plane).areaShared(with: whole)
    return Swift.max(0, Swift.min(1, shared / whole.area))
  }
}

extension Footprint.Part {
  /// Whether it covers any ground, not only a point or a line.
  var hasArea: Bool {
    switch form {
    case .point, .line: buffer > 0
    case .polygon: true
    }
  }

  /// Whether the bounding circles of two parts meet.
  func mayTouch(_ other: Footprint.Part) -> Bool {
    leastDistance(to: other.middle) <= other.reach + other.buffer
  }
}

/// The probability that a point of a circular normal distribution lies in a circle.
///
/// The non-central chi-square distribution with two degrees of freedom (one minus Marcum's Q₁), as an
/// integral over the circle's rim that never overflows. Checked against `Vectors/place/circle.csv`.
///
/// - Parameters:
///   - radius: The circle's radius in standard deviations, 0 or more.
///   - distance: From the distribution's centre to the circle's, in standard deviations, 0 or more.
/// - Returns: 0...1, exact to 1e-12.
public func normalProbability(inCircleOf radius: Double, atDistance distance: Double) -> Double {
  guard radius > 0 else { return 0 }
  // Where the rim is further than this from the centre, exp(-r²/2) is below the last bit.
  let far = 8.7
  if abs(distance - radius) >= far { return distance < radius ? 1 : 0 }
  // The rim at angle π - β from the far side; r² = (d - R)² + 4dR sin²(β/2) grows with β.
  let gap = distance - radius
  let reach = far * far - gap * gap
  let chord = 4 * distance * radius
  let last = chord <= reach ? Double.pi : 2 * asin((reach / chord).squareRoot())
  // Green's theorem: P = 1/π ∫ (1 - exp(-r²/2)) dθ over half the rim, θ seen from the centre.
  let integral = gaussIntegral(from: 0, to: last, panels: 12) { beta in
    let s = sin(beta / 2)
    let square = gap * gap + chord * s * s
    let turn = radius * (radius - distance) + 2 * distance * radius * s * s
    return square < 1e-300 ? 0.5 * turn : -expm1(-square / 2) / square * turn
  }
  let alpha = Double.pi - last
  let seen = last >= .pi ? 0 : atan2(radius * sin(alpha), distance + radius * cos(alpha))
  return Swift.max(0, Swift.min(1, (seen + integral) / .pi))
}

/// The integral of a smooth function by Gauss and Legendre's rule with ten nodes in each of so many
/// equal panels.
///
/// Source of the nodes: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions (1964),
/// table 25.4.
func gaussIntegral(
  from low: Double, to high: Double, panels: Int, of function: (Double) -> Double
) -> Double {
  let nodes = [
    (0.148874338981631211, 0.295524224714752870), (0.433395394129247191, 0.269266719309996355),
    (0.679409568299024406, 0.219086362515982044), (0.865063366688984511, 0.149451349150580593),
    (0.973906528517171720, 0.066671344308688138),
  ]
  let half = (high - low) / Double(panels) / 2
  var sum = 0.0
  for panel in 0..<panels {
    let middle = low + Double(2 * panel + 1) * half
    for (node, weight) in nodes {
      sum += weight * (function(middle - node * half) + function(middle + node * half))
    }
  }
  return sum * half
}

extension Footprint {
  /// Where a place stands to this ground: met from a probability, not met only where its circle and
  /// the ground are apart, else unknown.
  ///
  /// A larger radius never makes it more certain. Apart: a larger circle only touches more. Met asks
  /// for the centre to lie on the ground, and where the ground is not seen whole from the centre, for
  /// the threshold to hold at every smaller spread as well (in steps of 5 %).
  ///
  /// - Parameters:
  ///   - centre: The reported point.
  ///   - sigma: The standard deviation along each axis, in metres.
  ///   - circle: The radius of the circle that is drawn, in metres.
  ///   - threshold: 0.5...1.
  /// - Returns: The standing, and the probability on which it rests; `nil` where it was not needed
  ///   and takes long to compute.
  public func standing(
    around centre: Coordinate, sigmaInMetres sigma: Double, circleInMetres circle: Double,
    threshold: Double
  ) -> (state: Kleene, probability: Double?) {
    guard touches(centre, withinMetres: circle) else { return (.notMet, 0) }
    let isInside = contains(centre)
    // The parts together hold no more than the circles around each.
    let isTooFew = !isInside || mostProbability(around: centre, sigma: sigma) < threshold
    if isTooFew, parts.count > 4 { return (.unknown, nil) }
    let own = probability(of: .normal(around: centre, sigmaInMetres: sigma))
    if isTooFew || own < threshold { return (.unknown, own) }
    if isSeenWhole(from: centre) { return (.met, own) }
    var smaller = 1.0
    for _ in 0..<120 {
      smaller *= 1.05
      let narrow = probability(of: .normal(around: centre, sigmaInMetres: sigma / smaller))
      if narrow < Swift.min(threshold + 0.005, 1) { return (.unknown, own) }
      if narrow >= 0.999_999 { break }
    }
    return (.met, own)
  }

  /// A number that the probability never passes, cheaply.
  private func mostProbability(around centre: Coordinate, sigma: Double) -> Double {
    guard sigma > 0 else { return 1 }
    var sum = 0.0
    for part in parts where sum < 1 {
      // The sphere is off by at most 0.56 %.
      let distance = TruceGround.distanceInMetres(from: centre, to: part.middle)
      let radius = part.reach * 1.006 + part.buffer
      sum += normalProbability(
        inCircleOf: radius / sigma,
        atDistance: Swift.max(0, distance * 0.994) / sigma)
    }
    return sum
  }

  /// Whether every line from the centre to a point of the ground lies on it, so that a wider spread
  /// always lowers the probability; told only for one part.
  private func isSeenWhole(from centre: Coordinate) -> Bool {
    guard parts.count == 1, let part = parts.first else { return false }
    switch part.form {
    case .point: return true
    case .line: return false
    case .polygon(let rings):
      guard rings.count == 1, part.buffer == 0 else { return false }
      let plane = LocalPlane(around: centre)
      let corners = rings[0].map(plane.point(of:))
      guard var before = corners.last else { return false }
      var (left, right) = (false, false)
      var turned = 0.0
      for corner in corners {
        let cross = before.x * corner.y - before.y * corner.x
        turned += atan2(cross, before.x * corner.x + before.y * corner.y)
        if cross > 0 { left = true } else if cross < 0 { right = true }
        before = corner
      }
      return left != right && abs(abs(turned) - 2 * .pi) < 0.1
    }
  }

  /// The longest way across any of its parts at most, in metres.
  public var widthInMetres: Double {
    parts.map { 2 * ($0.reach + $0.buffer) }.reduce(0, Swift.max)
  }
}

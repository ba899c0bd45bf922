// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

// What is owed and what was delivered: stages, rates, and so much for each piece of something else.
extension Agreement {
  /// Whether an obligation is delivered at a moment.
  ///
  /// Lines of one commitment that owe the same to the same are stages: what was delivered counts for
  /// the first before it counts for the next.
  func isDone(
    _ obligation: Commitment.Obligation, of commitment: Commitment, at instant: Instant
  ) -> Kleene {
    let reconciled = commitment.progress.filter { $0.stage.value == .reconciled }
    let byWord = reconciled.reduce(Kleene.notMet) { $0 || hasPassed($1.day.value, at: instant) }
    if obligation.rate != nil {
      return byWord
        || (running(obligation, of: commitment, at: instant).0 == .delivered ? .met : .notMet)
    }
    if obligation.forEach != nil {
      return byWord
        || (matching(obligation, of: commitment, at: instant).0 == .delivered ? .met : .notMet)
    }
    let owed = commitment.owed(upTo: obligation)
    var sum = 0
    for step in commitment.deliveries(by: obligation.from.value) {
      sum += step.quantity?.value ?? obligation.quantity?.value ?? 0
      if sum >= owed { return byWord || hasPassed(step.day.value, at: instant) }
    }
    return byWord
  }

  /// How something that is owed again and again stands: by the last whole day, week or month.
  func running(
    _ obligation: Commitment.Obligation, of commitment: Commitment, at instant: Instant
  ) -> (PromiseState.State, String) {
    guard let rate = obligation.rate else {
      return standing(due(of: obligation), obligation, at: instant)
    }
    let zone = clockZone.value
    let begins = obligation.following.map { day(of: $0.target.value) } ?? obligation.due
    guard let first = begins?.at ?? begins?.notBefore else {
      if let relative = obligation.following {
        return (.waiting, "it begins with '\(relative.target.value.name)'")
      }
      return (.undated, "no text says from when")
    }
    let start: CivilDay =
      switch first.value {
      case .day(let day): day
      case .instant(let instant): zone.clock(at: instant).day
      }
    if instant < zone.start(of: start) { return (.due, "it begins on \(start)") }
    let end = due(of: obligation)?.notAfter.map { last -> CivilDay in
      switch last.value {
      case .day(let day): day
      case .instant(let instant): zone.clock(at: instant).day
      }
    }
    let today = zone.clock(at: instant).day
    let isOver = end.map { zone.span(of: $0).end <= instant } ?? false
    let owed = obligation.limit == .atMost ? 0 : obligation.quantity?.value ?? 1
    var counts: [CivilDay: Int] = [:]
    for step in commitment.deliveries(by: obligation.from.value) {
      counts[step.day.value, default: 0] +=
        step.quantity?.value ?? obligation.quantity?.value ?? 1
    }
    func period(_ number: Int) -> (from: CivilDay, count: Int) {
      let from = rate.start(ofPeriod: number, from: start)
      var (day, count) = (from, 0)
      let next = rate.start(ofPeriod: number + 1, from: start)
      while day < next {
        count += counts[day] ?? 0
        day = day.advanced(byDays: 1)
      }
      return (from, count)
    }
    // Whole periods end before today, and not after the last day.
    let close = Swift.min(today, end?.advanced(byDays: 1) ?? today)
    let whole = rate.wholePeriods(from: start, before: close)
    func told(_ period: (from: CivilDay, count: Int)) -> String {
      "\(period.count) of \(owed) in the \(rate.rawValue) from \(period.from)"
    }
    if isOver {
      let short = (0..<whole).reversed().lazy.map(period).first { $0.count < owed }
      return short.map { (.overdue, "its time is over, and sources show \(told($0))") }
        ?? (.delivered, "its time is over, and sources show it for each \(rate.rawValue)")
    }
    guard whole > 0 else { return (.due, "its first \(rate.rawValue) is not over") }
    let last = period(whole - 1)
    return last.count < owed
      ? (.overdue, "sources show \(told(last))") : (.due, "sources show \(told(last))")
  }

  /// How something stands of which so much is owed for each piece of another commitment.
  ///
  /// It is owed on the day on which the other's pieces are delivered, unless it has a day of its own.
  func matching(
    _ obligation: Commitment.Obligation, of commitment: Commitment, at instant: Instant
  ) -> (PromiseState.State, String) {
    guard let name = obligation.forEach?.value, let other = self.commitment(name) else {
      return (.unknown, "no text says for each of what")
    }
    func sum(_ steps: [Commitment.Progress], of unit: Int) -> (certain: Int, possible: Int) {
      var sums = (certain: 0, possible: 0)
      for step in steps {
        let number = step.quantity?.value ?? unit
        switch hasPassed(step.day.value, at: instant) {
        case .met: sums = (sums.certain + number, sums.possible + number)
        case .unknown: sums.possible += number
        case .notMet: break
        }
      }
      return sums
    }
    let each = obligation.quantity?.value ?? 1
    let pieces = sum(
      other.progress.filter { $0.stage.value == .delivered },
      of: other.obligations.first?.quantity?.value ?? 1)
    if pieces.possible == 0 {
      return (.waiting, "it is owed for each of '\(name)', and no source shows one delivered")
    }
    let own = sum(commitment.deliveries(by: obligation.from.value), of: each)
    let told =
      "for \(pieces.certain) of '\(name)' \(each * pieces.certain) are owed, and sources "
      + "show \(own.certain)"
    if own.certain >= each * pieces.possible {
      // Without a number of its own the other may go on, as may two that are owed for each other.
      let isOpen = other.obligations.contains { $0.forEach != nil || $0.quantity == nil }
      return !isOpen && isDone(other, at: instant) == .met ? (.delivered, told) : (.due, told)
    }
    if let due = due(of: obligation), due.at != nil || due.notAfter != nil {
      let (state, because) = standing(due, obligation, at: instant)
      return (state, because + "; " + told)
    }
    return own.possible < each * pieces.certain ? (.overdue, told) : (.due, told)
  }
}

extension Commitment {
  /// What a party, or nobody named, is shown to have delivered.
  fileprivate func deliveries(by party: Party.ID) -> [Progress] {
    progress.filter { $0.stage.value == .delivered && ($0.by == nil || $0.by?.value == party) }
  }

  /// How much is owed up to a line, with the stages before it; of what is owed at most, any is enough.
  fileprivate func owed(upTo obligation: Obligation) -> Int {
    var sum = 0
    for line in obligations where line.isStage(with: obligation) {
      switch line.limit {
      case .exactly, .atLeast, .upTo: sum += line.quantity?.value ?? 0
      case .atMost: break
      }
      if line == obligation { break }
    }
    return sum
  }
}

extension Commitment.Obligation {
  /// Whether two lines of one commitment owe the same, so that they are stages of one thing.
  func isStage(with other: Commitment.Obligation) -> Bool {
    from == other.from && verb == other.verb && unit == other.unit && to == other.to
      && zones == other.zones && rate == nil && forEach == nil && other.rate == nil
      && other.forEach == nil
  }
}

extension Commitment.Rate {
  /// The first day of a period, counted from the first.
  fileprivate func start(ofPeriod number: Int, from first: CivilDay) -> CivilDay {
    switch self {
    case .day: first.advanced(byDays: number)
    case .week: first.advanced(byDays: 7 * number)
    case .month: number == 0 ? first : Length(number, .months).after(first)
    }
  }

  /// How many whole periods from a first day on end before a day.
  fileprivate func wholePeriods(from first: CivilDay, before day: CivilDay) -> Int {
    let days = day.daysSince1970 - first.daysSince1970
    guard days > 0 else { return 0 }
    switch self {
    case .day: return days
    case .week: return days / 7
    case .month:
      // A month has 28 days at least; the estimate is never too small.
      var number = days / 28
      while number > 0, start(ofPeriod: number, from: first) > day { number -= 1 }
      return number
    }
  }
}

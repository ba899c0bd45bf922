// SPDX-License-Identifier: Apache-2.0

extension Int {
  /// Reads a whole number in figures with an optional sign; `nil` for anything else, also for one
  /// that does not fit.
  init?(fromDecimal text: UnsafeRawBufferPointer) {
    var at = 0
    var isNegative = false
    if let first = text.first, first == 0x2D || first == 0x2B {
      isNegative = first == 0x2D
      at = 1
    }
    guard at < text.count else { return nil }
    var value = 0
    while at < text.count {
      let figure = text[at] &- 0x30
      guard figure < 10 else { return nil }
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) =
        isNegative
        ? tens.subtractingReportingOverflow(Int(figure)) : tens.addingReportingOverflow(Int(figure))
      if overflow || carry { return nil }
      value = sum
      at += 1
    }
    self = value
  }
}

extension Double {
  /// Reads a decimal number; `nil` for anything else.
  ///
  /// Up to 15 figures with a power of ten within ±22 are exact by one division or multiplication
  /// (W. D. Clinger, PLDI 1990, the fast path); all else goes to the standard library.
  init?(fromDecimal text: UnsafeRawBufferPointer) {
    var (at, figures, scale, mantissa) = (0, 0, 0, UInt64(0))
    let isNegative = text.first == 0x2D
    if isNegative || text.first == 0x2B { at = 1 }
    let start = at
    while at < text.count, text[at] &- 0x30 < 10 {
      mantissa = mantissa &* 10 &+ UInt64(text[at] &- 0x30)
      at += 1
    }
    figures = at - start
    if at < text.count, text[at] == 0x2E {
      let point = at
      at += 1
      while at < text.count, text[at] &- 0x30 < 10 {
        mantissa = mantissa &* 10 &+ UInt64(text[at] &- 0x30)
        at += 1
      }
      scale = at - point - 1
      figures += scale
    }
    guard figures > 0 else { return nil }
    if at == text.count, figures <= 15 {
      let size = Double(mantissa) / Self.powersOfTen[scale]
      self = isNegative ? -size : size
      return
    }
    if at < text.count {
      guard text[at] | 0x20 == 0x65 else { return nil }
      at += 1
      if at < text.count, text[at] == 0x2D || text[at] == 0x2B { at += 1 }
      guard at < text.count, text[at...].allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    }
    guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite
    else { return nil }
    self = value
  }

  /// 1, 10, … 10^22: the powers of ten that a double holds exactly.
  static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}

// SPDX-License-Identifier: Apache-2.0

/// Something that is counted, with its forms in each language.
enum Noun: CaseIterable {
  case incident
  case hour
  case day
  case month
  case year
  case row
  case underEvery
  case contestedOnes
  case undeterminedOnes
  case violationOnes
  case ofProvisions

  /// The forms: one and other in English, one, few and many in Ukrainian and Russian.
  ///
  /// Source: Unicode CLDR plural rules.
  func forms(in language: Language) -> [String] {
    let (english, ukrainian, russian) = texts
    return switch language {
    case .english: english
    case .ukrainian: ukrainian
    case .russian: russian
    }
  }

  private var texts: ([String], [String], [String]) {
    switch self {
    case .incident:
      (
        ["incident", "incidents"], ["інцидент", "інциденти", "інцидентів"],
        ["инцидент", "инцидента", "инцидентов"]
      )
    // After a number as it stands after "for": `for one hour`.
    case .hour: (["hour", "hours"], ["годину", "години", "годин"], ["час", "часа", "часов"])
    case .day: (["day", "days"], ["день", "дні", "днів"], ["день", "дня", "дней"])
    case .month:
      (["month", "months"], ["місяць", "місяці", "місяців"], ["месяц", "месяца", "месяцев"])
    case .year: (["year", "years"], ["рік", "роки", "років"], ["год", "года", "лет"])
    case .row: (["row", "rows"], ["рядок", "рядки", "рядків"], ["строка", "строки", "строк"])
    case .underEvery:
      (
        ["violation under every counted reading", "violations under every counted reading"],
        [
          "порушення за всіма врахованими прочитаннями",
          "порушення за всіма врахованими прочитаннями",
          "порушень за всіма врахованими прочитаннями",
        ],
        [
          "нарушение по всем учтённым прочтениям", "нарушения по всем учтённым прочтениям",
          "нарушений по всем учтённым прочтениям",
        ]
      )
    case .contestedOnes:
      (
        ["contested", "contested"], ["спірний", "спірні", "спірних"],
        ["спорный", "спорных", "спорных"]
      )
    case .undeterminedOnes:
      (
        ["undetermined", "undetermined"], ["невизначений", "невизначені", "невизначених"],
        ["неопределённый", "неопределённых", "неопределённых"]
      )
    case .violationOnes:
      (
        ["violation", "violations"], ["порушення", "порушення", "порушень"],
        ["нарушение", "нарушения", "нарушений"]
      )
    case .ofProvisions:
      (
        ["provision", "provisions"], ["положення", "положень", "положень"],
        ["положения", "положений", "положений"]
      )
    }
  }
}

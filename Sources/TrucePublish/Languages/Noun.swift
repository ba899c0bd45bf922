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
  case prisoner
  case woundedPrisoner
  case detainee
  case hostage
  case body
  case tournament
  case match

  /// What a unit of an agreement names, where many agreements name it; `nil` for any other.
  init?(unit: String) {
    switch unit {
    case "prisoner": self = .prisoner
    case "wounded-prisoner": self = .woundedPrisoner
    case "detainee": self = .detainee
    case "hostage": self = .hostage
    case "body": self = .body
    case "tournament": self = .tournament
    case "match": self = .match
    default: return nil
    }
  }

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
    case .prisoner:
      (
        ["prisoner", "prisoners"], ["полонений", "полонені", "полонених"],
        ["пленный", "пленных", "пленных"]
      )
    case .woundedPrisoner:
      (
        ["wounded prisoner", "wounded prisoners"],
        ["поранений полонений", "поранені полонені", "поранених полонених"],
        ["раненый пленный", "раненых пленных", "раненых пленных"]
      )
    case .detainee:
      (
        ["detainee", "detainees"], ["затриманий", "затримані", "затриманих"],
        ["задержанный", "задержанных", "задержанных"]
      )
    case .hostage:
      (
        ["hostage", "hostages"], ["заручник", "заручники", "заручників"],
        ["заложник", "заложника", "заложников"]
      )
    case .body: (["body", "bodies"], ["тіло", "тіла", "тіл"], ["тело", "тела", "тел"])
    case .tournament:
      (
        ["tournament", "tournaments"], ["турнір", "турніри", "турнірів"],
        ["турнир", "турнира", "турниров"]
      )
    case .match: (["match", "matches"], ["матч", "матчі", "матчів"], ["матч", "матча", "матчей"])
    case .ofProvisions:
      (
        ["provision", "provisions"], ["положення", "положень", "положень"],
        ["положения", "положений", "положений"]
      )
    }
  }
}

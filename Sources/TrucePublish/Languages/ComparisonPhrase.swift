// SPDX-License-Identifier: Apache-2.0

/// What a report says of comparisons; see ``Phrase``.
enum ComparisonPhrase: CaseIterable {
  case heading
  case none
  case written
  case recorded
  case plan
  case control
  case noControl
  case test
  case unlike
  case unsaid
  case notBefore
  case notYet
  case split
  case what
  case observed
  case waves
  case waveRatio
  case hits
  case hitRatio
  case both
  case inScope
  case outOfScope
  case noRatio
  case ratio
  case openRatio
  case middle
  case fewDays
  case nothing
  case dispersed
  case notDispersed
  case controlRose
  case against
  case unknownScope
  case undated
  case caution
}

extension ComparisonPhrase: Translated {
  var texts: (english: String, ukrainian: String, russian: String) {
    switch self {
    case .heading: ("Did it hold?", "Чи дотримано?", "Соблюдено ли?")
    case .none:
      (
        "No comparison was written down before the count, so none is shown.",
        "До підрахунку жодного порівняння не записано, тому тут його немає.",
        "До подсчёта ни одно сравнение не записано, поэтому здесь его нет."
      )
    case .written: ("Written down on %1: %2.", "Записано %1: %2.", "Записано %1: %2.")
    case .recorded:
      ("In the ledger since %1.", "У журналі з %1.", "В журнале с %1.")
    case .plan:
      (
        "In scope: %1, as the words of each reading say. Counted: rows of “%2”, %3 before each split and %4 from it on.",
        "Охоплено: %1, за словами кожного прочитання. Пораховано рядки «%2»: %3 до кожного поділу і %4 від нього.",
        "Охвачено: %1, по словам каждого прочтения. Посчитаны строки «%2»: %3 до каждого раздела и %4 от него."
      )
    case .control:
      (
        "Control: attacks of the same feed that the reading leaves out.",
        "Для порівняння: напади з того самого джерела, які прочитання не охоплює.",
        "Для сравнения: нападения из того же источника, которые прочтение не охватывает."
      )
    case .noControl: ("No control.", "Без контролю.", "Без контроля.")
    case .test:
      (
        "Test: conditional binomial, exact, 95 %. Number of tests: %1, one a reading.",
        "Перевірка: умовна біноміальна, точна, 95 %. Кількість перевірок: %1, одна на прочитання.",
        "Проверка: условная биномиальная, точная, 95 %. Число проверок: %1, одна на прочтение."
      )
    case .unlike:
      (
        "No ratio is shown: the way of collecting changed. The mission says: %1.",
        "Відношення не показано: спосіб збирання змінився. Місія зазначає: %1.",
        "Отношение не показано: способ сбора изменился. Миссия указывает: %1."
      )
    case .unsaid:
      (
        "No ratio is shown: the mission does not say that the feed was collected in one way.",
        "Відношення не показано: місія не зазначає, що дані збирали в один спосіб.",
        "Отношение не показано: миссия не указывает, что данные собирали одним способом."
      )
    case .notBefore:
      (
        "No ratio is shown: the ledger does not hold this comparison before the first row of the feed.",
        "Відношення не показано: у журналі цього порівняння немає до першого рядка джерела.",
        "Отношение не показано: в журнале этого сравнения нет до первой строки источника."
      )
    case .notYet:
      (
        "Counted once, when its last day is over: %1. Who looks every day finds something on some day.",
        "Рахують один раз, коли мине останній день: %1. Хто дивиться щодня, колись щось знайде.",
        "Считают один раз, когда пройдёт последний день: %1. Кто смотрит каждый день, когда-нибудь что-то найдёт."
      )
    case .split: ("split", "поділ", "раздел")
    case .what: ("What is counted", "Що пораховано", "Что посчитано")
    case .observed: ("Days", "Дні", "Дни")
    case .waves: ("Waves: days with a hit", "Хвилі: дні з влучанням", "Волны: дни с попаданием")
    case .waveRatio: ("Ratio of waves", "Відношення хвиль", "Отношение волн")
    case .hits: ("Hits", "Влучання", "Попадания")
    case .hitRatio: ("Ratio of hits", "Відношення влучань", "Отношение попаданий")
    case .both: ("%1 before, %2 after", "%1 до, %2 після", "%1 до, %2 после")
    case .inScope: ("in scope", "охоплено", "охвачено")
    case .outOfScope: ("out of scope (control)", "не охоплено (контроль)", "не охвачено (контроль)")
    case .noRatio: ("none shown", "не показано", "не показано")
    case .ratio: ("%1 (%2 to %3)", "%1 (від %2 до %3)", "%1 (от %2 до %3)")
    case .openRatio: ("at least %1", "щонайменше %1", "не менее %1")
    case .middle: ("by mid-P %1 to %2", "за mid-P від %1 до %2", "по mid-P от %1 до %2")
    case .fewDays:
      (
        "%1: fewer than five days on one side, so no ratio.",
        "%1: з одного боку менше п’яти днів, тому відношення немає.",
        "%1: с одной стороны меньше пяти дней, поэтому отношения нет."
      )
    case .nothing:
      (
        "%1: nothing was counted on either side. That bounds the rate, it does not make it zero: at most %2 a day before and %3 after (95 %).",
        "%1: ні до, ні після нічого не пораховано. Це обмежує частоту, а не робить її нулем: щонайбільше %2 на день до і %3 після (95 %).",
        "%1: ни до, ни после ничего не насчитано. Это ограничивает частоту, а не делает её нулём: не более %2 в день до и %3 после (95 %)."
      )
    case .dispersed:
      (
        "%1: hits vary from day to day more than chance would (index of dispersion %2, p %3). No interval rests on them; waves lead.",
        "%1: влучання різняться день у день більше, ніж випадково (індекс дисперсії %2, p %3). Інтервалу за ними немає; провідні хвилі.",
        "%1: попадания различаются день ото дня больше, чем случайно (индекс дисперсии %2, p %3). Интервала по ним нет; ведут волны."
      )
    case .notDispersed:
      (
        "%1: hits vary from day to day about as chance would (index of dispersion %2, p %3).",
        "%1: влучання різняться день у день приблизно як випадково (індекс дисперсії %2, p %3).",
        "%1: попадания различаются день ото дня примерно как случайно (индекс дисперсии %2, p %3)."
      )
    case .controlRose:
      (
        "%1: attacks out of scope rose. Some may have been turned from what is in scope to what is not; then the control does not show what would have been, and no ratio of the two is given.",
        "%1: нападів поза охопленням побільшало. Частину могли перенести з охопленого на неохоплене; тоді контроль не показує, що було б, і відношення двох не наведено.",
        "%1: нападений вне охвата стало больше. Часть могли перенести с охваченного на неохваченное; тогда контроль не показывает, что было бы, и отношение двух не приведено."
      )
    case .against:
      (
        "%1: against the control %2 (%3 to %4, exact), if both would have changed alike.",
        "%1: проти контролю %2 (від %3 до %4, точно), якби обоє змінювалися однаково.",
        "%1: против контроля %2 (от %3 до %4, точно), если бы оба менялись одинаково."
      )
    case .unknownScope:
      (
        "%1: of %2 hits before and %3 after, it is not known whether they are in scope; they are in neither row.",
        "%1: про %2 влучань до і %3 після невідомо, чи вони охоплені; їх немає в жодному рядку.",
        "%1: о %2 попаданиях до и %3 после неизвестно, охвачены ли они; их нет ни в одной строке."
      )
    case .undated:
      (
        "%1: hits without a day, left out: %2.", "%1: влучання без дня, не враховані: %2.",
        "%1: попадания без дня, не учтены: %2."
      )
    case .caution:
      (
        "It counts what one feed tells of, not all that happened. It says nothing of causes, and nothing of who struck: no such number is split by party.",
        "Тут пораховано те, про що говорить одне джерело, а не все, що сталося. Це нічого не каже про причини і про те, хто завдав ударів: такі числа за сторонами не діляться.",
        "Здесь посчитано то, о чём говорит один источник, а не всё, что случилось. Это ничего не говорит о причинах и о том, кто наносил удары: такие числа по сторонам не делятся."
      )
    }
  }
}

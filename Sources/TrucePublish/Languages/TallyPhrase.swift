// SPDX-License-Identifier: Apache-2.0

/// What a report says of published tallies; see ``Phrase``.
enum TallyPhrase: CaseIterable {
  case heading
  case caption
  case who
  case published
  case incidents
  case byWords
  case byPractice
  case underProof
  case unexplained
  case actsOf
  case moreThan
  case noNumber
  case stepNumber
  case stepSeries
  case stepNamed
  case stepClaimed
  case stepWords
  case stepPractice
  case stepProof
  case stepLeft
  case stepLeftAtLeast
  case stepBeyond
  case stepNothing
  case noReading
  case read
}

extension TallyPhrase: Translated {
  var texts: (english: String, ukrainian: String, russian: String) {
    switch self {
    case .heading:
      ("Why the counts differ", "Чому підрахунки різняться", "Почему подсчёты расходятся")
    case .caption:
      (
        "Numbers that each side published, held against the incidents of which its own speakers tell here, under its own reading. The same steps for every side.",
        "Числа, які оприлюднила кожна сторона, поряд з інцидентами, про які тут кажуть її представники, за її власним прочитанням. Кроки для всіх однакові.",
        "Числа, которые опубликовала каждая сторона, рядом с инцидентами, о которых здесь говорят её представители, по её собственному прочтению. Шаги для всех одинаковы."
      )
    case .who: ("Who counts", "Хто рахує", "Кто считает")
    case .published: ("Published", "Оприлюднено", "Опубликовано")
    case .incidents:
      (
        "Incidents told of here", "Інциденти, про які сказано тут",
        "Инциденты, о которых сказано здесь"
      )
    case .byWords: ("Violations by its words", "Порушення за словами", "Нарушения по словам")
    case .byPractice: ("By its practice", "За практикою", "По практике")
    case .underProof: ("Under the mission’s proof", "За стандартом місії", "По стандарту миссии")
    case .unexplained: ("Not explained", "Не пояснено", "Не объяснено")
    case .actsOf: ("%1: on acts of %2", "%1: про дії: %2", "%1: о действиях: %2")
    case .moreThan: ("more than %1", "понад %1", "более %1")
    case .noNumber: ("no number", "без числа", "без числа")
    case .stepNumber:
      ("Published for %2: %1.", "Оприлюднено за %2: %1.", "Опубликовано за %2: %1.")
    case .stepSeries:
      (
        "Added up from %1 publications; days between them without one that was found: %2.",
        "Сума публікацій: %1; днів між ними, за які публікації не знайдено: %2.",
        "Сумма публикаций: %1; дней между ними, за которые публикация не найдена: %2."
      )
    case .stepNamed:
      (
        "Named one by one: %1. Named twice: %2. Of the records named, without a place: %3; without a class of object: %4; in no feed here: %5.",
        "Названо поодинці: %1. Названо двічі: %2. З названих записів без місця: %3; без класу об’єкта: %4; немає в жодному джерелі тут: %5.",
        "Названо по отдельности: %1. Названо дважды: %2. Из названных записей без места: %3; без класса объекта: %4; нет ни в одном источнике здесь: %5."
      )
    case .stepClaimed:
      (
        "Its own speakers tell here, for these days and with the other side as author, of %1.",
        "Її представники кажуть тут за ці дні, називаючи виконавцем іншу сторону: %1.",
        "Её представители говорят здесь за эти дни, называя исполнителем другую сторону: %1."
      )
    case .stepWords:
      (
        "By the words of %1: violations %2; no violation %3%4; undetermined %5%6.",
        "За словами %1: порушення %2; не порушення %3%4; не визначено %5%6.",
        "По словам %1: нарушения %2; не нарушения %3%4; не определено %5%6."
      )
    case .stepPractice:
      (
        "By its practice: violations %1.", "За практикою: порушення %1.",
        "По практике: нарушения %1."
      )
    case .stepProof:
      (
        "By its words, under %1: violations %2.", "За словами, %1: порушення %2.",
        "По словам, %1: нарушения %2."
      )
    case .stepLeft:
      (
        "Counted by it, and told of by no record here: %1.",
        "Пораховано нею, але тут про це не каже жоден запис: %1.",
        "Посчитано ею, но здесь об этом не говорит ни одна запись: %1."
      )
    case .stepLeftAtLeast:
      (
        "Counted by it, and told of by no record here: at least %1.",
        "Пораховано нею, але тут про це не каже жоден запис: щонайменше %1.",
        "Посчитано ею, но здесь об этом не говорит ни одна запись: не менее %1."
      )
    case .stepBeyond:
      (
        "Told of by its speakers beyond that number: %1.",
        "Сказано її представниками понад це число: %1.",
        "Сказано её представителями сверх этого числа: %1."
      )
    case .stepNothing:
      (
        "No number was said, so nothing can be held against it.",
        "Числа не названо, тож порівняти ні з чим.", "Число не названо, сравнить не с чем."
      )
    case .noReading:
      (
        "This side has no reading of the provision here.",
        "Ця сторона тут не має прочитання положення.",
        "У этой стороны здесь нет прочтения положения."
      )
    case .read: ("read it", "прочитати", "прочитать")
    }
  }
}

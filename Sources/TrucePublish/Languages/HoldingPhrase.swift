// SPDX-License-Identifier: Apache-2.0

/// What a report says of what the mission holds; see ``Phrase``.
enum HoldingPhrase: CaseIterable {
  case reachHeading
  case reachCaption
  case reachSource
  case reachTold
  case reachAlone
  case feedNamed
  case speakersOf
  case objectsHeading
  case objectsCaption
  case objectClass
  case elsewhere
  case noneKnown
  case everyClass
  case placed
}

extension HoldingPhrase: Translated {
  var texts: (english: String, ukrainian: String, russian: String) {
    switch self {
    case .reachHeading:
      (
        "What each source alone would give", "Що дало б кожне джерело окремо",
        "Что дал бы каждый источник отдельно"
      )
    case .reachCaption:
      (
        "Of %1: how many each feed, and each side’s speakers, tell of, and how many nobody else tells of. Denials are not counted.",
        "З усіх (%1): про скільки каже кожне джерело даних і представники кожної сторони, і про скільки не каже більше ніхто. Заперечення не враховано.",
        "Из всех (%1): о скольких говорит каждый источник данных и представители каждой стороны, и о скольких не говорит больше никто. Отрицания не учтены."
      )
    case .reachSource: ("Source", "Джерело", "Источник")
    case .reachTold:
      ("Incidents told of", "Про скільки інцидентів каже", "О скольких инцидентах говорит")
    case .reachAlone: ("By it alone", "З них лише воно", "Из них только он")
    case .feedNamed: ("Feed: %1", "Потік: %1", "Поток: %1")
    case .speakersOf: ("Speakers: %1", "Хто говорить: %1", "Кто говорит: %1")
    case .objectsHeading: ("Known objects", "Відомі об’єкти", "Известные объекты")
    case .objectsCaption:
      (
        "Objects that the mission knows, of the classes that readings list, by the country under which their source files them. That says nothing on whose ground they stand.",
        "Об’єкти, відомі місії, за класами, які називають прочитання, і за країною, під якою їх подає джерело. Це нічого не каже про те, чия це земля.",
        "Объекты, известные миссии, по классам, которые называют прочтения, и по стране, под которой их приводит источник. Это ничего не говорит о том, чья это земля."
      )
    case .objectClass: ("Class", "Клас", "Класс")
    case .elsewhere: ("under neither", "ні за тією, ні за іншою", "ни за той, ни за другой")
    case .noneKnown:
      (
        "No object is known of: %1. That is a gap of sources. A strike on such an object is placed by words alone.",
        "Не відомо жодного об’єкта: %1. Це прогалина джерел. Удар по такому об’єкту розміщено лише за словами.",
        "Не известно ни одного объекта: %1. Это пробел источников. Удар по такому объекту размещён только по словам."
      )
    case .everyClass:
      (
        "Of every class some object is known on both sides.",
        "У кожному класі відомий хоч якийсь об’єкт з обох сторін.",
        "В каждом классе известен хотя бы один объект с обеих сторон."
      )
    case .placed:
      (
        "Objects placed from a report of an incident: %1. They decide nothing and are not in the table.",
        "Об’єкти, розміщені за повідомленням про інцидент: %1. Вони нічого не вирішують, у таблиці їх немає.",
        "Объекты, размещённые по сообщению об инциденте: %1. Они ничего не решают, в таблице их нет."
      )
    }
  }
}

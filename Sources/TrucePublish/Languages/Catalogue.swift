// SPDX-License-Identifier: Apache-2.0

extension Phrase: Translated {
  /// The words in English, Ukrainian and Russian; `%1`, `%2`, … are blanks.
  var texts: (english: String, ukrainian: String, russian: String) {
    switch self {
    case .violation: ("violation", "порушення", "нарушение")
    case .notViolation: ("not a violation", "не порушення", "не нарушение")
    case .undetermined: ("undetermined", "не визначено", "не определено")
    case .noFinding: ("no finding", "висновку немає", "вывода нет")
    case .core: ("Core", "Ядро", "Ядро")
    case .contested: ("Contested", "Спірні", "Спорные")
    case .undeterminedMany: ("Undetermined", "Невизначені", "Неопределённые")
    case .outside: ("Outside", "Поза межами", "Вне рамок")
    case .coreWords:
      (
        "Violations under every counted reading.",
        "Порушення за всіма врахованими прочитаннями.",
        "Нарушения по всем учтённым прочтениям."
      )
    case .contestedWords:
      (
        "Violations under one counted reading, not under another.",
        "Порушення за одним врахованим прочитанням, не порушення за іншим.",
        "Нарушения по одному учтённому прочтению, не нарушения по другому."
      )
    case .undeterminedWords:
      (
        "Not known under at least one counted reading.",
        "Невідомо щонайменше за одним врахованим прочитанням.",
        "Неизвестно хотя бы по одному учтённому прочтению."
      )
    case .lackingHow:
      (
        "Not yet known. What lacks: %1.",
        "Ще не відомо. Бракує: %1.",
        "Ещё не известно. Не хватает: %1."
      )
    case .outsideWords:
      (
        "Reported, but no counted reading forbids them. Not a measure of calm.",
        "Повідомлені, але жодне враховане прочитання їх не забороняє. Це не міра спокою.",
        "Сообщены, но ни одно учтённое прочтение их не запрещает. Это не мера спокойствия."
      )
    case .limbs: ("Limbs", "Складники", "Составляющие")
    case .occurrence: ("occurrence", "факт події", "факт события")
    case .time: ("time", "час", "время")
    case .place: ("place", "місце", "место")
    case .object: ("object", "об’єкт", "объект")
    case .attribution: ("attribution", "виконавець", "исполнитель")
    case .exception: ("exception", "виняток", "исключение")
    case .met: ("met", "виконано", "выполнено")
    case .notMet: ("not met", "не виконано", "не выполнено")
    case .unknown: ("unknown", "невідомо", "неизвестно")
    case .lacks: ("lacks %1", "бракує: %1", "не хватает: %1")
    case .stateInForce: ("in force", "діє", "действует")
    case .stateNotInForce: ("not in force", "не діє", "не действует")
    case .stateUnknown: ("unknown", "невідомо", "неизвестно")
    case .stateSuspended: ("suspended", "призупинено", "приостановлено")
    case .stateExpired: ("expired", "строк минув", "срок истёк")
    case .stateReleased:
      ("released", "сторона вільна від зобов’язань", "сторона свободна от обязательств")
    case .stanceProposes: ("proposes", "пропозиція", "предложение")
    case .stanceAccepts: ("accepts", "згода", "согласие")
    case .stanceInPrinciple: ("accepts in principle", "згода в принципі", "согласие в принципе")
    case .stanceRefuses: ("refuses", "відмова", "отказ")
    case .stanceWithdraws: ("withdraws", "відкликання згоди", "отзыв согласия")
    case .answerConsiders: ("will talk about it", "готовність обговорювати", "готовность обсуждать")
    case .positionUnknown: ("no position known", "позиція невідома", "позиция неизвестна")
    case .subjectTo: ("Subject to: %1", "За умови: %1", "При условии: %1")
    case .newNow: ("New in this period", "Нове за цей період", "Новое за этот период")
    case .stageAnnounced: ("announced", "оголошено", "объявлено")
    case .stageAgreed: ("agreed", "узгоджено", "согласовано")
    case .stageDelivered: ("delivered", "виконано", "исполнено")
    case .stageReconciled: ("reconciled", "звірено", "сверено")
    case .stageNone:
      (
        "no step is shown by a source",
        "жоден крок не підтверджено джерелом",
        "ни один шаг не подтверждён источником"
      )
    case .actHit: ("hit", "влучання", "попадание")
    case .actAttempt:
      (
        "attempt (intercepted or missed)",
        "спроба (перехоплено або повз)",
        "попытка (перехвачено или мимо)"
      )
    case .actDebris: ("debris", "уламки", "обломки")
    case .actDemolition: ("demolition", "підрив на місці", "подрыв на месте")
    case .actCrossing: ("crossing", "перетин", "пересечение")
    case .actOverflight: ("overflight", "проліт", "пролёт")
    case .actPresence: ("presence", "присутність", "присутствие")
    case .actMovement: ("movement", "переміщення", "перемещение")
    case .actArming: ("arming", "озброєння", "вооружение")
    case .actRecruitment: ("recruitment", "набір", "набор")
    case .actObstruction: ("obstruction", "перешкоджання", "воспрепятствование")
    case .actHarm: ("harm to persons", "шкода людям", "вред людям")
    case .actCompliance: ("claim of compliance", "заява про дотримання", "заявление о соблюдении")
    case .actTally: ("tally", "підрахунок", "подсчёт")
    case .actDenial: ("denial", "заперечення", "отрицание")
    case .actNone: ("record", "запис", "запись")
    case .dayReported: ("reported", "є повідомлення", "есть сообщения")
    case .dayNothingReported:
      (
        "nothing reported (the feed declares itself complete)",
        "повідомлень немає (джерело заявляє про повноту)",
        "сообщений нет (источник заявляет о полноте)"
      )
    case .dayNotObserved: ("not observed", "не спостерігалося", "не наблюдалось")
    case .dayNotYetReported: ("not yet reported", "ще не повідомлено", "ещё не сообщено")
    case .notObservedShort: ("no reports", "без повідомлень", "без сообщений")
    case .namedByPerson: ("a person decided it", "рішення людини", "решение человека")
    case .namedBySource: ("the source names it", "назвало джерело", "назвал источник")
    case .namedByLexicon:
      (
        "proposed from the words",
        "запропоновано за словами",
        "предложено по словам"
      )
    case .namedByPlace: ("inferred from the place", "виведено з місця", "выведено из места")
    case .proof: ("Proof", "Стандарт доказування", "Стандарт доказывания")
    case .proofDefault: ("default proof", "типовий стандарт", "обычный стандарт")
    case .proofAnyReport: ("any report", "будь-яке повідомлення", "любое сообщение")
    case .proofTwoIndependent:
      (
        "two independent sources",
        "два незалежні джерела",
        "два независимых источника"
      )
    case .proofBothParties:
      (
        "both parties assert it",
        "обидві сторони стверджують",
        "обе стороны утверждают"
      )
    case .proofReviewed:
      (
        "reviewed by two persons",
        "перевірено двома особами",
        "проверено двумя людьми"
      )
    case .claimsOf: ("Claims of: %1", "За заявами: %1", "По заявлениям: %1")
    case .noTextSays: ("no text says", "жоден текст не визначає", "ни один текст не определяет")
    case .untilFurtherNotice:
      (
        "until further notice",
        "до подальшого повідомлення",
        "до дальнейшего уведомления"
      )
    case .notBefore: ("not before %1", "не раніше: %1", "не раньше: %1")
    case .notAfter: ("not after %1", "не пізніше: %1", "не позже: %1")
    case .fromWhen: ("from: %1", "початок: %1", "начало: %1")
    case .untilWhen: ("until: %1", "кінець: %1", "конец: %1")
    case .timeOfDayUnknown: ("time of day unknown", "час доби невідомий", "время суток неизвестно")
    case .dayUnknown:
      (
        "day not known more closely",
        "точніший день невідомий",
        "точный день неизвестен"
      )
    case .placeUnknown: ("place unknown", "місце невідоме", "место неизвестно")
    case .within: ("within %1", "у межах %1", "в пределах %1")
    case .metres: ("m", "м", "м")
    case .kilometres: ("km", "км", "км")
    case .objectUnknown: ("object unknown", "об’єкт невідомий", "объект неизвестен")
    case .attributedTo:
      (
        "attributed by its sources to: %1",
        "джерела називають виконавцем: %1",
        "источники называют исполнителем: %1"
      )
    case .notAttributed:
      (
        "could not be attributed",
        "виконавця не встановлено",
        "исполнитель не установлен"
      )
    case .ownGroundMark:
      (
        "on ground that the accused itself claims",
        "на землі, яку обвинувачена сторона вважає своєю",
        "на земле, которую обвиняемая сторона считает своей"
      )
    case .byPractice:
      (
        "by its own counting:",
        "за власним підрахунком:",
        "по собственному подсчёту:"
      )
    case .casualties:
      (
        "Casualties, in its words: %1",
        "Постраждалі, за його словами: %1",
        "Пострадавшие, по его словам: %1"
      )
    case .dissent:
      (
        "A dissent from this finding is recorded: entry %1, key %2, %3.",
        "До цього висновку записано окрему думку: запис %1, ключ %2, %3.",
        "К этому выводу записано особое мнение: запись %1, ключ %2, %3."
      )
    case .sourcesOfIt:
      (
        "Sources of this incident: speaker, whom it speaks for, act, words; feed and row, grade",
        "Джерела інциденту: хто каже, від чийого імені, дія, слова; потік і рядок, оцінка",
        """
        Источники инцидента: кто говорит, от чьего имени, действие, слова; поток и строка, \
        оценка
        """
      )
    case .why: ("Why:", "Чому:", "Почему:")
    case .wouldHave: ("would have covered", "охопило б", "охватило бы")
    case .wordsObjects: ("what is covered", "що охоплено", "что охвачено")
    case .wordsStart: ("the start", "початок", "начало")
    case .wordsEnd: ("the end", "кінець", "конец")
    case .wordsActs: ("which acts count", "які дії враховано", "какие действия учтены")
    case .wordsTerritory: ("the territory", "територія", "территория")
    case .wordsParties: ("who is bound", "хто зобов’язаний", "кто обязан")
    case .wordsExceptions: ("the exceptions", "винятки", "исключения")
    case .wordsOn: ("Words on", "Про що слова", "О чём слова")
    case .leavesOut:
      (
        "These words leave it out",
        "Ці слова не охоплюють",
        "Эти слова не охватывают"
      )
    case .doesNot:
      (
        "These words do not",
        "Ці слова охоплюють або лишають відкритим",
        "Эти слова охватывают или оставляют открытым"
      )
    case .wouldHang:
      (
        "Would hang on them once what lacks is known",
        "Залежали б від них, якби стало відомо те, чого бракує",
        "Зависели бы от них, если бы недостающее стало известно"
      )
    case .contestedHeading:
      (
        "What is contested, and by which words",
        "Що спірне і через які слова",
        "Что спорно и из-за каких слов"
      )
    case .divisionCaption:
      (
        """
        Incidents on which the readings part, counted or shown beside, by the words that \
        decide. One incident can hang on several.
        """,
        """
        Інциденти, у яких прочитання розходяться (враховані та показані поруч), за словами, що \
        вирішують. Один інцидент може залежати від кількох.
        """,
        """
        Инциденты, в которых прочтения расходятся (учтённые и показанные рядом), по словам, \
        которые решают. Один инцидент может зависеть от нескольких.
        """
      )
    case .noDivision:
      (
        "No incident so far on which the readings part.",
        "Поки немає інциденту, в якому прочитання розходяться.",
        "Пока нет инцидента, в котором прочтения расходятся."
      )
    case .moreDivisions:
      (
        "In the JSON besides: %1.",
        "Ще у JSON: %1.",
        "Ещё в JSON: %1."
      )
    case .noClass: ("no class named", "клас не названо", "класс не назван")
    case .skip:
      (
        "Skip to what is in force now",
        "Перейти до того, що діє зараз",
        "Перейти к тому, что действует сейчас"
      )
    case .languagesAndFormats: ("Languages and formats", "Мови та формати", "Языки и форматы")
    case .dailyReport: ("daily report, %1", "щоденний звіт, %1", "ежедневный отчёт, %1")
    case .periodReport: ("report for %1", "звіт за %1", "отчёт за %1")
    case .headline: ("%1: %2; %3, %4, %5", "%1: %2; %3, %4, %5", "%1: %2; %3, %4, %5")
    case .headlineNone:
      (
        "%1: no incident was reported; that is not the same as no incident",
        "%1: про інциденти не повідомлено; це не те саме, що їх не було",
        "%1: об инцидентах не сообщено; это не то же, что их не было"
      )
    case .headlineNothingAssessed:
      (
        "No provision was in force, so nothing could violate one",
        "Жодне положення не діяло, тож порушити його було неможливо",
        "Ни одно положение не действовало, нарушить было нечего"
      )
    case .asOf: ("Data as of %1.", "Дані станом на %1.", "Данные на %1.")
    case .nothingImported:
      (
        "Nothing has been imported yet.",
        "Поки нічого не імпортовано.",
        "Пока ничего не импортировано."
      )
    case .countingZone:
      (
        "Days are counted in %1.",
        "Дні відлічено за часом %1.",
        "Дни отсчитаны по времени %1."
      )
    case .theDayBefore: ("the day before", "напередодні", "днём ранее")
    case .thePeriodBefore: ("the period before", "за попередній період", "за предыдущий период")
    case .more: ("%1 more than %2", "на %1 більше, ніж %2", "на %1 больше, чем %2")
    case .fewer: ("%1 fewer than %2", "на %1 менше, ніж %2", "на %1 меньше, чем %2")
    case .asMany: ("as many as %1", "стільки ж, скільки %1", "столько же, сколько %1")
    case .whatIsInForce:
      (
        "What is in force, for whom",
        "Що діє і для кого",
        "Что действует и для кого"
      )
    case .inForceCaption:
      (
        "At the end of %1, or at the data cut-off if that is earlier.",
        "Наприкінці %1 або на момент зрізу даних, якщо він раніший.",
        "На конец %1 или на момент среза данных, если он раньше."
      )
    case .daysInReadingsZone:
      (
        "Days of a start or end are civil days in the reading's own zone.",
        "Дні початку й кінця є календарними днями у часовому поясі самого прочитання.",
        "Дни начала и конца — календарные дни в часовом поясе самого прочтения."
      )
    case .noProvision:
      (
        "The agreement has no provision.",
        "В угоді немає положень.",
        "В соглашении нет положений."
      )
    case .reading: ("Reading", "Прочитання", "Прочтение")
    case .state: ("State", "Стан", "Состояние")
    case .start: ("From", "Від", "С")
    case .end: ("Until", "До", "До")
    case .asReads: ("as read by %1", "за прочитанням: %1", "по прочтению: %1")
    case .readingColumn: ("%1 (%2)", "%1 (%2)", "%1 (%2)")
    case .noReading: ("nobody reads it yet", "прочитання ще немає", "прочтения ещё нет")
    case .forWhom: ("for %1", "для: %1", "для: %1")
    case .fourNumbers: ("Four numbers", "Чотири числа", "Четыре числа")
    case .numbersHeading:
      (
        "%1: %3 since %2, four numbers",
        "%1: %3 з %2, чотири числа",
        "%1: %3 с %2, четыре числа"
      )
    case .ofThemNow: ("%2: %1", "%2: %1", "%2: %1")
    case .countedReadings:
      (
        "Readings that count: %1.",
        "Враховані прочитання: %1.",
        "Учтённые прочтения: %1."
      )
    case .shownBeside: ("Shown beside them: %1.", "Показані поруч: %1.", "Показаны рядом: %1.")
    case .standardOfProof:
      (
        "Standard of proof: %1.",
        "Стандарт доказування: %1.",
        "Стандарт доказывания: %1."
      )
    case .onOwnGround:
      (
        """
        Among them on ground that the accused itself claims: %1, of these in the period %2; \
        this says nothing on whose ground it is.
        """,
        """
        Серед них на землі, яку обвинувачена сторона вважає своєю: %1, з них за період %2; це \
        нічого не каже про те, чия це земля.
        """,
        """
        Среди них на земле, которую обвиняемая сторона считает своей: %1, из них за период %2; \
        это ничего не говорит о том, чья это земля.
        """
      )
    case .undated:
      (
        "Counted in the total but on no single day, because the time spans several days: %1.",
        """
        Враховано в загальному підсумку, але не за окремим днем, бо час охоплює кілька днів: \
        %1.
        """,
        "Учтено в итоге, но не за отдельный день, так как время охватывает несколько дней: %1."
      )
    case .claimsCaption:
      (
        """
        The same incidents when one side's claims are taken at face value; parties in the \
        order in which the agreement names them.
        """,
        """
        Ті самі інциденти, якщо прийняти заяви однієї сторони як є; сторони в порядку, у якому \
        їх називає угода.
        """,
        """
        Те же инциденты, если принять заявления одной стороны как есть; стороны в порядке, в \
        котором их называет соглашение.
        """
      )
    case .totalOf: ("Totals for %1.", "Підсумки за %1.", "Итоги за %1.")
    case .totalAndNow:
      (
        "Totals since %1; with + those of %2.",
        "Підсумки з %1; зі знаком + — за %2.",
        "Итоги с %1; со знаком + — за %2."
      )
    case .notClaimed: ("Not claimed", "Не заявлені", "Не заявлены")
    case .violationsUnderOwn:
      (
        "Violations under its own reading",
        "Порушення за власним прочитанням",
        "Нарушения по собственному прочтению"
      )
    case .byWordsAndPractice:
      (
        "%1 by its words, %2 by its own counting",
        "%1 за її словами, %2 за її підрахунком",
        "%1 по её словам, %2 по её подсчёту"
      )
    case .byItsWords: ("by its words", "за її словами", "по её словам")
    case .byItsPractice: ("by its own counting", "за її підрахунком", "по её подсчёту")
    case .proposals:
      (
        "Proposals that were never in force",
        "Пропозиції, що ніколи не діяли",
        "Предложения, которые никогда не действовали"
      )
    case .proposalsWords:
      (
        "What they would have covered, counted apart. Nothing here is a violation.",
        "Що вони охопили б, пораховано окремо. Тут немає порушень.",
        "Что они охватили бы, посчитано отдельно. Здесь нет нарушений."
      )
    case .otherProvisions: ("Other provisions", "Інші положення", "Другие положения")
    case .provision: ("Provision", "Положення", "Положение")
    case .wouldCoverAll:
      (
        "Covered under every reading",
        "Охоплено за всіма прочитаннями",
        "Охвачено по всем прочтениям"
      )
    case .wouldCoverSome:
      (
        "Under one, not under another",
        "За одним так, за іншим ні",
        "По одному да, по другому нет"
      )
    case .wouldCoverNone: ("Under none", "За жодним", "Ни по одному")
    case .newIncidents: ("Incidents of the day", "Інциденти дня", "Инциденты дня")
    case .incidents: ("Incidents", "Інциденти", "Инциденты")
    case .noIncidents:
      (
        "No incident was reported for %1. What could not be observed stands below.",
        "За %1 про інциденти не повідомлено. Чого не можна було спостерігати, сказано нижче.",
        "За %1 об инцидентах не сообщено. Чего нельзя было наблюдать, сказано ниже."
      )
    case .leftOut:
      (
        "Left out here for want of room: %1 of %2. All of them stand in the CSV and the JSON.",
        "Не показано тут через брак місця: %1 з %2. Усі вони є у CSV та JSON.",
        "Не показано здесь из-за нехватки места: %1 из %2. Все они есть в CSV и JSON."
      )
    case .allOutside:
      (
        "Under no reading of this provision may any of the incidents listed be a violation (%1).",
        """
        За жодним прочитанням цього положення наведені інциденти не можуть бути порушенням \
        (%1).
        """,
        """
        Ни по одному прочтению этого положения перечисленные инциденты не могут быть \
        нарушением (%1).
        """
      )
    case .incidentsCaption:
      (
        """
        %1, reading by reading. Times in %2 where hours are known; a circle's radius says \
        within what the place lies.
        """,
        """
        %1, за кожним прочитанням. Час за %2, де години відомі; радіус показує, у яких межах \
        лежить місце.
        """,
        """
        %1, по каждому прочтению. Время по %2, где часы известны; радиус показывает, в каких \
        пределах лежит место.
        """
      )
    case .when: ("When", "Коли", "Когда")
    case .whereAbouts: ("Where", "Де", "Где")
    case .objectReported:
      (
        "Object, as reported",
        "Об’єкт, за повідомленням",
        "Объект, по сообщению"
      )
    case .mapHeading:
      (
        "The same incidents under each reading",
        "Ті самі інциденти за кожним прочитанням",
        "Те же инциденты по каждому прочтению"
      )
    case .mapCaption:
      (
        "Incidents of %1. Outlines: %2.",
        "Інциденти за %1. Контури: %2.",
        "Инциденты за %1. Контуры: %2."
      )
    case .mapCaptionPlain: ("Incidents of %1.", "Інциденти за %1.", "Инциденты за %1.")
    case .boundaries:
      (
        "Boundaries shown imply no position.",
        "Показані межі не виражають жодної позиції.",
        "Показанные границы не выражают никакой позиции."
      )
    case .mapKey:
      (
        """
        Circle: within which the place lies. Small crosses: known objects. A number: so many \
        incidents at one mark.
        """,
        """
        Коло: у межах чого лежить місце. Хрестики: відомі об’єкти. Число: стільки інцидентів в \
        одній позначці.
        """,
        """
        Круг: в пределах чего лежит место. Крестики: известные объекты. Число: столько \
        инцидентов в одной метке.
        """
      )
    case .mapTitle: ("%1: %2", "%1: %2", "%1: %2")
    case .mapAlternative:
      (
        "Map of the incidents of %2 as read by: %1.",
        "Карта інцидентів за %2, за прочитанням: %1.",
        "Карта инцидентов за %2, по прочтению: %1."
      )
    case .mapCounts:
      (
        "violations %1, undetermined %2, not violations %3",
        "порушення %1, не визначено %2, не порушення %3",
        "нарушения %1, не определено %2, не нарушения %3"
      )
    case .mapEmpty:
      (
        "No incident of these days has a known place.",
        "Жоден інцидент цих днів не має відомого місця.",
        "Ни у одного инцидента этих дней нет известного места."
      )
    case .mapWithoutPlaces:
      (
        "Without a known place, and so not on the map: %1.",
        "Без відомого місця, тому не на карті: %1.",
        "Без известного места, поэтому не на карте: %1."
      )
    case .trendHeading:
      (
        "%1, day by day: on %2 of %3 at least one incident that is not outside",
        "%1, день за днем: днів, у які щонайменше один інцидент не поза межами, — %2 (усього: %3)",
        "%1, день за днём: дней, в которые хотя бы один инцидент не вне рамок, — %2 (всего: %3)"
      )
    case .trendCaption:
      (
        """
        Incidents a day (days of %1): solid core, framed contested, pale undetermined; those \
        outside every reading are not drawn. Below: days without reports (dotted), then for \
        each reading the days in force (dark) and those for which it is unknown whether it was \
        (pale, dashed). It counts what was reported, not all that happened.
        """,
        """
        Інциденти за день (дні за %1): суцільне — ядро, рамка — спірні, бліде — невизначені; \
        ті, що поза межами, не показано. Нижче: дні без повідомлень (пунктир), далі для \
        кожного прочитання дні, коли воно діяло (темне), і дні, коли це невідомо (бліде, \
        пунктир). Пораховано повідомлене, а не все, що сталося.
        """,
        """
        Инциденты за день (дни по %1): сплошное — ядро, рамка — спорные, бледное — \
        неопределённые; те, что вне рамок, не показаны. Ниже: дни без сообщений (пунктир), \
        затем для каждого прочтения дни, когда оно действовало (тёмное), и дни, когда это \
        неизвестно (бледное, пунктир). Посчитано сообщённое, а не всё, что произошло.
        """
      )
    case .trendData: ("The numbers of this picture", "Числа цього малюнка", "Числа этого рисунка")
    case .trendDataCaption: ("%1, by day", "%1, за днями", "%1, по дням")
    case .day: ("Day", "День", "День")
    case .observation: ("Observation", "Спостереження", "Наблюдение")
    case .notObservedHeading:
      (
        "What could not be observed",
        "Чого не можна було спостерігати",
        "Чего нельзя было наблюдать"
      )
    case .notObservedWords:
      (
        "A day without a report is not a day on which nothing happened.",
        "День без повідомлень — це не день, коли нічого не сталося.",
        "День без сообщений — это не день, когда ничего не произошло."
      )
    case .notObservedCaption:
      (
        "What each feed brought for %1 (days of %2).",
        "Що приніс кожен потік за %1 (дні за %2).",
        "Что принёс каждый поток за %1 (дни по %2)."
      )
    case .feed: ("Feed", "Потік", "Поток")
    case .days: ("Days", "Дні", "Дни")
    case .lastImport: ("Last import", "Останній імпорт", "Последний импорт")
    case .never: ("never", "ніколи", "никогда")
    case .badRows:
      (
        "left out as unreadable: %1",
        "пропущено, бо не прочитано: %1",
        "пропущено, так как не прочитано: %1"
      )
    case .promises: ("Promises and deliveries", "Обіцянки та виконання", "Обещания и исполнение")
    case .promisesCaption:
      (
        """
        What sources show until %1. What has no number is graded by people in four steps: not \
        begun, minimal, intermediate, full. Nothing is added up.
        """,
        """
        Що показують джерела до %1. Те, що не має числа, оцінюють люди чотирма ступенями: не \
        розпочато, мінімально, частково, повністю. Нічого не підсумовано.
        """,
        """
        Что показывают источники до %1. То, что не имеет числа, оценивают люди четырьмя \
        ступенями: не начато, минимально, частично, полностью. Ничего не суммируется.
        """
      )
    case .whoOwes: ("Who owes what", "Хто що має виконати", "Кто что должен исполнить")
    case .behindHeading:
      ("Behind the numbers", "Що стоїть за числами", "Что стоит за числами")
    case .behindWords:
      (
        """
        Every number of incidents leads to its list; a list names incidents by their place in \
        order of time, and each leads to its row.
        """,
        """
        Кожне число інцидентів веде до свого переліку; перелік називає інциденти за місцем у \
        порядку часу, і кожен веде до свого рядка.
        """,
        """
        Каждое число инцидентов ведёт к своему списку; список называет инциденты по месту в \
        порядке времени, и каждый ведёт к своей строке.
        """
      )
    case .behindLists: ("Lists: %1", "Переліки: %1", "Списки: %1")
    case .behindTooMany:
      (
        "The incidents are too many to be listed here. Each with its findings: %1.",
        "Інцидентів забагато, щоб перелічити їх тут. Кожен із висновками: %1.",
        "Инцидентов слишком много, чтобы перечислить их здесь. Каждый с выводами: %1."
      )
    case .othersHeading:
      (
        "Incidents of the lists that are not shown above: %1",
        "Інциденти переліків, яких немає вище: %1", "Инциденты списков, которых нет выше: %1"
      )
    case .othersCaption:
      (
        "In order of time. The name leads to the report of the day or to the first source.",
        "У порядку часу. Назва веде до звіту дня або до першого джерела.",
        "В порядке времени. Название ведёт к отчёту дня или к первому источнику."
      )
    case .numberOf: ("No.", "№", "№")
    case .stageReached: ("Stage", "Етап", "Этап")
    case .withoutNumber: ("no number", "без числа", "без числа")
    case .gradeNotBegun: ("not begun", "не розпочато", "не начато")
    case .gradeMinimal: ("minimal", "мінімально", "минимально")
    case .gradeIntermediate: ("intermediate", "частково", "частично")
    case .gradeFull: ("full", "повністю", "полностью")
    case .notGraded: ("not graded", "не оцінено", "не оценено")
    case .notGradedWhy:
      (
        "it has no number, and nobody has recorded how far it was carried out",
        "числа немає, і ніхто не записав, наскільки це виконано",
        "числа нет, и никто не записал, насколько это выполнено"
      )
    case .gradedOn:
      (
        "graded by a person as of %1; the reason is in entry %2 of the ledger",
        "оцінено людиною станом на %1; підстава — у записі %2 журналу",
        "оценено человеком на %1; основание — в записи %2 журнала"
      )
    case .shownDone:
      (
        "a source shows that it was done, %1", "джерело показує, що це виконано, %1",
        "источник показывает, что это выполнено, %1"
      )
    case .toWhom: ("to: %1", "кому: %1", "кому: %1")
    case .dueOn: ("on %1", "на %1", "на %1")
    case .noDateSays:
      (
        "no text names a date",
        "жоден текст не називає дати",
        "ни один текст не называет даты"
      )
    case .notShown: ("no source", "немає джерела", "нет источника")
    case .fewerThanAnnounced:
      (
        "%1 fewer than announced",
        "на %1 менше, ніж оголошено",
        "на %1 меньше, чем объявлено"
      )
    case .positions: ("Who said what", "Хто що сказав", "Кто что сказал")
    case .positionsCaption:
      (
        "Positions at the end of %1.",
        "Позиції наприкінці %1.",
        "Позиции на конец %1."
      )
    case .saidInPeriod: ("New words, %1", "Нові слова, %1", "Новые слова, %1")
    case .conditions: ("Conditions", "Умови", "Условия")
    case .conditionsCaption:
      (
        "What a party makes its consent depend on, and what others answered.",
        "Від чого сторона ставить у залежність свою згоду і що відповіли інші.",
        "От чего сторона ставит в зависимость своё согласие и что ответили другие."
      )
    case .condition: ("Condition", "Умова", "Условие")
    case .statedBy: ("Stated by", "Хто висунув", "Кто выдвинул")
    case .answers: ("Answers", "Відповіді", "Ответы")
    case .isMet: ("Met?", "Виконано?", "Выполнено?")
    case .metOn: ("met on %1", "виконано %1", "выполнено %1")
    case .noSourceMet:
      (
        "no source shows it",
        "жодне джерело не показує",
        "ни один источник не показывает"
      )
    case .noAnswer: ("no answer known", "відповідь невідома", "ответ неизвестен")
    case .claimedHeading:
      (
        "Counts that others published",
        "Підрахунки, які оприлюднили інші",
        "Подсчёты, которые опубликовали другие"
      )
    case .claimedCaption:
      (
        """
        Each count stands with its speaker. None of them is an incident, and none is added to \
        the numbers above.
        """,
        """
        Кожен підрахунок наведено з тим, хто його назвав. Жоден не є інцидентом і не додається \
        до чисел вище.
        """,
        """
        Каждый подсчёт приведён с тем, кто его назвал. Ни один не является инцидентом и не \
        прибавляется к числам выше.
        """
      )
    case .speaker: ("Speaker", "Хто каже", "Кто говорит")
    case .theirWords: ("In its words", "Дослівно", "Дословно")
    case .source: ("Source", "Джерело", "Источник")
    case .earlierLeftOut:
      (
        "%1 earlier ones are in the JSON.",
        "Раніші — у JSON: %1.",
        "Более ранние — в JSON: %1."
      )
    case .balanceHeading:
      (
        "Who the sources speak for",
        "Від чийого імені говорять джерела",
        "От чьего имени говорят источники"
      )
    case .balanceCaption:
      (
        """
        Incidents since %1 by the author that their sources name, with the records behind \
        them. The columns cannot be compared without looking at who reported.
        """,
        """
        Інциденти з %1 за виконавцем, якого називають джерела, і записи за ними. Стовпці не \
        можна порівнювати, не дивлячись, хто повідомив.
        """,
        """
        Инциденты с %1 по исполнителю, которого называют источники, и записи за ними. Столбцы \
        нельзя сравнивать, не глядя на то, кто сообщил.
        """
      )
    case .imbalance:
      (
        """
        Most records from the parties come from one side: %1, %2 of %3 records in all. What \
        the other side would report is missing to that extent.
        """,
        """
        Більшість записів від сторін походить з одного боку: %1, %2 з %3 записів загалом. \
        Настільки ж бракує того, що повідомила б інша сторона.
        """,
        """
        Большинство записей от сторон исходит с одной стороны: %1, %2 из %3 записей всего. \
        Настолько же не хватает того, что сообщила бы другая сторона.
        """
      )
    case .authorNamed: ("Author named", "Названий виконавець", "Названный исполнитель")
    case .sourcesFrom: ("records: %1", "записи: %1", "записи: %1")
    case .unaffiliated: ("unaffiliated", "незалежні від сторін", "не связаны со сторонами")
    case .affiliationUnknown:
      (
        "affiliation unknown",
        "належність невідома",
        "принадлежность неизвестна"
      )
    case .sources: ("Sources", "Джерела", "Источники")
    case .textsOfAgreement:
      (
        "Texts that the agreement rests on: %1",
        "Тексти, на яких ґрунтується угода: %1",
        "Тексты, на которых основано соглашение: %1"
      )
    case .filesImported:
      (
        "Files imported: %1",
        "Імпортовані файли: %1",
        "Импортированные файлы: %1"
      )
    case .methodHeading: ("Method and proof", "Метод і докази", "Метод и доказательства")
    case .methodLimbs:
      (
        """
        A verdict stands on six limbs, each met, not met or unknown, under each party's own \
        reading: occurrence, time, place, object, attribution, exception. Truce prefers no \
        reading and decides nothing in a person's place.
        """,
        """
        Висновок спирається на шість складників, кожен виконано, не виконано або невідомо, за \
        прочитанням кожної сторони: факт події, час, місце, об’єкт, виконавець, виняток. Truce \
        не віддає переваги жодному прочитанню і нічого не вирішує замість людини.
        """,
        """
        Вывод опирается на шесть составляющих, каждая выполнена, не выполнена или неизвестна, \
        по прочтению каждой стороны: факт события, время, место, объект, исполнитель, \
        исключение. Truce не предпочитает ни одно прочтение и ничего не решает вместо \
        человека.
        """
      )
    case .methodProof:
      (
        "Standard of proof: %1, the same for all parties.",
        "Стандарт доказування: %1, однаковий для всіх сторін.",
        "Стандарт доказывания: %1, одинаковый для всех сторон."
      )
    case .methodPlace:
      (
        "A place inferred from coordinates counts as inside from a probability of %1.",
        "Місце, виведене з координат, вважається всередині від імовірності %1.",
        "Место, выведенное из координат, считается внутри от вероятности %1."
      )
    case .ledgerLine:
      (
        "Ledger: %1 entries, root hash",
        "Журнал: %1 записів, кореневий хеш",
        "Журнал: %1 записей, корневой хеш"
      )
    case .methodCheck:
      (
        "Whoever holds the same ledger gets this page again, byte for byte.",
        "Хто має той самий журнал, отримає цю сторінку знову, байт у байт.",
        "У кого тот же журнал, тот получит эту страницу снова, байт в байт."
      )
    case .allReports: ("All reports", "Усі звіти", "Все отчёты")
    case .reportsOf:
      ("Daily reports, %1", "Щоденні звіти, %1", "Ежедневные отчёты, %1")
    case .newestReport: ("The newest report", "Найновіший звіт", "Новейший отчёт")
    case .wholePeriod:
      (
        "The report of the whole period, %1",
        "Звіт за весь період, %1",
        "Отчёт за весь период, %1"
      )
    case .dayByDay: ("%1, day by day", "%1, день за днем", "%1, день за днём")
    case .dayByDayCaption:
      (
        """
        Counted readings: %1. Days of %2. Incidents whose time spans several days stand in no \
        day; a day without a report is not a day on which nothing happened.
        """,
        """
        Враховані прочитання: %1. Дні за %2. Інцидентів, час яких охоплює кілька днів, немає в \
        жодному дні; день без повідомлень — це не день, коли нічого не сталося.
        """,
        """
        Учтённые прочтения: %1. Дни по %2. Инцидентов, время которых охватывает несколько дней, \
        нет ни в одном дне; день без сообщений — это не день, когда ничего не произошло.
        """
      )
    case .theData: ("The data", "Дані", "Данные")
    case .theDataWords:
      (
        """
        Every day's folder holds its findings as CSV, its incidents as GeoJSON, its figures, and \
        the report for programs. Those of the whole period:
        """,
        """
        Тека кожного дня містить висновки у CSV, інциденти у GeoJSON, показники та звіт для \
        програм. За весь період:
        """,
        """
        Папка каждого дня содержит выводы в CSV, инциденты в GeoJSON, показатели и отчёт для \
        программ. За весь период:
        """
      )
    case .checkDigests:
      (
        "Whether a file is as it was made is told by its digest:",
        "Чи файл такий, яким його створено, показує його хеш:",
        "Таков ли файл, каким его создали, показывает его хеш:"
      )
    case .dayBefore: ("Previous day", "Попередній день", "Предыдущий день")
    case .dayAfter: ("Next day", "Наступний день", "Следующий день")
    case .headlineSeveral:
      (
        "%1: %2; under one or another of %6: %3, %4, %5",
        "%1: %2; за тим чи іншим із %6: %3, %4, %5",
        "%1: %2; по тому или иному из %6: %3, %4, %5"
      )
    case .sortBy: ("Sort", "Упорядкувати", "Упорядочить")
    case .filterRows: ("Show rows with", "Показати рядки, де є", "Показать строки, где есть")
    case .rowsShown: ("%1 of %2 rows", "%1 з %2 рядків", "%1 из %2 строк")
    case .dataBehind: ("The data", "Дані", "Данные")
    case .matrixHeading:
      (
        "Who stands where on each provision", "Хто де стоїть щодо кожного положення",
        "Кто где стоит по каждому положению"
      )
    case .matrixCaption:
      (
        """
        Positions and the state by each one's own reading at the end of %1. Full circle: accepts; \
        half: in principle; empty: refuses; triangle: proposes; cross: withdraws; dotted: no \
        position known.
        """,
        """
        Позиції та стан за власним прочитанням кожного наприкінці %1. Повне коло: згода; \
        половина: згода в принципі; порожнє: відмова; трикутник: пропозиція; хрест: згоду відкликано; \
        пунктир: позиція невідома.
        """,
        """
        Позиции и состояние по собственному прочтению каждого на конец %1. Полный круг: согласие; \
        половина: согласие в принципе; пустой: отказ; треугольник: предложение; крест: согласие отозвано; \
        пунктир: позиция неизвестна.
        """
      )
    case .clustersOf:
      (
        "%1: marks that are several incidents (%2)", "%1: позначки кількох інцидентів (%2)",
        "%1: метки нескольких инцидентов (%2)"
      )
    case .graphicWarning:
      (
        "The source’s words speak of dead or wounded people. Show them",
        "Слова джерела — про загиблих або поранених людей. Показати",
        "Слова источника — о погибших или раненых людях. Показать"
      )
    case .party: ("Party", "Сторона", "Сторона")
    case .position: ("Position", "Позиція", "Позиция")
    case .sourcesOfParties: ("Records of parties", "Записи сторін", "Записи сторон")
    case .correctionsHeading:
      (
        "Corrections to earlier reports", "Виправлення попередніх звітів",
        "Исправления прежних отчётов"
      )
    case .correctionsCaption:
      (
        "Figures that are others than in the report made %1, by day.",
        "Показники, що відрізняються від звіту, складеного %1, за днями.",
        "Показатели, которые отличаются от отчёта, составленного %1, по дням."
      )
    case .noCorrections:
      (
        "No figure is another than in the report made %1.",
        "Жоден показник не змінився від звіту, складеного %1.",
        "Ни один показатель не изменился с отчёта, составленного %1."
      )
    case .moreCorrections:
      (
        "Further corrections: %1. All of them stand in the JSON.",
        "Подальші виправлення: %1. Усі вони є у JSON.",
        "Дальнейшие исправления: %1. Все они есть в JSON."
      )
    case .movedFigures: ("Now, and then", "Тепер і тоді", "Теперь и тогда")
    case .nowWas: ("%1: %2, was %3", "%1: %2, було %3", "%1: %2, было %3")
    case .becauseWithdrawn:
      (
        "the source withdrew %1 (%2)", "джерело відкликало: %1 (%2)", "источник отозвал: %1 (%2)"
      )
    case .becauseChanged:
      ("the source changed %1 (%2)", "джерело змінило: %1 (%2)", "источник изменил: %1 (%2)")
    case .becauseAdded: ("new: %1", "нове: %1", "новое: %1")
    case .becauseReviewed: ("reviewed", "переглянуто", "рассмотрено")
    case .becauseLinked:
      (
        "records are put together otherwise", "записи поєднано інакше", "записи соединены иначе"
      )
    case .becauseReading: ("new reading", "нове прочитання", "новое прочтение")
    case .becauseKnowledge:
      (
        "what is known of objects, speakers or grades is other",
        "змінилися відомості про об’єкти, про тих, хто говорить, або оцінки",
        "изменились сведения об объектах, о тех, кто говорит, или оценки"
      )
    }
  }
}

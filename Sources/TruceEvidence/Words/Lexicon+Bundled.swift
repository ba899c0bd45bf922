// SPDX-License-Identifier: Apache-2.0

internal import TruceGround
public import TruceTerms

extension Lexicon {
  /// The lexicon that is used where a mission brings none: English, Ukrainian and Russian.
  ///
  /// Words for classes that an agreement does not have are left out, so that it fits any; `nil`
  /// keeps all.
  public static func bundled(for classes: ClassTree? = nil) -> Lexicon {
    guard let classes else { return whole }
    return whole.keeping { classes.contains($0) }
  }

  private static let whole: Lexicon = {
    guard let all = try? Lexicon(parsing: SourceText(bundledText, name: "lexicon.txt")) else {
      preconditionFailure("the bundled lexicon cannot be read")
    }
    return all
  }()

  /// The bundled lexicon's text, to begin a mission's own with.
  public static let bundledText = """
    # Words for classes of objects. A line is 'class: word, word'; '*' matches any ending.
    # The longest phrase wins. Change it freely; 'truce import' reads the mission's own file.

    # oil
    refinery: refinery, refineries, oil refin*, petroleum refin*
    refinery: нпз, нафтопереробн*, нафтопереробний завод*
    refinery: нефтеперерабатыва*, нефтеперегонн*, нефтезавод*
    oil-pipeline: oil pipeline*, crude pipeline*, нафтопровод*, нафтопровід*, нефтепровод*
    oil-pipeline: oil trunk line*, products pipeline*, нафтопродуктопров*
    oil-pipeline: нефтепродуктопровод*
    oil-storage: oil depot*, fuel depot*, oil storage*, fuel storage*, oil tank*, fuel tank*
    oil-storage: oil reservoir*, tank farm*, нафтобаз*, нефтебаз*, нафтосховищ*
    oil-storage: нефтехранилищ*, склад* пального, склад* пмм, склад* гсм, склад* топлива
    oil-storage: склад* горюч*, резервуар* з пальним, резервуар* с топливом, паливн* баз*
    oil-transfer: oil transfer*, oil transshipment*, oil trans shipment*, oil terminal*
    oil-transfer: нафтоперевал*, перевалк* нефти
    oil-transfer: нефтеперевал*, нефтян* терминал*, нафтов* термінал*
    oil-production: oil field*, oil well*, oil derrick*, нафтов* свердловин*, нефтян* скважин*
    oil-production: нефтян* месторожд*, нафтов* родовищ*, нафтовидоб*, нефтедоб*
    pumping-station: pumping station*, pump station*, oil pumping station*, нпс, лпдс
    pumping-station: нафтоперекач*, нефтеперекачив*, перекачивающ* станц*, насосн* станц*
    pumping-station: перекачувальн* станц*, line production dispatch*
    pumping-station: compressor station*, gas compressor*, компресорн* станц*, компрессорн* станц*

    # gas
    gas-pipeline: gas pipeline*, gas distribution pipeline*, distribution gas pipeline*
    gas-pipeline: gas main*, gas distribution*, main gas pipeline*, газопровод*, газопровід*
    gas-pipeline: газорозподільн*, газораспределительн*, грс, gazoduc*, газогон*
    gas-storage: gas storage*, underground gas storage*, газосховищ*, сховищ* газу, пхг, псг
    gas-storage: газохранилищ*, хранилищ* газа
    gas-metering: gas metering*, gas measuring*, gas measurement*
    gas-metering: gas transmission system, gas meter* station*
    gas-metering: газовимірювальн*, газоизмерительн*, газомірн*
    gas-production: gas production*, gas field*, gas condensate field*, gas producer*, gas well*
    gas-production: газовидоб*, газодоб*, газов* родовищ*, газов* месторожд*, газоконденсат*
    gas-production: видобут* газу, добыч* газа, gas treatment*, gas processing*

    # power
    power-plant: power plant*, power station*, thermal power*, chp, chpp, tpp, hpp, tets
    power-plant: wind farm*, wind power*, solar farm*, solar power*, generating station*
    power-plant: hydroelectric*, hydropower*, електростанц*, электростанц*
    power-plant: тес, тец, тэс, тэц, грэс, дрес, гес, гэс, теплоелектро*, теплоэлектро*
    power-plant: вітряк*, вітроелектро*, ветроэлектро*, ветропарк*, сонячн* електро*
    nuclear-plant: nuclear power*, nuclear plant*, nuclear facilit*, npp, аес, аэс
    nuclear-plant: атомн* електростанц*, атомн* электростанц*, ядерн* об'єкт*, ядерн* объект*
    hydro-dam: dam, dams, hydro dam*, hydroelectric dam*, дамб*, гребл*, плотин*
    substation: substation*, sub station*, distribution substation*, electrical substation*
    substation: power substation*
    substation: підстанці*, подстанц*, електропідстанц*, электроподстанц*, umspannwerk*
    substation: sous station*, switchgear, розподільч* пристр*, распределительн* устройств*
    transformer: transformer*, трансформатор*, автотрансформатор*, transformator*
    transformer: complete transformer substation*, transformer substation*
    transformer: трансформаторн* підстанц*, трансформаторн* подстанц*, ктп
    power-line: power line*, transmission line*, high voltage line*, overhead line*
    power-line: power transmission line*, kv line*, electricity line*, power grid line*
    power-line: лінія електропередач*, лінії електропередач*, ліній електропередач*, лэп, леп
    power-line: лини* электропередач*, высоковольтн* лини*, високовольтн* ліні*
    power-line: повітрян* ліні*, воздушн* лини*, кв лини*, ligne* à haute tension, вл
    power-line: ліні* кв, high voltage power line*
    power: power infrastructure*, power network*, power grid*, electricity grid*, power facilit*
    power: electricity infrastructure*, electric network*, power system*, grid facilit*
    power: електромереж*, электросет*, енергосистем*, энергосистем*, електричн* мереж*
    power: электрическ* сет*, рес, рэс, обленерго, електроенергетик*, электроэнергетик*
    power: electrical network*, electricity network*, grid company

    # energy in general
    energy: energy facilit*, energy infrastructure*, energy object*, energy system*, energy sector
    energy: energy site*, energy complex, fuel and energy*, critical energy infrastructure*
    energy: енергетичн*, энергетическ*, об'єкт* енергетик*, объект* энергетик*, енергооб'єкт*
    energy: энергообъект*, енергоінфраструктур*, энергоинфраструктур*, тэк
    energy: енергетик*, энергетик*

    # transport
    railway-power: railway power*, railways power*, railway contact network*, contact network*
    railway-power: traction substation*, traction network*, catenary, overhead wire*
    railway-power: контактн* сет*, контактн* мереж*, тягов* підстанц*, тягов* подстанц*
    railway: railway*, railroad*, rail infrastructure*, train station*, rail line*
    railway: залізниц*, залізничн*, железн* дорог*, железнодорож*, вокзал*
    port: port, ports, seaport*, port infrastructure*, harbour*, harbor*
    port: порт, порту, порти, портів, портов*, порты, портов
    airfield: airfield*, airport*, air base*, airbase*, аеродром*, аэродром*, аеропорт*, аэропорт*
    bridge: bridge, bridges, мосту, мости, мост, моста, мосты

    # people
    hospital: hospital*, clinic, clinics, polyclinic*, medical facilit*, medical centre*
    hospital: medical center*, maternity hospital*, maternity ward*, healthcare facilit*
    hospital: лікарн*, лікарен*, больниц*, госпітал*, госпитал*, поліклінік*, поликлиник*
    hospital: пологов* будин*, роддом*, медичн* заклад*, медзаклад*, медучрежден*
    school: school*, kindergarten*, lyceum*, universit*, школ*, дитсад*, дитяч* сад*
    school: детск* сад*, детсад*, ліцей*, ліцеї*, ліцею, лицей*, лицее*, лицея, гімназі*, гимнази*, університет*, университет*
    residential: residential*, apartment*, high rise*, house, houses, homes, dwelling*
    residential: private home*, hotel*, restaurant*, житлов*, будинк*, будинок, багатоповерх*
    residential: жил* дом*, многоэтаж*, многоквартир*, квартир*, civilian infrastructure
    residential: city centre, city center
    water: water supply*, water pump*, waterworks, water company, водоканал*, водопостач*
    water: водоснабж*, водозабор*

    # industry and arms
    industrial: industrial*, factor*, plant producing, plant, fibre optic*, optical fibre*
    industrial: optical fiber*, warehouse*, промислов*, завод*, фабрик*, промышленн*
    industrial: підприємств*, предприяти*, склад, складу, склады, склади
    military: military*, ammunition*, arsenal*, command post*, barracks, troop*
    military: army unit*, military industrial*, arms depot*, meeting of commanders
    military: військов*, военн*, воинск*, боєприпас*, боеприпас*, арсенал*, казарм*, штаб*
    military: навчальн* центр*, полігон*, полигон*, leadership of the command
    """

  func keeping(_ isKept: (ObjectClass.ID) -> Bool) -> Lexicon {
    var kept = Lexicon()
    for entry in entries where isKept(entry.objectClass) { kept.add(entry) }
    return kept
  }
}

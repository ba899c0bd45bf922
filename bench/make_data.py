# SPDX-License-Identifier: Apache-2.0
"""Makes the benchmark's inputs from a seed: events, objects, and a wide feed in ACLED's form.

Only the standard library is used, and the same seed gives the same bytes everywhere. The places and
words are invented; the box is a country's size, with hot spots, as feeds of a war have them.

    python3 bench/make_data.py events  --rows 1000000 --seed 1 --out events.csv
    python3 bench/make_data.py objects --rows 10000   --seed 2 --out objects.csv
    python3 bench/make_data.py wide    --rows 1000000 --seed 3 --out wide.csv
"""

import argparse
import math
import random

LAT, LON = (44.0, 53.0), (22.0, 41.0)
START, DAYS = 1645660800, 1461  # 2022-02-24T00:00:00Z, four years
METRES_A_DEGREE = 111195.08


def instant(seconds, days_cache={}):
    day, rest = divmod(seconds, 86400)
    if day not in days_cache:
        z = day + 719468
        era, of_era = divmod(z, 146097)
        year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
        of_year = of_era - (365 * year + year // 4 - year // 100)
        shifted = (5 * of_year + 2) // 153
        month = shifted + 3 if shifted < 10 else shifted - 9
        year = year + era * 400 + (month <= 2)
        days_cache[day] = f"{year:04d}-{month:02d}-{of_year - (153 * shifted + 2) // 5 + 1:02d}"
    return f"{days_cache[day]}T{rest // 3600:02d}:{rest // 60 % 60:02d}:{rest % 60:02d}Z"


def hot_spots(seed):
    numbers = random.Random(seed)
    return [(numbers.uniform(*LAT), numbers.uniform(*LON)) for _ in range(200)]


def place(numbers, spots):
    """A point: three in five anywhere in the box, the others around a hot spot."""
    if numbers.random() < 0.6:
        return numbers.uniform(*LAT), numbers.uniform(*LON)
    lat, lon = spots[int(numbers.random() * len(spots))]
    lat += numbers.gauss(0, 0.15)
    lon += numbers.gauss(0, 0.22)
    return min(max(lat, LAT[0]), LAT[1]), min(max(lon, LON[0]), LON[1])


def events(rows, seed, out):
    numbers = random.Random(seed)
    spots = hot_spots(99)
    radii = [100, 500, 500, 1000, 1000, 2000, 5000, 5000, 10000, 25000]
    out.write("event_id,lat,lon,t,radius_m,side,etype\n")
    recent = []
    for row in range(rows):
        side, etype = int(numbers.random() * 8), int(numbers.random() * 32)
        if recent and numbers.random() < 0.3:  # told again, or part of a wave
            lat, lon, t, etype = recent[int(numbers.random() * len(recent))]
            lat = min(max(lat + numbers.gauss(0, 0.01), LAT[0]), LAT[1])
            lon = min(max(lon + numbers.gauss(0, 0.015), LON[0]), LON[1])
            t = min(max(t + int(numbers.gauss(0, 20_000)), START), START + DAYS * 86400 - 1)
        else:
            lat, lon = place(numbers, spots)
            t = START + int(numbers.random() * DAYS * 86400)
        if len(recent) < 2000:
            recent.append((lat, lon, t, etype))
        else:
            recent[row % 2000] = (lat, lon, t, etype)
        radius = radii[int(numbers.random() * 10)]
        out.write(f"{row + 1},{lat:.5f},{lon:.5f},{instant(t)},{radius},{side},{etype}\n")


def objects(rows, seed, out):
    numbers = random.Random(seed)
    spots = hot_spots(99)
    buffers = [0, 0, 100, 250, 500, 1000, 1000, 2000, 5000, 10000]
    out.write("fac_id,kind,lat,lon,buffer_m,prov,t0,t1,wkt\n")
    for row in range(rows):
        lat, lon = place(numbers, spots)
        start = START + int(numbers.random() * (DAYS - 30) * 86400)
        end = start + int((30 + numbers.random() * 600) * 86400)
        buffer, prov = buffers[int(numbers.random() * 10)], int(numbers.random() * 16)
        kind, wkt = 0, ""
        if numbers.random() < 0.2:
            kind = 1
            size = 200 * 20 ** numbers.random()
            corners = 4 + int(numbers.random() * 9)
            shift = numbers.random()
            ring = []
            for corner in range(corners):
                angle = 2 * math.pi * (corner + shift + 0.6 * numbers.random()) / corners
                reach = size * (0.4 + 0.6 * numbers.random()) / METRES_A_DEGREE
                ring.append(
                    f"{lon + reach * math.cos(angle) / math.cos(math.radians(lat)):.6f} "
                    f"{lat + reach * math.sin(angle):.6f}")
            wkt = '"POLYGON ((' + ", ".join(ring + ring[:1]) + '))"'
        out.write(
            f"{row + 1},{kind},{lat:.5f},{lon:.5f},{buffer},{prov},"
            f"{instant(start)},{instant(end)},{wkt}\n")


WIDE_HEADER = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,"
    "country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,"
    "notes,fatalities,tags,timestamp\n")
TYPES = {
    "Explosions/Remote violence": [
        "Shelling/artillery/missile attack", "Air/drone strike", "Remote explosive/landmine/IED"],
    "Battles": ["Armed clash", "Government regains territory", "Non-state actor overtakes territory"],
    "Violence against civilians": ["Attack", "Abduction/forced disappearance"],
    "Strategic developments": ["Disrupted weapons use", "Agreement", "Other"],
    "Protests": ["Peaceful protest", "Protest with intervention"],
    "Riots": ["Violent demonstration", "Mob violence"],
}
PHRASES = [
    "On {d}, forces of the north shelled a settlement near the line of contact",
    "a substation was damaged, and several villages were left without power",
    "the local administration said that \"\"three houses\"\" were hit",
    "casualties were not known at the time of the report",
    "за даними обласної адміністрації, пошкоджено лінію електропередачі",
    "обстріл тривав понад годину, є поранені",
    "air defence units reported two drones shot down over the district",
    "a second source, the regional news agency, put the time at about 04:10",
    "no claim of responsibility was found in either side's bulletins",
]


def wide(rows, seed, out):
    numbers = random.Random(seed)
    spots = hot_spots(99)
    names = list(TYPES)
    out.write(WIDE_HEADER)
    for row in range(rows):
        lat, lon = place(numbers, spots)
        date = instant(START + int(numbers.random() * DAYS) * 86400)[:10]
        kind = names[int(numbers.random() * numbers.random() * 6)]
        sub = TYPES[kind][int(numbers.random() * len(TYPES[kind]))]
        count = 1 + int(numbers.random() * 4)
        first = int(numbers.random() * 9)
        said = [PHRASES[(first + n * 2) % 9].format(d=date) for n in range(count)]
        notes = ("\n" if numbers.random() < 0.1 else ", ").join(said) + "."
        district = int(numbers.random() * 400)
        side = int(numbers.random() * 2)
        actor1, actor2 = f"Military Forces of the {('North', 'South')[side]} (2000-)", ""
        if numbers.random() < 0.8:
            actor2 = f"Military Forces of the {('South', 'North')[side]} (2019-)"
        if numbers.random() < 0.1:
            actor2 = '"Civilians (North, border districts)"'
        deaths = int(numbers.random() ** 8 * 40)
        stamp = START + int(numbers.random() * DAYS * 86400)
        out.write(
            f"NOR{row + 1},{date},{date[:4]},1,Political violence,{kind},{sub},{actor1},"
            f"{'Air Force of the North' if deaths else ''},State forces,{actor2},,State forces,"
            f"State forces-State forces,{'Civilian targeting' if deaths > 5 else ''},999,Europe,"
            f"North,Oblast {district % 25},Raion {district},Hromada {district * 3 % 1100},"
            f"Село {district * 7 % 5000},{lat:.4f},{lon:.4f},{1 + district % 3},"
            f'"Agency {district % 17}; Regional News {district % 31}",National-Regional,'
            f'"{notes}",{deaths},,{stamp}\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kind", choices=["events", "objects", "wide"])
    parser.add_argument("--rows", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    make = {"events": events, "objects": objects, "wide": wide}[options.kind]
    with open(options.out, "w", encoding="utf-8", newline="\n") as out:
        make(options.rows, options.seed, out)


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: Apache-2.0
"""Makes the reference values of this folder, independently of Truce.

    python3 -m pip install mpmath scipy geographiclib
    python3 make.py

circle.csv     P(point of a circular normal distribution lies in a circle), by mpmath's integral of the
               non-central chi-square density; checked against scipy.stats.ncx2 where that is exact.
polygon.csv    The same for polygons in the plane, by scipy.integrate.quad over the rows of the polygon
               with the error function along them.
segment.csv    Distance from a point to the shortest path between two others on WGS 84, by minimising
               geographiclib's inverse along geographiclib's path.
"""
import csv
import math
import random

import mpmath as mp
from geographiclib.geodesic import Geodesic
from scipy import integrate, optimize, special, stats

mp.mp.dps = 30


def circle(radius, distance):
    """1 - Q1(distance, radius): integral of r exp(-(r-d)^2/2) [exp(-rd) I0(rd)]."""
    def density(r):
        return r * mp.exp(-((r - distance) ** 2) / 2) * mp.besseli(0, r * distance) * mp.exp(-r * distance)
    low = max(0, distance - 40)
    if radius <= low:
        return mp.mpf(0)
    cuts = sorted({low, radius} | {c for c in [distance - 3, distance, distance + 3] if low < c < radius})
    return mp.quad(density, cuts)


with open("circle.csv", "w", newline="") as f:
    out = csv.writer(f)
    out.writerow(["radius_sigmas", "distance_sigmas", "probability"])
    for radius in ["0.1", "0.5", "1", "1.1774", "1.5152", "2.4477", "4", "9", "30", "45", "100", "1000"]:
        for shift in ["-8", "-3", "-1", "-0.1", "0", "0.1", "1", "2.5", "6"]:
            distance = float(radius) + float(shift)
            if distance < 0:
                continue
            p = circle(float(radius), distance)
            if float(radius) < 20 and distance < 20:
                other = stats.ncx2.cdf(float(radius) ** 2, 2, distance ** 2) if distance > 0 else 1 - math.exp(-float(radius) ** 2 / 2)
                assert abs(float(p) - other) < 1e-9, (radius, distance, p, other)
            out.writerow([radius, repr(distance), mp.nstr(p, 15)])
    for radius, distance in [(1, 0), (3, 0), (0.01, 0), (2.4477, 0), (1.1774, 0), (1.5152, 0)]:
        out.writerow([radius, distance, mp.nstr(1 - mp.exp(-mp.mpf(radius) ** 2 / 2), 15)])


def inside_rows(rings, y):
    """The intervals of x inside the polygon at a height, by the even-odd rule."""
    xs = []
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1]):
            if (y1 > y) != (y2 > y):
                xs.append(x1 + (y - y1) / (y2 - y1) * (x2 - x1))
    xs.sort()
    return list(zip(xs[::2], xs[1::2]))


def polygon(rings):
    """P that a standard normal point of the plane lies in the polygon."""
    def row(y):
        return math.exp(-y * y / 2) / math.sqrt(2 * math.pi) * sum(
            special.ndtr(b) - special.ndtr(a) for a, b in inside_rows(rings, y))
    ys = sorted({y for ring in rings for _, y in ring})
    return sum(integrate.quad(row, a, b, epsabs=1e-14, epsrel=1e-13, limit=400)[0] for a, b in zip(ys, ys[1:]))


random.seed(20250318)
with open("polygon.csv", "w", newline="") as f:
    out = csv.writer(f)
    out.writerow(["rings_in_sigmas", "probability"])
    shapes = [
        [[(-1, -1), (1, -1), (1, 1), (-1, 1)]],
        [[(0, 0), (2, 0), (2, 1), (0, 1)]],
        [[(0.5, 0.25), (3, 0.25), (3, 2), (0.5, 2)]],
        [[(-3, -2), (4, -2), (4, 5), (-3, 5)], [(-1, -1), (-1, 1), (1, 1), (1, -1)]],
        [[(-4, -4), (4, -4), (4, 4), (0, 4), (0, 0), (-4, 0)]],
        [[(6, 6), (8, 6), (7, 9)]],
        [[(-1e-3, -5), (1e-3, -5), (1e-3, 5), (-1e-3, 5)]],
        [[(-30, -30), (30, -30), (30, 30), (-30, 30)]],
        [[(-50, 0.5), (50, 0.5), (50, 40), (-50, 40)]],
    ]
    for _ in range(12):
        n = random.randint(3, 9)
        cx, cy = random.uniform(-2, 2), random.uniform(-2, 2)
        angles = sorted(random.uniform(0, 2 * math.pi) for _ in range(n))
        ring = [(cx + random.uniform(0.3, 4) * math.cos(a), cy + random.uniform(0.3, 4) * math.sin(a)) for a in angles]
        if max(b - a for a, b in zip(angles, angles[1:] + [angles[0] + 2 * math.pi])) < math.pi:
            shapes.append([ring])
    for rings in shapes:
        text = ";".join(" ".join(f"{x!r},{y!r}" for x, y in ring) for ring in rings)
        out.writerow([text, f"{polygon(rings):.14g}"])

earth = Geodesic.WGS84
with open("segment.csv", "w", newline="") as f:
    out = csv.writer(f)
    out.writerow(["lat", "lon", "lat1", "lon1", "lat2", "lon2", "metres"])
    for span in [0.001, 0.01, 0.1, 1]:
        for _ in range(10):
            lat, lon = random.uniform(-70, 70), random.choice([random.uniform(-180, 180), 179.9999])
            ends = [(lat + random.uniform(-span, span), lon + random.uniform(-span, span)) for _ in range(2)]
            line = earth.InverseLine(*ends[0], *ends[1])
            def far(s):
                at = line.Position(s)
                return earth.Inverse(lat, lon, at["lat2"], at["lon2"])["s12"]
            best = optimize.minimize_scalar(far, bounds=(0, line.s13), method="bounded", options={"xatol": 1e-4})
            metres = min(best.fun, far(0), far(line.s13))
            wrap = lambda x: (x + 180) % 360 - 180
            out.writerow([repr(lat), repr(wrap(lon))] + [repr(v) for la, lo in ends for v in (la, wrap(lo))] + [f"{metres:.6f}"])

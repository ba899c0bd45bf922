# SPDX-License-Identifier: Apache-2.0
"""Reference values for the methods of figures, from SciPy and statsmodels.

Run: python3 make.py   (writes the CSV files beside it; made with SciPy 1.17.1, statsmodels 0.15.0)
"""
import csv
import random

from scipy import optimize, stats
from scipy.stats.contingency import odds_ratio
from statsmodels.stats.rates import test_poisson_2indep


def write(name, header, rows):
    with open(name, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows([[f"{x:.12g}" if isinstance(x, float) else x for x in row] for row in rows])


def proportion(k, n):
    ci = stats.binomtest(k, n).proportion_ci(0.95, method="exact")
    return float(ci.low), float(ci.high)


def mid(k, n):
    def above(p):
        return float(stats.binom.sf(k, n, p) + stats.binom.pmf(k, n, p) / 2)

    low = 0.0 if k == 0 else optimize.brentq(lambda p: above(p) - 0.025, 1e-12, 1 - 1e-12, xtol=1e-14)
    high = 1.0 if k == n else optimize.brentq(lambda p: above(p) - 0.975, 1e-12, 1 - 1e-12, xtol=1e-14)
    return low, high


pairs = [(0, 1), (1, 1), (0, 10), (3, 10), (5, 10), (10, 10), (1, 100), (37, 120), (120, 120),
         (400, 1000), (4999, 10000), (2, 40000), (50000, 100000)]
write("proportion.csv", ["successes", "trials", "low", "high", "mid_low", "mid_high"],
      [[k, n, *proportion(k, n), *mid(k, n)] for k, n in pairs])

write("count.csv", ["count", "low", "high"],
      [[k, float(stats.chi2.ppf(0.025, 2 * k) / 2) if k else 0.0, float(stats.chi2.ppf(0.975, 2 * k + 2) / 2)]
       for k in [0, 1, 2, 3, 5, 10, 23, 96, 120, 400, 2935, 4900, 100000]])

rows = []
for before, after, t0, t1 in [(10, 4, 28, 28), (4, 10, 28, 28), (30, 12, 28, 14), (1, 1, 7, 30), (100, 80, 28, 28),
                              (5, 0, 10, 10), (250, 900, 20, 60)]:
    k, n = after, after + before
    low, high = proportion(k, n)
    ratio = lambda p: p / (1 - p) * t0 / t1
    # statsmodels' exact conditional test at the lower end must give the tail of 2.5 %.
    if low > 0:
        tail = test_poisson_2indep(after, t1, before, t0, value=ratio(low), method="exact-cond", alternative="larger")
        assert abs(tail.pvalue - 0.025) < 1e-9, tail.pvalue
    rows.append([before, after, t0, t1, after / before * t0 / t1, ratio(low), ratio(high),
                 *[ratio(p) for p in mid(k, n)]])
write("ratio.csv", ["before", "after", "days_before", "days_after", "ratio", "low", "high", "mid_low", "mid_high"], rows)

rows = []
for a, b, c, d in [(4, 10, 9, 8), (12, 30, 20, 25), (0, 5, 7, 6), (3, 1, 2, 8), (80, 100, 120, 90), (300, 200, 150, 250)]:
    ci = odds_ratio([[a, b], [c, d]], kind="conditional").confidence_interval(0.95)
    rows.append([a, b, c, d, float(ci.low), float(ci.high)])
write("odds.csv", ["a", "b", "c", "d", "low", "high"], rows)

random.seed(2025)
rows = []
for stretches in [[[0, 1, 2, 1, 0, 3, 1], [1, 0, 0, 2, 1]], [[0, 0, 9, 0, 0, 12, 0], [0, 0, 7, 0, 0, 0, 0]],
                  [[2, 2, 2, 2], [1, 1, 1]], [[0, 0, 0], [1, 0, 2, 0]],
                  [[random.randint(0, 6) for _ in range(28)], [random.randint(0, 2) for _ in range(28)]]]:
    total, freedom = 0.0, 0
    for counts in stretches:
        if sum(counts) == 0:
            continue
        result = stats.chisquare(counts)
        total += float(result.statistic)
        freedom += len(counts) - 1
    rows.append(["|".join(" ".join(map(str, s)) for s in stretches), total / freedom,
                 float(stats.chi2.sf(total, freedom))])
write("dispersion.csv", ["stretches", "index", "p"], rows)

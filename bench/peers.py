# SPDX-License-Identifier: Apache-2.0
"""One peer doing one task in a process of its own; prints the benchmark's JSON line last.

    python3 bench/peers.py ENGINE match  EVENTS OBJECTS
    python3 bench/peers.py ENGINE read   FILE
    python3 bench/peers.py ENGINE cluster EVENTS

Two threads each. What is read is summed after the clock, so that no column can be left out.
"""

import json
import os
import sys
import time

THREADS = 2
for name in ("POLARS_MAX_THREADS", "NUMBA_NUM_THREADS", "OMP_NUM_THREADS", "ARROW_NUM_THREADS"):
    os.environ[name] = str(THREADS)

RADIUS = 6371008.8
METRES_A_DEGREE = RADIUS * 3.141592653589793 / 180
EVENT_TYPES = ["event_id", "lat", "lon", "t", "radius_m", "side", "etype"]
WIDE = ["event_id_cnty", "event_date", "event_type", "sub_event_type", "actor1", "actor2",
        "latitude", "longitude", "geo_precision", "fatalities"]
WIDE_ALL = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,"
    "country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,"
    "notes,fatalities,tags,timestamp").split(",")


class Watch:
    def __init__(self):
        self.last = time.perf_counter()
        self.laps = {}

    def lap(self, name):
        now = time.perf_counter()
        self.laps[name] = round(now - self.last, 6)
        self.last = now


def say(peer, watch, **rest):
    print(json.dumps({"peer": peer, "t": watch.laps, **rest}), flush=True)


# Exact tests, compiled.

def kernels():
    import math

    import numba
    import numpy as np

    @numba.njit(cache=True, parallel=True, fastmath=False)
    def area_distances(e, f, unit, center, first, corners):
        """The distance from event e[i] to area f[i], 0 inside, in metres."""
        out = np.empty(len(e))
        for i in numba.prange(len(e)):
            p = unit[e[i]]
            px, py, pz = p[0], p[1], p[2]
            cx, cy, cz = center[f[i], 0], center[f[i], 1], center[f[i], 2]
            flat = math.sqrt(cx * cx + cy * cy)
            ax, ay = -cy / flat, cx / flat
            bx, by, bz = -cz * ay, cz * ax, flat * (cx * ay / flat - cy * ax / flat)
            bz = flat
            bx, by = -cz * cx / flat, -cz * cy / flat
            h = px * cx + py * cy + pz * cz
            qx, qy = (px * ax + py * ay) / h, (px * bx + py * by + pz * bz) / h
            inside = False
            least = 4.0
            for k in range(first[f[i]], first[f[i] + 1] - 1):
                ux, uy, uz = corners[k, 0], corners[k, 1], corners[k, 2]
                vx, vy, vz = corners[k + 1, 0], corners[k + 1, 1], corners[k + 1, 2]
                hu = ux * cx + uy * cy + uz * cz
                hv = vx * cx + vy * cy + vz * cz
                sx, sy = (ux * ax + uy * ay) / hu - qx, (ux * bx + uy * by + uz * bz) / hu - qy
                tx, ty = (vx * ax + vy * ay) / hv - qx, (vx * bx + vy * by + vz * bz) / hv - qy
                if (sy > 0) != (ty > 0) and (sx * (ty - sy) - sy * (tx - sx) > 0) == (ty > sy):
                    inside = not inside
                nx = (uy - vy) * (uz + vz) - (uz - vz) * (uy + vy)
                ny = (uz - vz) * (ux + vx) - (ux - vx) * (uz + vz)
                nz = (ux - vx) * (uy + vy) - (uy - vy) * (ux + vx)
                m = (ny * uz - nz * uy) * px + (nz * ux - nx * uz) * py + (nx * uy - ny * ux) * pz
                n = (vy * nz - vz * ny) * px + (vz * nx - vx * nz) * py + (vx * ny - vy * nx) * pz
                chord = math.sqrt((ux - px) ** 2 + (uy - py) ** 2 + (uz - pz) ** 2)
                d = 2 * math.asin(min(1.0, chord / 2))
                if m > 0 and n > 0:
                    s = abs(nx * (px - ux) + ny * (py - uy) + nz * (pz - uz))
                    d = math.asin(min(1.0, s / math.sqrt(nx * nx + ny * ny + nz * nz)))
                least = min(least, d)
            out[i] = 0.0 if inside and h > 0 else least * 6371008.8
        return out

    @numba.njit(cache=True, parallel=True)
    def point_distances(e, f, unit, center):
        out = np.empty(len(e))
        for i in numba.prange(len(e)):
            s = 0.0
            for k in range(3):
                s += (unit[e[i], k] - center[f[i], k]) ** 2
            out[i] = 2 * 6371008.8 * math.asin(min(1.0, math.sqrt(s) / 2))
        return out

    return area_distances, point_distances


def units(lat, lon):
    import numpy as np
    p, l = np.radians(lat), np.radians(lon)
    return np.column_stack([np.cos(p) * np.cos(l), np.cos(p) * np.sin(l), np.sin(p)])


class Objects:
    """Objects in arrays; areas as closed rings of unit vectors."""

    def __init__(self, ids, kind, lat, lon, buffer, prov, t0, t1, wkt):
        import numpy as np
        self.ids, self.kind, self.lat, self.lon = ids, kind, lat, lon
        self.buffer, self.prov, self.t0, self.t1 = buffer, prov, t0, t1
        self.center = units(lat, lon)
        counts, rings = np.zeros(len(ids) + 1, np.int64), []
        for at in np.flatnonzero(kind == 1):
            ring = [tuple(map(float, c.split())) for c in wkt[at][10:-2].split(",")]
            counts[at + 1] = len(ring)
            rings.extend(ring)
        self.first = np.cumsum(counts)
        corners = np.array(rings).reshape(-1, 2)
        self.corners = units(corners[:, 1], corners[:, 0])
        self.extent = np.zeros(len(ids))
        for at in np.flatnonzero(kind == 1):
            c = self.corners[self.first[at]:self.first[at + 1]] - self.center[at]
            self.extent[at] = 2 * RADIUS * np.arcsin(np.sqrt((c * c).sum(1).max()) / 2) + 0.01


def polars_objects(path):
    import polars as pl
    frame = pl.read_csv(path, schema_overrides={"wkt": pl.String, "buffer_m": pl.Float64})
    t0 = frame["t0"].str.to_datetime("%Y-%m-%dT%H:%M:%SZ").dt.epoch("s").to_numpy()
    t1 = frame["t1"].str.to_datetime("%Y-%m-%dT%H:%M:%SZ").dt.epoch("s").to_numpy()
    return (frame["fac_id"].to_numpy(), frame["kind"].to_numpy(), frame["lat"].to_numpy(),
            frame["lon"].to_numpy(), frame["buffer_m"].to_numpy(), frame["prov"].to_numpy(),
            t0, t1, frame["wkt"].to_list())


def polars_events(path):
    import polars as pl
    return pl.read_csv(path, schema=dict(zip(EVENT_TYPES, [
        pl.Int64, pl.Float64, pl.Float64, pl.String, pl.Float64, pl.UInt8, pl.UInt8]))
    ).with_columns(pl.col("t").str.to_datetime("%Y-%m-%dT%H:%M:%SZ", time_unit="ms").dt.epoch("s"))


def rolled_up(e, f, d, events, objects):
    """Counts of wide pairs by day, provision and side, from arrays of pairs and distances."""
    import numpy as np
    r, b = events["radius"][e], objects.buffer[f]
    keep = d <= r + b
    e, f, d, r, b = e[keep], f[keep], d[keep], r[keep], b[keep]
    t = events["t"][e]
    keep = (objects.t0[f] <= t) & (t < objects.t1[f])
    e, f, d, r, b, t = e[keep], f[keep], d[keep], r[keep], b[keep], t[keep]
    cell = (t // 86400 * 16 + objects.prov[f]) * 8 + events["side"][e]
    return {
        "wide": len(e), "narrow": int((d <= b).sum()), "certain": int((d + r <= b).sum()),
        "sum_e": int(events["id"][e].sum()), "sum_f": int(objects.ids[f].sum()), "cells": cell}


def total(parts):
    import numpy as np
    out = {key: sum(p[key] for p in parts) for key in ("wide", "narrow", "certain", "sum_e", "sum_f")}
    cells = np.concatenate([np.unique(p["cells"]) for p in parts])
    out["rows"] = len(np.unique(cells))
    return out


def match_shapely(events_path, objects_path):
    import concurrent.futures

    import numpy as np
    import shapely
    area_distances, point_distances = kernels()
    none = np.zeros(0, np.int64)
    area_distances(none, none, np.zeros((1, 3)), np.zeros((1, 3)), np.zeros(2, np.int64),
                   np.zeros((1, 3)))
    point_distances(none, none, np.zeros((1, 3)), np.zeros((1, 3)))
    watch = Watch()
    frame = polars_events(events_path)
    events = {"id": frame["event_id"].to_numpy(), "lat": frame["lat"].to_numpy(),
              "lon": frame["lon"].to_numpy(), "t": frame["t"].to_numpy(),
              "radius": frame["radius_m"].to_numpy(), "side": frame["side"].to_numpy()}
    columns = polars_objects(objects_path)
    watch.lap("load")
    objects = Objects(*columns)
    reach = (objects.buffer + objects.extent) * 1.000001 + 0.1
    high = reach / METRES_A_DEGREE
    wide = high / np.cos(np.radians(np.abs(objects.lat) + high))
    tree = shapely.STRtree(shapely.box(
        objects.lon - wide, objects.lat - high, objects.lon + wide, objects.lat + high))
    watch.lap("index")
    unit = units(events["lat"], events["lon"])

    def work(part):
        lat, lon = events["lat"][part], events["lon"][part]
        high = (events["radius"][part] + 0.1) / METRES_A_DEGREE
        wide = high / np.cos(np.radians(np.abs(lat) + high))
        e, f = tree.query(shapely.box(lon - wide, lat - high, lon + wide, lat + high))
        e = e + part.start
        t = events["t"][e]
        keep = (objects.t0[f] <= t) & (t < objects.t1[f])
        return e[keep], f[keep]

    count, size = len(events["id"]), 1 << 17
    order = np.lexsort((events["lon"], np.floor(events["lat"] * 10)))
    for key in events:
        events[key] = events[key][order]
    unit = unit[order]
    parts = []
    with concurrent.futures.ThreadPoolExecutor(THREADS) as pool:
        slices = [slice(s, min(s + size, count)) for s in range(0, count, size)]
        for e, f in pool.map(work, slices):
            d = np.empty(len(e))
            area = objects.kind[f] == 1
            d[~area] = point_distances(e[~area], f[~area], unit, objects.center)
            d[area] = area_distances(
                e[area], f[area], unit, objects.center, objects.first, objects.corners)
            parts.append(rolled_up(e, f, d, events, objects))
    result = total(parts)
    watch.lap("match")
    say("shapely", watch, **result)


CLASSES = [(0, 2000, 0.08), (2000, 10000, 0.2), (10000, 1e9, 0.5)]


def covered_cells(objects, margin, size):
    """For each object the cells of a grid that its circle's box touches."""
    import numpy as np
    reach = (objects.buffer + objects.extent + margin) * 1.000001 + 0.1
    high = reach / METRES_A_DEGREE
    wide = high / np.cos(np.radians(np.abs(objects.lat) + high))
    south, north = np.floor((objects.lat - high) / size), np.floor((objects.lat + high) / size)
    west, east = np.floor((objects.lon - wide) / size), np.floor((objects.lon + wide) / size)
    rows, columns = (north - south + 1).astype(np.int64), (east - west + 1).astype(np.int64)
    count = rows * columns
    f = np.repeat(np.arange(len(count)), count)
    k = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    cell = (south[f] + k // columns[f]) * 100_000 + west[f] + k % columns[f]
    return f, cell.astype(np.int64)


def areas_after(pairs, unit, events, objects):
    area_distances, _ = kernels()
    e, f = pairs
    d = area_distances(e, f, unit, objects.center, objects.first, objects.corners)
    return rolled_up(e, f, d, events, objects)


def warm_up():
    import numpy as np
    none = np.zeros(0, np.int64)
    kernels()[0](none, none, np.zeros((1, 3)), np.zeros((1, 3)), np.zeros(2, np.int64),
                 np.zeros((1, 3)))


def match_polars(events_path, objects_path):
    import numpy as np
    import polars as pl
    warm_up()
    watch = Watch()
    frame = polars_events(events_path)
    columns = polars_objects(objects_path)
    watch.lap("load")
    objects = Objects(*columns)
    table = pl.DataFrame({
        "f": np.arange(len(objects.ids)), "fx": objects.center[:, 0], "fy": objects.center[:, 1],
        "fz": objects.center[:, 2], "b": objects.buffer, "x": objects.extent, "p": objects.prov,
        "t0": objects.t0, "t1": objects.t1, "kind": objects.kind, "fid": objects.ids})
    grids = []
    for low, high, size in CLASSES:
        margin = min(high, float(frame["radius_m"].max()))
        f, cell = covered_cells(objects, margin, size)
        grids.append(pl.DataFrame({"f": f, "cell": cell}).join(table, on="f"))
    watch.lap("index")
    p, l = pl.col("lat").radians(), pl.col("lon").radians()
    frame = frame.with_row_index("e").with_columns(
        ex=p.cos() * l.cos(), ey=p.cos() * l.sin(), ez=p.sin())
    chord = ((pl.col("ex") - pl.col("fx")) ** 2 + (pl.col("ey") - pl.col("fy")) ** 2
             + (pl.col("ez") - pl.col("fz")) ** 2).sqrt()
    d = (chord / 2).arcsin() * (2 * RADIUS)
    counts, areas = [], []
    for (low, high, size), grid in zip(CLASSES, grids):
        some = frame.lazy().filter((pl.col("radius_m") > low) | (low == 0),
                                   pl.col("radius_m") <= high)
        cell = ((pl.col("lat") / size).floor() * 100_000 + (pl.col("lon") / size).floor())
        pairs = (
            some.with_columns(cell=cell.cast(pl.Int64)).join(grid.lazy(), on="cell")
            .filter(pl.col("t0") <= pl.col("t"), pl.col("t") < pl.col("t1"))
            .with_columns(d=d)
            .filter(pl.col("d") <= pl.col("radius_m") + pl.col("b") + pl.col("x")))
        points = pairs.filter(pl.col("kind") == 0).group_by(
            (pl.col("t") // 86400).alias("day"), "p", "side").agg(
            wide=pl.len(), narrow=(pl.col("d") <= pl.col("b")).sum(),
            certain=(pl.col("d") + pl.col("radius_m") <= pl.col("b")).sum(),
            sum_e=pl.col("event_id").sum(), sum_f=pl.col("fid").sum())
        near = pairs.filter(pl.col("kind") == 1).select("e", "f")
        points, near = pl.collect_all([points, near], engine="streaming")
        counts.append(points)
        areas.append(near)
    events = {"id": frame["event_id"].to_numpy(), "t": frame["t"].to_numpy(),
              "radius": frame["radius_m"].to_numpy(), "side": frame["side"].to_numpy()}
    unit = frame.select("ex", "ey", "ez").to_numpy()
    near = pl.concat(areas)
    part = areas_after((near["e"].to_numpy().astype(np.int64), near["f"].to_numpy()),
                       unit, events, objects)
    points = pl.concat(counts)
    cell = (points["day"].cast(pl.Int64) * 16 + points["p"]) * 8 + points["side"]
    own = {key: int(points[key].sum()) for key in ("wide", "narrow", "certain", "sum_e", "sum_f")}
    result = total([part, {**own, "cells": cell.to_numpy()}])
    watch.lap("match")
    say("polars", watch, **result)


def match_duckdb(events_path, objects_path):
    import duckdb
    import numpy as np
    warm_up()
    db = duckdb.connect()
    db.execute(f"SET threads={THREADS}; SET TimeZone='UTC'; SET preserve_insertion_order=false")
    watch = Watch()
    db.execute(f"""CREATE TABLE events AS SELECT row_number() OVER () - 1 AS e, event_id, lat, lon,
        epoch(t)::BIGINT AS t, radius_m, side FROM read_csv('{events_path}', header=true, columns={{
        'event_id':'BIGINT','lat':'DOUBLE','lon':'DOUBLE','t':'TIMESTAMP','radius_m':'DOUBLE',
        'side':'UTINYINT','etype':'UTINYINT'}})""")
    columns = polars_objects(objects_path)
    watch.lap("load")
    objects = Objects(*columns)
    top = db.execute("SELECT max(radius_m) FROM events").fetchone()[0]
    for number, (low, high, size) in enumerate(CLASSES):
        f, cell = covered_cells(objects, min(high, top), size)
        grid = {"cell": cell, "f": f, "fx": objects.center[f, 0], "fy": objects.center[f, 1],
                "fz": objects.center[f, 2], "b": objects.buffer[f], "x": objects.extent[f],
                "p": objects.prov[f].astype(np.int64), "t0": objects.t0[f], "t1": objects.t1[f],
                "kind": objects.kind[f], "fid": objects.ids[f]}
        db.execute(f"CREATE TABLE grid{number} AS SELECT * FROM grid")
    watch.lap("index")
    db.execute("""CREATE TABLE u AS SELECT *, cos(radians(lat)) * cos(radians(lon)) AS ex,
        cos(radians(lat)) * sin(radians(lon)) AS ey, sin(radians(lat)) AS ez FROM events""")
    parts, e, f = [], [], []
    for number, (low, high, size) in enumerate(CLASSES):
        db.execute(f"""CREATE TEMP TABLE pairs AS SELECT e, f, kind, t // 86400 AS day, p, side,
            event_id, fid, d, radius_m AS r, b FROM (SELECT *, 2 * {RADIUS} * asin(sqrt(
            (ex-fx)*(ex-fx) + (ey-fy)*(ey-fy) + (ez-fz)*(ez-fz)) / 2) AS d FROM (
            SELECT *, (floor(lat / {size}) * 100000 + floor(lon / {size}))::BIGINT AS cell FROM u
            WHERE radius_m <= {high} AND (radius_m > {low} OR {low} = 0)) JOIN grid{number}
            USING (cell) WHERE t0 <= t AND t < t1) WHERE d <= r + b + x""")
        rows = db.execute("""SELECT (day * 16 + p) * 8 + side AS cell, count(*) AS wide,
            count(*) FILTER (d <= b) AS narrow, count(*) FILTER (d + r <= b) AS certain,
            sum(event_id)::BIGINT AS sum_e, sum(fid)::BIGINT AS sum_f FROM pairs WHERE kind = 0
            GROUP BY ALL""").fetchnumpy()
        parts.append({**{k: int(rows[k].sum()) for k in
                         ("wide", "narrow", "certain", "sum_e", "sum_f")}, "cells": rows["cell"]})
        near = db.execute("SELECT e, f FROM pairs WHERE kind = 1").fetchnumpy()
        e.append(near["e"])
        f.append(near["f"])
        db.execute("DROP TABLE pairs")
    u = db.execute("SELECT * FROM u ORDER BY e").fetchnumpy()
    events = {"id": u["event_id"], "t": u["t"], "radius": u["radius_m"], "side": u["side"]}
    unit = np.column_stack([u["ex"], u["ey"], u["ez"]])
    parts.append(areas_after((np.concatenate(e), np.concatenate(f)), unit, events, objects))
    result = total(parts)
    watch.lap("match")
    say("duckdb", watch, **result)


def read(engine, path):
    with open(path, "rb") as file:
        is_wide = file.readline().startswith(b"event_id_cnty")
    watch = Watch()
    if engine == "polars":
        import polars as pl
        watch = Watch()
        if is_wide:
            types = {name: pl.String for name in WIDE_ALL}
            types |= {"latitude": pl.Float64, "longitude": pl.Float64, "geo_precision": pl.Int64,
                      "fatalities": pl.Int64}
            frame = pl.scan_csv(path, schema=types).select(WIDE).with_columns(
                pl.col("event_date").str.to_date("%Y-%m-%d")).collect(engine="streaming")
        else:
            frame = polars_events(path)
        watch.lap("load")
        check = ([round(frame["latitude"].sum(), 2), int(frame["fatalities"].sum()),
                  frame["event_type"].n_unique()] if is_wide else
                 [round(frame["lat"].sum(), 2), int(frame["t"].sum()), int(frame["side"].cast(pl.Int64).sum())])
        say(engine, watch, count=frame.height, check=check)
    elif engine == "duckdb":
        import duckdb
        db = duckdb.connect()
        db.execute(f"SET threads={THREADS}; SET preserve_insertion_order=false")
        watch = Watch()
        if is_wide:
            types = {n: "VARCHAR" for n in WIDE_ALL} | {
                "event_date": "DATE", "latitude": "DOUBLE", "longitude": "DOUBLE",
                "geo_precision": "BIGINT", "fatalities": "BIGINT"}
            db.execute(f"CREATE TABLE x AS SELECT {','.join(WIDE)} FROM read_csv('{path}', "
                       f"header=true, quote='\"', escape='\"', columns={types})")
        else:
            types = dict(zip(EVENT_TYPES, ["BIGINT", "DOUBLE", "DOUBLE", "TIMESTAMP", "DOUBLE",
                                           "UTINYINT", "UTINYINT"]))
            db.execute(f"CREATE TABLE x AS SELECT * FROM read_csv('{path}', header=true, "
                       f"columns={types})")
        watch.lap("load")
        ask = ("count(*), round(sum(latitude), 2), sum(fatalities)::BIGINT, "
               "count(DISTINCT event_type)" if is_wide else
               "count(*), round(sum(lat), 2), sum(epoch(t)::BIGINT)::HUGEINT, sum(side)::BIGINT")
        count, *check = db.execute(f"SELECT {ask} FROM x").fetchone()
        say(engine, watch, count=count, check=check)
    elif engine == "pyarrow":
        import pyarrow as pa
        import pyarrow.compute as pc
        from pyarrow import csv
        pa.set_cpu_count(THREADS)
        watch = Watch()
        if is_wide:
            types = {n: pa.string() for n in WIDE} | {
                "event_date": pa.date32(), "latitude": pa.float64(), "longitude": pa.float64(),
                "geo_precision": pa.int64(), "fatalities": pa.int64()}
            table = csv.read_csv(
                path, parse_options=csv.ParseOptions(newlines_in_values=True),
                convert_options=csv.ConvertOptions(column_types=types, include_columns=WIDE))
        else:
            types = dict(zip(EVENT_TYPES, [pa.int64(), pa.float64(), pa.float64(),
                                           pa.timestamp("s"), pa.float64(), pa.uint8(), pa.uint8()]))
            table = csv.read_csv(path, convert_options=csv.ConvertOptions(
                column_types=types, timestamp_parsers=["%Y-%m-%dT%H:%M:%SZ"]))
        watch.lap("load")
        total_of = lambda name: pc.sum(table[name]).as_py()
        check = ([round(total_of("latitude"), 2), total_of("fatalities"),
                  pc.count_distinct(table["event_type"]).as_py()] if is_wide else
                 [round(total_of("lat"), 2), pc.sum(table["t"].cast(pa.int64())).as_py(),
                  total_of("side")])
        say(engine, watch, count=table.num_rows, check=check)
    elif engine == "pandas":
        import pandas as pd
        watch = Watch()
        if is_wide:
            frame = pd.read_csv(path, usecols=WIDE, engine="c", dtype_backend="pyarrow")
            frame["event_date"] = pd.to_datetime(frame["event_date"], format="%Y-%m-%d")
        else:
            frame = pd.read_csv(path, engine="pyarrow", dtype_backend="pyarrow")
        watch.lap("load")
        check = ([round(float(frame["latitude"].sum()), 2), int(frame["fatalities"].sum()),
                  int(frame["event_type"].nunique())] if is_wide else
                 [round(float(frame["lat"].sum()), 2),
                  int(pd.to_datetime(frame["t"]).dt.tz_localize(None)
                      .astype("datetime64[s]").astype("int64").sum()), int(frame["side"].sum())])
        say(engine, watch, count=len(frame), check=check)


def cluster(engine, path):
    import numpy as np
    if engine == "scipy":
        from scipy.sparse import coo_matrix
        from scipy.sparse.csgraph import connected_components
        from scipy.spatial import cKDTree
        watch = Watch()
        frame = polars_events(path)
        unit = units(frame["lat"].to_numpy(), frame["lon"].to_numpy())
        t, kind = frame["t"].to_numpy(), (frame["etype"].to_numpy() // 2).astype(np.int64)
        watch.lap("load")
        chord = 2 * np.sin(3000 / (2 * RADIUS))
        # Time and class as axes of their own, each scaled so that its limit is the chord's.
        axes = np.column_stack([unit, (t - t.min()) * (chord / 86400), kind * 4.0])
        tree = cKDTree(axes, balanced_tree=False, compact_nodes=False)
        pairs = tree.query_pairs(chord * 2 ** 0.5 * (1 + 1e-9), output_type="ndarray")
        a, b = pairs[:, 0], pairs[:, 1]
        gap = ((unit[a] - unit[b]) ** 2).sum(1)
        keep = (gap <= chord * chord) & (np.abs(t[a] - t[b]) <= 86400) & (kind[a] == kind[b])
        a, b = a[keep], b[keep]
        count, label = connected_components(
            coo_matrix((np.ones(len(a), np.int8), (a, b)), shape=(len(t), len(t))), directed=False)
        sizes = np.bincount(label)
        watch.lap("cluster")
        say(engine, watch, count=int(count), largest=int(sizes.max()),
            check=int((sizes.astype(np.int64) ** 2).sum()))
    elif engine == "duckdb":
        import duckdb
        from scipy.sparse import coo_matrix
        from scipy.sparse.csgraph import connected_components
        db = duckdb.connect()
        db.execute(f"SET threads={THREADS}; SET TimeZone='UTC'")
        watch = Watch()
        db.execute(f"""CREATE TABLE x AS SELECT row_number() OVER () - 1 AS e, lat, lon,
            epoch(t)::BIGINT AS t, etype // 2 AS k FROM read_csv('{path}', header=true, columns={{
            'event_id':'BIGINT','lat':'DOUBLE','lon':'DOUBLE','t':'TIMESTAMP','radius_m':'DOUBLE',
            'side':'UTINYINT','etype':'UTINYINT'}})""")
        watch.lap("load")
        pairs = db.execute(f"""WITH u AS (SELECT *, cos(radians(lat)) * cos(radians(lon)) AS x,
            cos(radians(lat)) * sin(radians(lon)) AS y, sin(radians(lat)) AS z,
            floor(lat / 0.027)::BIGINT AS r, floor(lon / 0.045)::BIGINT AS c,
            t // 86400 AS day FROM x),
            v AS (SELECT *, r + i.i AS r2, c + j.j AS c2, day + h.h AS d2 FROM u,
            (VALUES (-1), (0), (1)) i(i), (VALUES (-1), (0), (1)) j(j), (VALUES (0), (1)) h(h))
            SELECT v.e AS a, u.e AS b FROM v JOIN u ON v.k = u.k AND v.r2 = u.r AND v.c2 = u.c
            AND v.d2 = u.day WHERE abs(v.t - u.t) <= 86400 AND v.e <> u.e AND
            (v.x-u.x)*(v.x-u.x)+(v.y-u.y)*(v.y-u.y)+(v.z-u.z)*(v.z-u.z) <=
            {(2 * np.sin(3000 / (2 * RADIUS))) ** 2}""").fetchnumpy()
        count = db.execute("SELECT count(*) FROM x").fetchone()[0]
        a, b = pairs["a"], pairs["b"]
        found, label = connected_components(
            coo_matrix((np.ones(len(a), np.int8), (a, b)), shape=(count, count)), directed=False)
        sizes = np.bincount(label)
        watch.lap("cluster")
        say(engine, watch, count=int(found), largest=int(sizes.max()),
            check=int((sizes.astype(np.int64) ** 2).sum()))


def main():
    engine, task, *files = sys.argv[1:]
    if task == "match":
        {"shapely": match_shapely, "polars": match_polars, "duckdb": match_duckdb}[engine](*files)
    elif task == "read":
        read(engine, *files)
    else:
        cluster(engine, *files)


if __name__ == "__main__":
    main()

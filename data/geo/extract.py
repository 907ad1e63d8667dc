#!/usr/bin/env python3
"""Reads Natural Earth 1:50m layers out of Debian's r-cran-rnaturalearthdata
and writes them as GeoJSON into src/ (see README.md).

    (cd src && apt-get download r-cran-rnaturalearthdata)
    dpkg -x src/r-cran-rnaturalearthdata_*_all.deb src/deb
    python extract.py
"""
import json
import lzma
import struct
import warnings

import rdata

warnings.filterwarnings("ignore")
DIR = "src/deb/usr/lib/R/site-library/rnaturalearthdata/data/Rdata"


def parse(raw):
    return rdata.parser.parse_data(raw).object


def attrs(o):
    """The attributes (slots) of an R object, by name."""
    found = {}
    a = o.attributes
    while a is not None and a.info.type.name == "LIST":
        tag = a.tag
        while tag.info.type.name == "REF":
            tag = tag.referenced_object
        found[tag.value.value.decode()] = a.value[0]
        a = a.value[1]
    return found


def plain(o):
    """A vector of strings, numbers or factors as a Python list."""
    while o.info.type.name == "REF":
        o = o.referenced_object
    if o.info.type.name == "STR":
        return [None if v.value is None else v.value.decode("utf-8", "replace")
                for v in o.value]
    values = o.value.tolist()
    levels = attrs(o).get("levels") if o.attributes is not None else None
    if levels is not None:
        names = plain(levels)
        return [names[v - 1] if isinstance(v, int) and 0 < v <= len(names) else None
                for v in values]
    return values


def index():
    top = parse(open(DIR + ".rdx", "rb").read())
    names = plain(attrs(top)["names"])
    variables = top.value[names.index("variables")]
    return dict(zip(plain(attrs(variables)["names"]),
                    (plain(v) for v in variables.value)))


def layer(where):
    offset, length = where
    with open(DIR + ".rdb", "rb") as f:
        f.seek(offset)
        block = f.read(length)
    size, kind = struct.unpack(">Ic", block[:5])
    assert kind == b"Z", kind  # xz, without its container
    raw = lzma.LZMADecompressor(
        format=lzma.FORMAT_RAW,
        filters=[{"id": lzma.FILTER_LZMA2, "preset": 6 | lzma.PRESET_EXTREME}],
    ).decompress(block[5:], max_length=size)
    assert len(raw) == size
    return parse(raw)


def within(ring, x, y):
    inside = False
    for (x0, y0), (x1, y1) in zip(ring, ring[1:]):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            inside = not inside
    return inside


def multipolygon(o):
    outers, holes = [], []
    for part in attrs(o)["Polygons"].value:
        a = attrs(part)
        ring = a["coords"].value.reshape(2, -1).T.tolist()
        (holes if plain(a["hole"])[0] else outers).append(ring)
    polygons = [[ring] for ring in outers]
    for hole in holes:
        votes = [sum(within(p[0], x, y) for x, y in hole) for p in polygons]
        best = max(votes)
        # the smallest of those that hold most of the hole's corners
        polygons[min((len(p[0]), i) for i, p in enumerate(polygons)
                     if votes[i] == best)[1]].append(hole)
    return {"type": "MultiPolygon", "coordinates": polygons}


def write(where, name):
    slots = attrs(layer(where))
    data = slots["data"]
    columns = plain(attrs(data)["names"])
    table = [plain(c) for c in data.value]
    if "polygons" in slots:
        geometries = [multipolygon(o) for o in slots["polygons"].value]
    else:
        xy = slots["coords"].value.reshape(2, -1).T.tolist()
        geometries = [{"type": "Point", "coordinates": c} for c in xy]
    features = [{"type": "Feature",
                 "properties": {c: t[i] for c, t in zip(columns, table)
                                if isinstance(t[i], (str, int))},
                 "geometry": g} for i, g in enumerate(geometries)]
    with open(f"src/{name}.geojson", "w") as f:
        json.dump({"type": "FeatureCollection", "features": features}, f)
    print(name, len(features))


if __name__ == "__main__":
    where = index()
    for name in ("map_units50", "states50", "tiny_countries50"):
        write(where[name], name)

"""Bars and lines as SVG that stand alone, light or dark as the reader's screen is."""

from xml.sax.saxutils import escape

WIDTH = 640
STYLE = """<style>
svg { color: #1f2328; font: 12px sans-serif }
@media (prefers-color-scheme: dark) { svg { color: #e6edf3 } }
text { fill: currentColor } .m { text-anchor: middle } .e { text-anchor: end } .b { font-weight: bold }
path { fill: none; stroke: currentColor; stroke-opacity: .55 } .grid { stroke-opacity: .15 }
rect { fill: currentColor; fill-opacity: .25 } .ours { fill: #3f8fd6; fill-opacity: .7 }
.s0 { stroke: #3f8fd6 } .s1 { stroke: #e08a1e } .s2 { stroke: #4f9d5d } .s3 { stroke: #a35cc4 }
.line { stroke-opacity: 1; stroke-width: 2 } .d0 { fill: #3f8fd6 } .d1 { fill: #e08a1e }
.d2 { fill: #4f9d5d } .d3 { fill: #a35cc4 } .dash { stroke-dasharray: 4 3 }
</style>"""


def _num(value):
    return "%.1f" % value


def _text(x, y, words, kind=""):
    return '<text x="%s" y="%s" class="%s">%s</text>' % (_num(x), _num(y), kind, escape(words))


def _svg(height, title, parts):
    head = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img">\n%s\n'
            "<title>%s</title>\n" % (WIDTH, height, STYLE, escape(title)))
    return head + "\n".join([_text(10, 22, title, "b")] + parts) + "\n</svg>\n"


def _steps(most):
    """Some five round numbers up to most."""
    step = 10.0 ** len(str(int(most))) / 10 if most >= 1 else 0.1
    while most / step < 4:
        step /= 2
    while most / step > 8:
        step *= 2
    return [i * step for i in range(int(most / step) + 1)]


def bars(title, rows, mark=()):
    """rows: (name, value, least, most), from the top; names in mark are drawn as ours."""
    left, right, top, pitch = 190, WIDTH - 60, 40, 24
    scale = (right - left) / max(row[3] for row in rows)
    bottom = top + pitch * len(rows)
    parts = []
    for at in _steps(max(row[3] for row in rows)):
        x = left + at * scale
        parts.append('<path class="grid" d="M%s %dV%d"/>' % (_num(x), top, bottom))
        parts.append(_text(x, bottom + 16, "%g" % at, "m"))
    for i, (name, value, least, most) in enumerate(rows):
        y = top + pitch * i
        parts.append(_text(left - 8, y + 15, name, "e"))
        parts.append('<rect x="%d" y="%d" width="%s" height="14"%s/>'
                     % (left, y + 4, _num(value * scale), ' class="ours"' if name in mark else ""))
        parts.append('<path d="M%s %dH%s"/>'
                     % (_num(left + least * scale), y + 11, _num(left + most * scale)))
        parts.append(_text(left + most * scale + 6, y + 15, "%.3g" % value))
    return _svg(bottom + 30, title, parts)


def lines(title, x_name, y_name, series, straight=()):
    """series: name -> [(x, y)]; names in straight are dashed. Both axes begin at 0."""
    left, right, top, bottom = 60, WIDTH - 20, 44, 300
    x_most = max(x for points in series.values() for x, _ in points)
    y_most = 1.05 * max(y for points in series.values() for _, y in points)

    def place(x, y):
        return (left + (right - left) * x / x_most, bottom - (bottom - top) * y / y_most)

    parts = []
    for at in _steps(y_most):
        parts.append('<path class="grid" d="M%d %sH%d"/>' % (left, _num(place(0, at)[1]), right))
        parts.append(_text(left - 6, place(0, at)[1] + 4, "%g" % at, "e"))
    for at in sorted({x for points in series.values() for x, _ in points}):
        parts.append(_text(place(at, 0)[0], bottom + 16, "%g" % at, "m"))
    for i, (name, points) in enumerate(series.items()):
        places = [place(x, y) for x, y in points]
        path = "M" + "L".join("%s %s" % (_num(x), _num(y)) for x, y in places)
        dash = " dash" if name in straight else ""
        parts.append('<path class="line s%d%s" d="%s"/>' % (i % 4, dash, path))
        parts += ['<circle class="d%d" cx="%s" cy="%s" r="3"/>' % (i % 4, _num(x), _num(y))
                  for x, y in places if not dash]
        parts.append('<path class="line s%d%s" d="M%d %dh20"/>' % (i % 4, dash, left + 150 * i,
                                                                   bottom + 50))
        parts.append(_text(left + 26 + 150 * i, bottom + 54, name))
    parts.append(_text((left + right) / 2, bottom + 32, x_name, "m"))
    parts.append(_text(left, top - 6, y_name))
    return _svg(bottom + 66, title, parts)

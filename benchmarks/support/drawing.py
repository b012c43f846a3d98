"""A critical path as SVG: one row per part, from its start to its end."""
from html import escape

from support.critical_path import CLIENT, CONTAINER, KUBERNETES, PLATFORM, SHOP

COLOURS = {PLATFORM: "#2563eb", KUBERNETES: "#7c3aed", CONTAINER: "#d97706", SHOP: "#059669", CLIENT: "#6b7280"}
ROW, LABEL, WIDTH, RIGHT = 20, 230, 620, 70
STYLE = ("<style>text{font:12px system-ui,sans-serif;fill:#1f2937}.title{font-weight:600;font-size:14px}.tick{fill:#6b7280;font-size:11px}"
         "rect.page{fill:#fff}line{stroke:#e5e7eb}</style>")


def draw(paths):
    """The drawing of several paths, each a (title, parts), with the same scale."""
    longest = max(parts[-1].end for _, parts in paths)
    scale, top, rows = WIDTH / longest, 10, []
    for title, parts in paths:
        rows.append(f'<text class="title" x="10" y="{top + 16}">{escape(title)}</text>')
        top += 28
        bottom = top + ROW * len(parts)
        for tick in range(int(longest) + 1):
            x = LABEL + tick * scale
            rows.append(f'<line x1="{x:.1f}" y1="{top}" x2="{x:.1f}" y2="{bottom}"/><text class="tick" x="{x:.1f}" y="{bottom + 14}" text-anchor="middle">{tick} s</text>')
        for part in parts:
            x, width = LABEL + part.start * scale, max(1.5, (part.end - part.start) * scale)
            rows.append(f'<text x="{LABEL - 8}" y="{top + 14}" text-anchor="end">{escape(part.until)}</text>'
                        f'<rect x="{x:.1f}" y="{top + 4}" width="{width:.1f}" height="{ROW - 8}" rx="2" fill="{COLOURS[part.owner]}"><title>{escape(part.what)}</title></rect>'
                        f'<text class="tick" x="{x + width + 4:.1f}" y="{top + 14}">{(part.end - part.start) * 1000:.0f} ms</text>')
            top += ROW
        top = bottom + 34
    x = LABEL
    for owner, colour in COLOURS.items():
        rows.append(f'<rect x="{x}" y="{top - 10}" width="12" height="12" rx="2" fill="{colour}"/><text x="{x + 17}" y="{top}">{escape(owner)}</text>')
        x += 32 + 7 * len(owner)
    height, width = top + 16, LABEL + WIDTH + RIGHT
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
            f'aria-label="Critical path of the creation of a store">{STYLE}<rect class="page" width="{width}" height="{height}"/>{"".join(rows)}</svg>\n')

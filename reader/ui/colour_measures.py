"""How far two colours are apart to the eye, and how well text is read on one; no Qt in it.

References:
    IEC 61966-2-1 (sRGB) and CIE 15 (L*a*b*, white point D65) for the way from ``#rrggbb``.
    Sharma, Wu and Dalal 2005, "The CIEDE2000 Color-Difference Formula: Implementation Notes,
    Supplementary Test Data, and Mathematical Observations".
    WCAG 2, "relative luminance" and "contrast ratio".
"""

from __future__ import annotations

import math
import re

Lab = tuple[float, float, float]

_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})", re.IGNORECASE)
_D65 = (0.95047, 1.0, 1.08883)
_TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_FAR = 25.0**7


def read_hex(typed: str) -> str | None:
    """Return what was typed as ``#rrggbb``, or None where it is no colour.

    The sign may be left out, and three digits stand for six ("0af" for "#00aaff").
    """
    match = _HEX.fullmatch(typed.strip())
    if match is None:
        return None
    digits = match[1].lower()
    return "#" + ("".join(2 * digit for digit in digits) if len(digits) == 3 else digits)


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours ``#rrggbb`` by WCAG 2, from 1 to 21."""
    bright, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def difference(first: str, second: str) -> float:
    """Return how far two colours ``#rrggbb`` are apart by CIEDE2000; 1 is just seen, 100 most."""
    return _ciede2000(_lab(first), _lab(second))


def _linear(colour: str) -> tuple[float, ...]:
    values = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lab(colour: str) -> Lab:
    linear = _linear(colour)
    x, y, z = (
        _cube_root(sum(map(float.__mul__, row, linear)) / white)
        for row, white in zip(_TO_XYZ, _D65, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _cube_root(share: float) -> float:
    return share ** (1 / 3) if share > 216 / 24389 else (24389 / 27 * share + 16) / 116


def _ciede2000(first: Lab, second: Lab) -> float:
    """Return the difference of two L*a*b* colours; names as in the paper."""
    (l1, a1, b1), (l2, a2, b2) = first, second
    mean = ((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2) ** 7
    stretch = 1.5 - 0.5 * math.sqrt(mean / (mean + _FAR))
    c1, h1 = math.hypot(a1 * stretch, b1), _angle(a1 * stretch, b1)
    c2, h2 = math.hypot(a2 * stretch, b2), _angle(a2 * stretch, b2)
    is_grey = c1 * c2 == 0
    turn = 0.0 if is_grey else (h2 - h1 + 180) % 360 - 180
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    hue = h1 + h2 if is_grey else h1 + turn / 2
    weight = (
        1
        - 0.17 * _cos(hue - 30)
        + 0.24 * _cos(2 * hue)
        + 0.32 * _cos(3 * hue + 6)
        - 0.20 * _cos(4 * hue - 63)
    )
    from_middle = (light - 50) ** 2
    d_light = (l2 - l1) / (1 + 0.015 * from_middle / math.sqrt(20 + from_middle))
    d_chroma = (c2 - c1) / (1 + 0.045 * chroma)
    d_hue = (
        2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2)) / (1 + 0.015 * chroma * weight)
    )
    tilt = 60 * math.exp(-((((hue % 360) - 275) / 25) ** 2))
    far = chroma**7
    blue = -2 * math.sqrt(far / (far + _FAR)) * math.sin(math.radians(tilt))
    return math.sqrt(d_light**2 + d_chroma**2 + d_hue**2 + blue * d_chroma * d_hue)


def _angle(a: float, b: float) -> float:
    return math.degrees(math.atan2(b, a)) % 360


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))

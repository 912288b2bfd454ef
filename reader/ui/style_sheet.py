"""How Qt's own controls look: one style sheet, made from a theme's tokens."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from reader.paths import resource
from reader.ui.fonts import USUAL_DPI
from reader.ui.theme import blend

if TYPE_CHECKING:
    from reader.ui.theme import Theme

_CIRCLE = re.compile(r"@(\w+)")
_LENGTH = re.compile(r"\b([3-9]|\d\d+)px")  # thinner ones are lines, which stay thin

# Every control that can have the focus keeps a 2 px border for it, so that nothing moves.
_SHEET = """
QMainWindow, QDialog, QMessageBox {{ background: {window}; }}
QToolTip {{
    background: {panel}; color: {ink}; border: 1px solid {hairline}; padding: 4px 6px;
}}

QMenuBar {{ background: {window}; border: none; padding: 2px 6px 0 6px; }}
QMenuBar::item {{ background: transparent; padding: 4px 9px; border-radius: 5px; }}
QMenuBar::item:selected {{ background: {chip_hover}; }}
QMenu {{
    menu-scrollable: 1;
    background: {panel}; border: 1px solid {hairline}; border-radius: 8px; padding: 5px;
}}
QMenu::item {{ padding: 5px 26px 5px 26px; border-radius: 5px; }}
QMenu::item:selected {{ background: {selection}; color: {ink}; }}
QMenu::item:disabled {{ color: {faint}; }}
QMenu::indicator {{ width: 13px; height: 13px; margin-left: 7px; }}
QMenu::indicator:checked {{ image: url({icons}/{menu_check}.svg); }}
QMenu::separator {{ height: 1px; background: {hairline}; margin: 5px 8px; }}

QPushButton, QToolButton {{
    background: transparent; color: {ink}; border: 2px solid transparent; border-radius: 7px;
    padding: 4px 10px;
}}
QPushButton:hover, QToolButton:hover {{ background: {chip_hover}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {hairline}; }}
QPushButton:focus, QToolButton:focus {{ border-color: {accent}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {faint}; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QPushButton[look="primary"], QToolButton[look="primary"] {{
    background: {accent}; color: {on_accent}; font-weight: 600; padding: 4px 14px;
}}
QPushButton[look="primary"]:hover, QToolButton[look="primary"]:hover {{
    background: {accent_hover};
}}
QPushButton[look="primary"]:focus, QToolButton[look="primary"]:focus {{
    border-color: {ink};
}}
QPushButton[look="primary"]:disabled {{ background: {chip}; color: {faint}; }}
QPushButton[look="quiet"], QToolButton[look="quiet"] {{ background: {chip}; }}
QPushButton[look="quiet"]:hover, QToolButton[look="quiet"]:hover {{ background: {chip_hover}; }}
QPushButton[look="link"] {{ color: {accent}; padding: 1px 3px; border-radius: 4px; }}
QPushButton[look="link"]:hover {{ background: {selection}; }}
QPushButton[look="chip"], QToolButton[look="chip"] {{
    background: {chip}; color: {dim}; border-radius: 10px; padding: 1px 8px; min-height: 18px;
    max-height: 18px; font-size: {small}pt;
}}
QPushButton[look="chip"]:hover, QToolButton[look="chip"]:hover {{
    background: {chip_hover}; color: {ink};
}}
QPushButton[look="chip"]:checked {{ background: {accent}; color: {on_accent}; }}
QPushButton[look="chip"]:disabled, QToolButton[look="chip"]:disabled {{
    background: {chip}; color: {faint};
}}
QPushButton[look="chip"]:checked:focus {{ border-color: {ink}; }}

QLineEdit, QPlainTextEdit, QComboBox {{
    background: {page}; color: {ink}; border: 1px solid {hairline}; border-radius: 8px;
    padding: 5px 9px; selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{
    border: 2px solid {accent}; padding: 4px 8px;
}}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: url({icons}/chevron-down.svg); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{
    background: {panel}; border: 1px solid {hairline}; selection-background-color: {selection};
    selection-color: {ink};
}}

QSpinBox {{
    background: {page}; color: {ink}; border: 1px solid {hairline}; border-radius: 8px;
    padding: 4px 22px 4px 0; selection-background-color: {accent};
    selection-color: {on_accent};
}}
QSpinBox QLineEdit {{ border: none; padding: 0; background: transparent; }}
QSpinBox:focus {{ border: 2px solid {accent}; padding: 3px 21px 3px 0; }}
QSpinBox::up-button, QSpinBox::down-button {{
    subcontrol-origin: padding; width: 20px; border: none; background: transparent;
}}
QSpinBox::up-button {{ subcontrol-position: top right; }}
QSpinBox::down-button {{ subcontrol-position: bottom right; }}
QSpinBox::up-arrow {{ image: url({icons}/chevron-up.svg); width: 10px; height: 10px; }}
QSpinBox::down-arrow {{ image: url({icons}/chevron-down.svg); width: 10px; height: 10px; }}

QSlider {{ border: 2px solid transparent; border-radius: 6px; padding: 0 2px; }}
QSlider:focus {{ border-color: {accent}; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {hairline}; }}
QSlider::sub-page:horizontal {{ border-radius: 2px; background: {accent}; }}
QSlider::handle:horizontal {{
    width: @knob; height: @knob; margin: -5px 0; border-radius: @knob_round;
    background: {accent};
}}

QCheckBox {{ border: 2px solid transparent; border-radius: 6px; padding: 1px 4px 1px 1px; }}
QCheckBox:focus {{ border-color: {accent}; }}
QCheckBox::indicator, QListView::indicator {{
    width: 13px; height: 13px; border: 1px solid {dim}; border-radius: 4px; background: {page};
}}
QCheckBox::indicator:checked, QListView::indicator:checked {{
    border-color: {accent}; background: {accent}; image: url({icons}/{check}.svg);
}}
QCheckBox::indicator:disabled {{ border-color: {faint}; }}
QCheckBox:disabled {{ color: {faint}; }}

QRadioButton {{ border: 2px solid transparent; border-radius: 6px; padding: 1px 4px 1px 1px; }}
QRadioButton:focus {{ border-color: {accent}; }}
QRadioButton::indicator {{
    width: @radio_off; height: @radio_off; border: 1px solid {dim}; border-radius: @radio_round;
    background: {page};
}}
QRadioButton::indicator:checked {{
    width: 6px; height: 6px; border: 4px solid {accent}; border-radius: @radio_round;
    background: {on_accent};
}}
QRadioButton::indicator:disabled {{ border-color: {faint}; }}
QRadioButton:disabled {{ color: {faint}; }}

QListView {{ background: {panel}; border: none; outline: none; }}
QListWidget {{ background: {panel}; border-radius: 8px; padding: 4px; }}
QListWidget::item {{
    padding: 6px 10px; border: 2px solid transparent; border-radius: 6px; color: {ink};
}}
QListWidget::item:hover {{ background: {chip}; }}
QListWidget::indicator {{ margin-right: 6px; }}
QListWidget::item:selected {{ background: {selection}; color: {ink}; }}
QListWidget:focus::item:selected {{ border-color: {accent}; }}
QTreeView {{
    background: {panel}; border: 1px solid {hairline}; border-radius: 8px; padding: 4px;
    outline: none;
}}
QTreeView:focus {{ border: 2px solid {accent}; padding: 3px; }}
QTreeView::item {{ padding: 4px 6px; color: {ink}; }}
QTreeView::item:selected {{ background: {selection}; color: {ink}; }}
QTableView {{
    background: {panel}; border: 1px solid {hairline}; border-radius: 8px; padding: 4px;
    outline: none; gridline-color: {hairline};
    selection-background-color: {selection}; selection-color: {ink};
}}
QTableView:focus {{ border: 2px solid {accent}; padding: 3px; }}
QHeaderView {{ background: transparent; }}
QHeaderView::section {{
    background: {panel}; color: {dim}; border: none; border-bottom: 1px solid {hairline};
    padding: 4px 3px;
}}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; }}
QSplitter::handle {{ background: {hairline}; }}
QStatusBar {{ background: {window}; color: {dim}; border-top: 1px solid {hairline}; }}
QStatusBar::item {{ border: none; }}

QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 11px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 11px; margin: 0; }}
QScrollBar::handle {{ background: {handle}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {dim}; }}
QScrollBar::handle:disabled {{ background: transparent; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QLabel[tone="dim"] {{ color: {dim}; }}
QLabel[tone="heading"] {{ color: {dim}; font-weight: 600; }}
*[ground="panel"] {{ background: {panel}; }}
*[ground="page"] {{ background: {page}; }}
*[ground="window"] {{ background: {window}; }}
*[line="above"] {{ border-top: 1px solid {hairline}; }}
*[line="below"] {{ border-bottom: 1px solid {hairline}; }}
"""


def style_sheet(theme: Theme, scale: float = 1.0) -> str:
    """Return the style sheet of the whole application in the colours of `theme`.

    Args:
        theme: Colours.
        scale: How much larger than usual the system's type is; room and rounding grow with it.
    """
    names = ("window", "panel", "page", "ink", "dim", "hairline", "accent", "on_accent")
    colours = {name: getattr(theme, name).name() for name in (*names, "selection", "chip")}
    sheet = _SHEET.format(
        **colours,
        small=round(12 * 72 / USUAL_DPI),
        icons=resource("icons").as_posix(),
        menu_check="check-dark" if theme.ink.lightnessF() < 0.5 else "check-light",
        check="check-dark" if theme.on_accent.lightnessF() < 0.5 else "check-light",
        chip_hover=blend(theme.ink, theme.chip, 0.07).name(),
        accent_hover=blend(theme.ink, theme.accent, 0.12).name(),
        faint=blend(theme.dim, theme.window, 0.6).name(),
        handle=blend(theme.dim, theme.panel, 0.4).name(),
    )
    return _circles(scale, _LENGTH.sub(partial(_scaled, scale), sheet))


def _circles(scale: float, sheet: str) -> str:
    """Give what is round its sizes; Qt draws a square where a radius is more than half a side."""
    knob = round(14 * scale)
    radio = round(6 * scale) + 2 * round(4 * scale)
    sizes = {"knob": knob, "knob_round": knob // 2, "radio_off": radio - 2}
    sizes["radio_round"] = radio // 2
    return _CIRCLE.sub(lambda found: f"{sizes[found[1]]}px", sheet)


def _scaled(scale: float, length: re.Match[str]) -> str:
    return f"{round(int(length[1]) * scale)}px"

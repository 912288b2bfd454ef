"""How Qt's own controls look: one style sheet, made from a theme's tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.theme import blend

if TYPE_CHECKING:
    from reader.ui.theme import Theme

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
    background: {panel}; border: 1px solid {hairline}; border-radius: 8px; padding: 5px;
}}
QMenu::item {{ padding: 5px 26px 5px 26px; border-radius: 5px; }}
QMenu::item:selected {{ background: {selection}; color: {ink}; }}
QMenu::item:disabled {{ color: {faint}; }}
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
    background: {chip}; color: {dim}; border-radius: 12px; padding: 1px 8px; min-height: 18px;
    max-height: 18px; font-size: 9pt;
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
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox QAbstractItemView {{
    background: {panel}; border: 1px solid {hairline}; selection-background-color: {selection};
    selection-color: {ink};
}}

QRadioButton {{ border: 2px solid transparent; border-radius: 6px; padding: 1px 4px 1px 1px; }}
QRadioButton:focus {{ border-color: {accent}; }}
QRadioButton::indicator {{
    width: 12px; height: 12px; border: 1px solid {dim}; border-radius: 7px; background: {page};
}}
QRadioButton::indicator:checked {{
    width: 6px; height: 6px; border: 4px solid {accent}; background: {on_accent};
}}
QRadioButton::indicator:disabled {{ border-color: {faint}; }}
QRadioButton:disabled {{ color: {faint}; }}

QListView {{ background: {panel}; border: none; outline: none; }}
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


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of the whole application in the colours of `theme`."""
    names = ("window", "panel", "page", "ink", "dim", "hairline", "accent", "on_accent")
    colours = {name: getattr(theme, name).name() for name in (*names, "selection", "chip")}
    return _SHEET.format(
        **colours,
        chip_hover=blend(theme.ink, theme.chip, 0.07).name(),
        accent_hover=blend(theme.ink, theme.accent, 0.12).name(),
        faint=blend(theme.dim, theme.window, 0.6).name(),
        handle=blend(theme.dim, theme.panel, 0.4).name(),
    )

"""Every action of the window: what it is called, its keys, and the menu it stands in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """How an action is called and reached.

    Attributes:
        name: What the code calls it, and the settings.
        words: In the menu, with the mnemonic marked by "&".
        keys: Its shortcuts unless the user chose others; the first is shown.
        hint: What it does, where the words do not say it.
        is_checkable: Whether it is switched on and off.
        is_fixed: Whether its keys cannot be changed.
    """

    name: str
    words: str
    keys: tuple[str, ...] = ()
    hint: str = ""
    is_checkable: bool = False
    is_fixed: bool = False

    @property
    def title(self) -> str:
        """The words without mnemonic and dots."""
        return self.words.replace("&", "").rstrip("…")


@dataclass(frozen=True, slots=True)
class Submenu:
    """A menu within a menu, filled elsewhere."""

    name: str
    words: str


class Separator:
    """A line between two groups of a menu."""


LINE = Separator()

MENUS: dict[str, tuple[ActionEntry | Submenu | Separator, ...]] = {
    "&File": (
        ActionEntry("open", "&Open…", ("Ctrl+O",), "Open an article"),
        Submenu("recent", "Open &Recent"),
        ActionEntry("paste", "&Paste as New Article", ("Ctrl+Shift+V",), "Read the copied text"),
        ActionEntry(
            "paste_box", "Paste &Text…", ("Ctrl+Alt+V",), "Type or paste an article's text"
        ),
        ActionEntry("sample", "Open the &Sample Article"),
        LINE,
        ActionEntry("close", "&Close Article", ("Ctrl+W",)),
        ActionEntry("reopen", "Reopen C&losed Article", ("Ctrl+Shift+T",)),
        LINE,
        ActionEntry(
            "export", "&Export Quote Sheet…", ("Ctrl+E", "Ctrl+Shift+S"), "Write the quotes"
        ),
        LINE,
        ActionEntry("quit", "&Quit", ("Ctrl+Q",)),
    ),
    "&Edit": (
        ActionEntry("undo", "&Undo", ("Ctrl+Z",), "Take the last decision back"),
        ActionEntry("redo", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "Decide again what was undone"),
        ActionEntry(
            "undo_history", "Undo &History…", ("Ctrl+Alt+Z",), "Everything that was decided"
        ),
        LINE,
        ActionEntry("copy_quote", "&Copy Quote with Source", ("Ctrl+Shift+C",)),
        LINE,
        ActionEntry("find", "&Find…", ("Ctrl+F",), "Find words in the article"),
        ActionEntry("find_next", "Find &Next", ("F3", "Ctrl+G")),
        ActionEntry("find_previous", "Find &Previous", ("Shift+F3", "Ctrl+Shift+G")),
        LINE,
        ActionEntry("search_statements", "Search &Statements", ("Ctrl+Shift+F",)),
        ActionEntry("search_library", "Search &Library", ("Ctrl+K",)),
        ActionEntry("clear_filter", "Clear F&ilter", ("Ctrl+Shift+X",)),
        LINE,
        ActionEntry("preferences", "Pr&eferences…", ("Ctrl+,",)),
    ),
    "&View": (
        ActionEntry("show_library", "&Library", ("F9", "Ctrl+2"), is_checkable=True),
        ActionEntry("show_statements", "&Statements", ("Shift+F9", "Ctrl+1"), is_checkable=True),
        LINE,
        ActionEntry("zoom_in", "Zoom &In", ("Ctrl++", "Ctrl+=")),
        ActionEntry("zoom_out", "Zoom &Out", ("Ctrl+-",)),
        ActionEntry("zoom_reset", "&Actual Size", ("Ctrl+0",)),
        Submenu("themes", "&Colours"),
        LINE,
        ActionEntry("show_plain", "Mark Scare &Quotes and Titles", is_checkable=True),
        ActionEntry(
            "number_paragraphs", "Paragraph &Numbers", ("Ctrl+Shift+N",), is_checkable=True
        ),
        ActionEntry("fade_rest", "Fade &Everything Else", ("Ctrl+Shift+B",), is_checkable=True),
        ActionEntry("hide_highlights", "&Hide Highlights", ("Ctrl+Shift+H",), is_checkable=True),
        LINE,
        ActionEntry("full_screen", "&Full Screen", ("F11",), is_checkable=True),
    ),
    "&Go": (
        ActionEntry("back", "&Back", ("Alt+Left",), "Back to where you were"),
        ActionEntry("forward", "&Forward", ("Alt+Right",)),
        LINE,
        ActionEntry("next", "&Next Quote", ("N", "Alt+Down")),
        ActionEntry("previous", "&Previous Quote", ("P", "Alt+Up")),
        ActionEntry("next_same", "Next by the &Same Speaker", ("Shift+N",)),
        ActionEntry("previous_same", "Previous b&y the Same Speaker", ("Shift+P",)),
        LINE,
        ActionEntry("to_article", "To the &Article", ("F6",)),
        ActionEntry("to_statements", "To the S&tatements", ("Shift+F6",)),
    ),
    "&Article": (
        ActionEntry("analyse", "&Analyse Again", ("F5",)),
        ActionEntry("analyse_all", "Analyse A&ll Articles Again…", hint="The whole library"),
        ActionEntry(
            "former_analysis", "&Back to the Former Analysis", hint="As before the last was taken"
        ),
        LINE,
        ActionEntry(
            "read_source", "&Read the Source Again", ("Shift+F5",), "Take over how the file is now"
        ),
        ActionEntry(
            "orphans",
            "&Decisions Without a Place…",
            hint="Whose words are not in the text any more",
        ),
        LINE,
        ActionEntry("step_back", "&Stop or Step Back", ("Esc",), is_fixed=True),
    ),
    "&Quote": (
        ActionEntry("open_card", "Show Its &Card", ("C",)),
        ActionEntry("only_speaker", "&Only This Speaker", ("O",)),
        ActionEntry("to_review", "Quotes to &Review", ("R",)),
        LINE,
        ActionEntry("note", "&Note…", ("M",), "Write something about this quote"),
        ActionEntry("tags", "Ta&gs…", ("T",), "Words to find this quote by"),
        ActionEntry("history", "&History…", ("H",), "What was decided about this quote, and when"),
        ActionEntry("verify", "&Verification…", ("V",), "Say what the words were checked against"),
    ),
    "&Mark": (
        ActionEntry("add_quote", "Add &Quote", ("Q",), "Make a quote of the selected words"),
        ActionEntry("edges", "Move Its &Edges", ("E",), "Say where this quote begins and ends"),
        LINE,
        ActionEntry(
            "mark_mention", "Selection Says &Who Speaks", ("W",), "These words name the speaker"
        ),
        ActionEntry(
            "mark_cue",
            "Selection Is the &Reporting Word",
            ("Shift+W",),
            "As “said” or “according to”",
        ),
        ActionEntry("unmark_mention", "Unmark Who Spea&ks", hint="No words name the speaker"),
        ActionEntry("unmark_cue", "Unmark the Reporting W&ord", hint="There is none"),
        LINE,
        ActionEntry(
            "join", "&Join Statements", ("J",), "Make the selected ones one, or this and the next"
        ),
        ActionEntry(
            "split",
            "&Split Statement Here",
            ("Shift+J",),
            "Begin another statement with this piece",
        ),
        LINE,
        ActionEntry(
            "correct_text", "Correct the &Text…", ("F2",), "Mend a slip in the selected words"
        ),
    ),
    "&Review": (
        ActionEntry("review", "Start &Reviewing", ("F8",), "Quote by quote, the least sure first"),
        ActionEntry("skip", "S&kip", ("Space",), "Leave this quote for the end", is_fixed=True),
        LINE,
        ActionEntry("accept", "&Accept", ("A",), "Everything about this quote is right"),
        ActionEntry("set_speaker", "Change &Speaker…", ("S",), "Say who said this"),
        ActionEntry("take_1", "Take the &First Runner-up", ("1",)),
        ActionEntry("take_2", "Take the S&econd Runner-up", ("2",)),
        ActionEntry("take_3", "Take the &Third Runner-up", ("3",)),
        ActionEntry("reject", "&Not a Quote", ("X", "Del"), "Nobody is quoted here"),
        ActionEntry("flag", "F&lag", ("F",), "To be looked at again, or no longer"),
    ),
    "&Speaker": (
        ActionEntry("edit_speaker", "&Details…", ("Shift+S",), "Name, role, organisation, colour"),
        ActionEntry("merge_speaker", "&Merge…", ("Shift+M",), "Make two speakers one"),
        ActionEntry("split_speaker", "S&plit Off…", hint="Give some statements to somebody else"),
    ),
    "&Help": (
        ActionEntry("guide", "&User Guide", ("F1",)),
        ActionEntry("shortcuts", "&Keyboard Shortcuts", ("Ctrl+/", "?")),
        LINE,
        ActionEntry("log", "Show &Log File", hint="Open the folder the log is in"),
        ActionEntry("report", "Copy &Report", hint="Copy versions and the end of the log"),
        ActionEntry("accuracy", "A&ccuracy", hint="How right Quote Reader was found to be"),
        ActionEntry("about", "&About Quote Reader"),
    ),
}


def entries_by_menu() -> dict[str, list[ActionEntry]]:
    """Return the actions by the menu they stand in, its title without mnemonic."""
    return {
        title.replace("&", ""): [row for row in rows if isinstance(row, ActionEntry)]
        for title, rows in MENUS.items()
    }


def all_entries() -> list[ActionEntry]:
    """Return every action, in the order of the menus."""
    return [entry for entries in entries_by_menu().values() for entry in entries]

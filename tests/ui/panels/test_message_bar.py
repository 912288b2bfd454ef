"""Messages: shown in order, each with its action, never modal."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from reader.ui.messages import Message, MessageAction, MessageLevel, Messages, MessageTopic
from reader.ui.panels.message_bar import MessageBar, level_colour
from reader.ui.theme import DARK, LIGHT, contrast_ratio


def message(text, topic=MessageTopic.ARTICLE, action=None):
    return Message(text, MessageLevel.ERROR, topic, action)


@pytest.fixture
def messages(qapp):
    return Messages()


@pytest.fixture
def bar(qtbot, appearance, messages):
    made = MessageBar(messages, appearance)
    qtbot.addWidget(made)
    return made


def buttons(bar):
    return {b.text(): b for b in bar.findChildren(QPushButton) if b.isVisibleTo(bar)}


def test_hidden_while_there_is_nothing_to_say(bar, messages):
    assert bar.isHidden()
    messages.post(message("Gone."))
    assert not bar.isHidden()
    messages.withdraw(MessageTopic.ARTICLE)
    assert bar.isHidden()


def test_what_was_said_before_the_bar_was_there_is_shown(qtbot, appearance, messages):
    messages.post(message("Early."))
    made = MessageBar(messages, appearance)
    qtbot.addWidget(made)
    assert made.texts == ["Early."]


def test_same_words_are_shown_once(bar, messages):
    for text in ("One.", "Two.", "One."):
        messages.post(message(text))
    assert bar.texts == ["Two.", "One."]


def test_only_the_newest_few_are_shown(bar, messages):
    for number in range(6):
        messages.post(message(f"Message {number}."))
    assert bar.texts == ["Message 3.", "Message 4.", "Message 5."]


def test_action_runs_and_the_message_goes(bar, messages, qtbot):
    ran = []
    messages.post(message("Stopped.", action=MessageAction("Again", lambda: ran.append(1))))
    qtbot.mouseClick(buttons(bar)["Again"], Qt.MouseButton.LeftButton)
    assert ran == [1]
    assert bar.texts == []


def test_message_can_be_put_aside(bar, messages, qtbot):
    messages.post(message("Noted."))
    qtbot.mouseClick(buttons(bar)["✕"], Qt.MouseButton.LeftButton)
    assert messages.current == ()


def test_only_what_is_over_is_withdrawn(messages):
    messages.post(message("About the article."))
    messages.post(message("About the library.", MessageTopic.LIBRARY))
    messages.withdraw(MessageTopic.ARTICLE, MessageTopic.ANALYSIS)
    assert [m.text for m in messages.current] == ["About the library."]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("level", MessageLevel)
def test_signs_stand_out(theme, level):
    assert contrast_ratio(level_colour(level, theme), theme.page) >= 3

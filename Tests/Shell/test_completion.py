"""Completion in bash, zsh and fish: keys in, words out."""

import pytest

from conftest import HOSTILE_EVENTS, make_home, need, run
from shells import INSTALLED, TAB, InteractiveShell

SHELLS = ["bash", "zsh", "fish"]


@pytest.fixture(params=SHELLS, scope="module")
def shell_name(request):
    need(request.param)
    return request.param


@pytest.fixture(scope="module")
def shell(shell_name, tmp_path_factory):
    shell = InteractiveShell(shell_name, make_home(tmp_path_factory.mktemp("home")))
    yield shell
    shell.close()


@pytest.fixture(scope="module")
def hostile_shell(shell_name, tmp_path_factory):
    """One whose ledger has trade events with names that shells would trip over."""
    home = make_home(tmp_path_factory.mktemp("hostile"))
    for event in HOSTILE_EVENTS:
        run(home, "record", "MeetingHeld", "--date=2022", "--mode=online", f"--event={event}")
    shell = InteractiveShell(shell_name, home)
    yield shell
    shell.close()


@pytest.mark.parametrize("line, words", [
    (f"activity-ledger stat{TAB}", ["statistics"]),
    (f"activity-ledger record Mee{TAB}", ["record", "MeetingHeld"]),
    (f"activity-ledger record mee{TAB}", ["record", "meeting-held"]),
    (f"activity-ledger record MeetingHeld --orga{TAB}", ["record", "MeetingHeld", "--organiser"]),
    (f"activity-ledger record MeetingHeld --mode on{TAB}", ["record", "MeetingHeld", "--mode", "online"]),
    (f"activity-ledger record MeetingHeld --mode=on{TAB}", ["record", "MeetingHeld", "--mode=online"]),
    (f"activity-ledger record VisitMade --country J{TAB}P", ["record", "VisitMade", "--country", "JP"]),
    (f"activity-ledger audit --recorded-by off{TAB}", ["audit", "--recorded-by", "office"]),
    (f"activity-ledger audit --recorded-by an{TAB}", ["audit", "--recorded-by", "ana o'neil"]),
    (f"activity-ledger audit --type EntryR{TAB}", ["audit", "--type", "EntryRetracted"]),
    (f"activity-ledger record MeetingHeld --event BIO{TAB}", ["record", "MeetingHeld", "--event", "BIO USA"]),
    (f"activity-ledger record MeetingHeld --event 'BIO{TAB}", ["record", "MeetingHeld", "--event", "BIO USA"]),
    (f"activity-ledger record MeetingHeld --event \"BIO{TAB}", ["record", "MeetingHeld", "--event", "BIO USA"]),
    (f"activity-ledger record MeetingHeld --event=BIO\\ U{TAB}", ["record", "MeetingHeld", "--event=BIO USA"]),
    (f"activity-ledger explain 2021 meetings.byEvent.Bio{TAB}",
     ["explain", "2021", "meetings.byEvent.Biotech Showcase"]),
    (f"activity-ledger help exit{TAB}", ["help", "exit-codes"]),
    (f"activity-ledger verify --checkpoint a\\ led{TAB}eve{TAB}checkp{TAB}",
     ["verify", "--checkpoint", "a ledger/events/checkpoint"]),
    (f"activity-ledger verify --checkpoint=bi{TAB}activity-l{TAB}", ["verify", "--checkpoint=bin/activity-ledger"]),
    (f"activity-ledger statistics --ledger bi{TAB}", ["statistics", "--ledger", "bin"]),
])
def test_a_word_is_completed(shell, line, words):
    # A shell may take the slash behind a directory away again when the line is entered.
    assert [word.removesuffix("/") for word in shell.completed(line)] == words


@pytest.mark.parametrize("line, texts", [
    ("activity-ledger re", ["record", "report", "retract", "restate"]),
    ("activity-ledger record MeetingHeld --c", ["--country", "--count", "--count-precision", "--correlation"]),
    ("activity-ledger statistics 20", ["2020", "2021"]),
    ("activity-ledger record VisitReceived --mode ", ["inPerson", "online"]),
    ("activity-ledger key ", ["generate", "public"]),
])
def test_several_candidates_are_shown(shell, line, texts):
    assert shell.shows(line, *texts) == []


@pytest.mark.parametrize("line, text", [
    ("activity-ledger record VisitMade --country J", "Japan"),
    ("activity-ledger ch", "print the checkpoint of the log"),
])
def test_zsh_and_fish_say_what_candidates_are(shell, shell_name, line, text):
    if shell_name == "bash":
        return  # which has no place for them
    assert shell.shows(line, text) == []


def test_the_ledger_of_the_command_line_is_asked(shell):
    home = shell.home
    run(home, "init", "--origin", "example.org/other", "--ledger", str(home / "other"))
    run(home, "record", "MeetingHeld", "--ledger", str(home / "other"), "--date=2020", "--mode=online", "--event=Elsewhere")
    line = f"activity-ledger record MeetingHeld --ledger ~/other --event El{TAB}"
    assert shell.completed(line)[-1] == "Elsewhere"


@pytest.mark.parametrize("event", HOSTILE_EVENTS)
def test_hostile_names_arrive_whole_and_do_nothing(hostile_shell, event):
    # As much of it as tells it from the others, typed between quotes.
    beginning = event[:6]
    quote = '"' if "'" in beginning else "'"
    line = f"activity-ledger record MeetingHeld --event {quote}{beginning}{TAB}"
    assert hostile_shell.completed(line) == ["record", "MeetingHeld", "--event", event]
    assert not (hostile_shell.home / "executed").exists()


def test_nothing_is_written_and_nothing_said_without_a_ledger(shell):
    assert shell.completed(f"activity-ledger statistics --ledger nowhere 20{TAB}")[-1] == "20"
    assert not (shell.home / "a ledger" / "snapshots" / "yearly-statistics.jsonl").exists()


def test_an_installed_script_is_found_by_its_name(shell_name, tmp_path_factory):
    home = make_home(tmp_path_factory.mktemp("installed"))
    directory = home / "completions"
    directory.mkdir()
    name, load = INSTALLED[shell_name]
    (directory / name).write_text(run(home, "completion", shell_name), encoding="utf-8")
    shell = InteractiveShell(shell_name, home, load.format(file=directory / name, directory=directory))
    try:
        for _ in range(2):
            completed = shell.completed(f"activity-ledger record MeetingHeld --event BIO{TAB}")
            assert completed == ["record", "MeetingHeld", "--event", "BIO USA"]
    finally:
        shell.close()

"""The manual pages: made from the same definitions as --help, and read by the programs that people read them with."""

import subprocess

import pytest

from conftest import make_home, need, run


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The pages, by the name of their file."""
    home = make_home(tmp_path_factory.mktemp("home"))
    directory = home / "man" / "man1"
    directory.mkdir(parents=True)
    run(home, "help", "--man-pages", str(directory))
    return {page.name: page for page in directory.iterdir()}


def commands(pages):
    """The names of all commands, as completion has them."""
    home = next(iter(pages.values())).parents[2]
    lines = run(home, "completion", "candidates", "--", "").splitlines()
    return [line.split("\t")[0] for line in lines[1:]]


def test_every_command_has_a_page(pages):
    names = {f"activity-ledger-{command}.1" for command in commands(pages)} | {"activity-ledger.1"}
    assert set(pages) == names


def test_mandoc_finds_nothing_to_complain_of(pages):
    need("mandoc")
    finished = subprocess.run(
        ["mandoc", "-T", "lint", *pages.values()], capture_output=True, text=True, check=False)
    assert finished.stdout == ""


def shown(page):
    """A page as man shows it, without its layout."""
    need("mandoc")
    finished = subprocess.run(
        ["mandoc", "-T", "utf8", "-O", "width=78", page], capture_output=True, text=True, check=True)
    plain = subprocess.run(["col", "-bx"], input=finished.stdout, capture_output=True, text=True, check=True).stdout
    return " ".join(plain.split())


def test_a_page_says_all_that_help_says(pages):
    home = next(iter(pages.values())).parents[2]
    for command in commands(pages):
        words = shown(pages[f"activity-ledger-{command}.1"]).replace("‐", "-")
        help_text = run(home, "help", command)
        options = help_text.split("Options:\n")[1].split("-h, --help")[0]
        for word in options.split():
            assert word in words, f"{command}: {word}"
        for line in help_text.split("\nExamples:\n")[1].splitlines():
            assert " ".join(line.strip().removeprefix("# ").split()) in words, f"{command}: {line}"


def test_examples_fit_a_terminal_and_groff_needs_no_encoding(pages):
    need("groff")
    for name, page in pages.items():
        assert page.read_bytes().isascii(), name
        finished = subprocess.run(
            ["groff", "-man", "-Tutf8", "-P-cbou", page], capture_output=True, text=True, check=True)
        assert finished.stderr == "", name
        for line in finished.stdout.splitlines():
            assert len(line) <= 80, f"{name}: {line}"


def test_man_shows_a_page(pages):
    need("man")
    page = pages["activity-ledger-record.1"]
    finished = subprocess.run(["man", "--warnings", "-l", str(page)], capture_output=True, text=True, check=True)
    assert "record one activity" in finished.stdout
    assert finished.stderr == ""


def test_pages_are_the_same_each_time(pages, tmp_path):
    home = next(iter(pages.values())).parents[2]
    run(home, "help", "--man-pages", str(tmp_path))
    for name, page in pages.items():
        assert (tmp_path / name).read_bytes() == page.read_bytes()

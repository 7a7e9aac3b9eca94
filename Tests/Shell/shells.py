"""Interactive shells on a pseudo-terminal: what they make of keys, as a person would press them."""

import pathlib
import time

import pexpect
import pyte

from conftest import environment

ROWS, COLUMNS = 60, 200
TAB = "\t"
ENTER = "\r"
INTERRUPT = "\x03"

# Bash and zsh put in what all candidates have in common first; bash then lists them when asked twice.
TABS_TO_LIST = {"bash": 3, "zsh": 2, "fish": 1}

# Answers the command with the words it was given, as the shell has taken the line apart.
SPY = {
    "bash": "activity-ledger() { printf '%s\\0' \"$@\" > \"$HOME/given\"; : > \"$HOME/done\"; }",
    "zsh": "activity-ledger() { printf '%s\\0' \"$@\" > \"$HOME/given\"; : > \"$HOME/done\"; }",
    "fish": "function activity-ledger; printf '%s\\0' $argv > \"$HOME/given\"; true > \"$HOME/done\"; end",
}

START = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}

LOAD = {
    "bash": 'eval "$(command activity-ledger completion bash)"',
    # compinit would ask about directories that others can write to; -u takes them as they are.
    "zsh": 'autoload -Uz compinit && compinit -u && eval "$(command activity-ledger completion zsh)"; '
           'LISTMAX=1000; unsetopt beep',
    "fish": "command activity-ledger completion fish | source",
}


# The same from a file in a directory where the shell looks for completions by the name of the command.
INSTALLED = {
    "bash": ("activity-ledger", "complete -r activity-ledger; source {file}"),
    "zsh": ("_activity-ledger", "fpath=({directory} $fpath); autoload -Uz compinit && compinit -u"),
    "fish": ("activity-ledger.fish", "set --prepend fish_complete_path {directory}"),
}


class InteractiveShell:
    """A shell in which the completion is loaded and the command only notes what it is given."""

    def __init__(self, name, home, load=None):
        self.name = name
        self.home = pathlib.Path(home)
        self.process = pexpect.spawn(
            START[name][0], START[name][1:], cwd=str(home), env=environment(home), dimensions=(ROWS, COLUMNS),
            encoding="utf-8", timeout=20)
        for command in [SPY[name], load or LOAD[name]]:
            self.run(command)

    def run(self, command):
        """Runs a command line, and waits for its end."""
        self.process.send(f"{command}; echo rea''dy{ENTER}")
        self.process.expect("ready\r?\n")

    def completed(self, line):
        """The words that the command gets when a line, with its tabs, is typed and entered."""
        given, done = self.home / "given", self.home / "done"
        given.unlink(missing_ok=True)
        done.unlink(missing_ok=True)
        self.process.send(line)
        self.process.send(ENTER)
        self.wait_for(done, line)
        return given.read_text(encoding="utf-8").split("\0")[:-1]

    def shows(self, line, *texts):
        """Which of some texts never are on the screen when a line is typed and its end asked for: none, if all is well."""
        screen = pyte.Screen(COLUMNS, ROWS)
        stream = pyte.Stream(screen)
        self.process.send(line + TAB * TABS_TO_LIST[self.name])
        end = time.monotonic() + 20
        missing = list(texts)
        while missing and time.monotonic() < end:
            try:
                stream.feed(self.process.read_nonblocking(4096, timeout=0.05))
            except pexpect.TIMEOUT:
                pass
            shown = "\n".join(screen.display)
            missing = [text for text in texts if text not in shown]
        self.process.send(INTERRUPT * 2)
        self.run("true")
        return missing

    def wait_for(self, file, line):
        """Waits for a file that the shell makes, while taking in what it shows."""
        end = time.monotonic() + 20
        while not file.exists():
            try:
                self.process.expect(".+", timeout=0.05)
            except pexpect.TIMEOUT:
                pass
            assert time.monotonic() < end, f"{line!r} was not carried out; shown: {self.process.before!r}"
        return file

    def close(self):
        """Ends it."""
        self.process.close(force=True)

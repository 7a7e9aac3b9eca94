"""Reads delimited files, whose names come on standard input, with Python's csv module.

Prints one JSON text a file, its records or null for one it refuses. A file's name says how it is written: NUMBER.DELIMITER.ENCODING.
"""

import csv
import json
import sys

DELIMITERS = {"semicolon": ";", "comma": ",", "tab": "\t"}

for path in sys.stdin.read().splitlines():
    _, delimiter, encoding = path.rsplit(".", 2)
    codec = {"utf-8": "utf-8-sig", "windows-1252": "cp1252"}[encoding]
    try:
        with open(path, encoding=codec, newline="") as file:
            print(json.dumps(list(csv.reader(file, delimiter=DELIMITERS[delimiter], strict=True))))
    except csv.Error:
        print("null")

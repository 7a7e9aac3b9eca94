"""Forges the log in this directory, checkpoint and all, as one could who has the right to write: only signatures tell.

forge.py swap: exchanges the signatures of entries 2 and 3. forge.py garbage: gives entry 2 one that is none.
forge.py unsign N: takes the signature of entry N away. forge.py leaf N: changes the leaf hash that entry N countersigns.
forge.py data N JSON: replaces the data of entry N. forge.py type N TYPE: replaces its type. forge.py repeat N COUNT: appends entry N that often, with other ids.
"""
import base64, glob, hashlib, re, sys

path = glob.glob("events/2*.jsonl")[0]
lines = open(path, "rb").read().split(b"\n")[:-1]


def signature(line):
    return re.search(rb'"signature":"([^"]*)"', line)[1]


def signed(line, value):
    return re.sub(rb'("signature":")[^"]*', lambda match: match[1] + value, line)


if sys.argv[1] == "swap":
    lines[2], lines[3] = signed(lines[2], signature(lines[3])), signed(lines[3], signature(lines[2]))
elif sys.argv[1] == "unsign":
    number = int(sys.argv[2])
    lines[number] = re.sub(rb'"signature":"[^"]*",', b"", lines[number])
elif sys.argv[1] == "leaf":
    number = int(sys.argv[2])
    other = base64.b64encode(bytes(32))
    lines[number] = re.sub(rb'("leafHash":")[^"]*', lambda match: match[1] + other, lines[number])
elif sys.argv[1] == "data":
    number = int(sys.argv[2])
    data = sys.argv[3].encode()
    lines[number] = re.sub(rb'("data":).*(,"id":)', lambda match: match[1] + data + match[2], lines[number])
elif sys.argv[1] == "type":
    number = int(sys.argv[2])
    lines[number] = re.sub(rb'("type":")[^"]*("})$', lambda match: match[1] + sys.argv[3].encode() + match[2], lines[number])
elif sys.argv[1] == "repeat":
    for _ in range(int(sys.argv[3])):
        again = re.sub(rb'("sequence":")[^"]*', b"\\g<1>%010d" % len(lines), lines[int(sys.argv[2])])
        lines.append(re.sub(rb'("id":")[^"]*', b"\\g<1>copy-%d" % len(lines), again))
else:
    lines[2] = signed(lines[2], b"bm9uZQ==")


def root(leaves):
    """RFC 9162, section 2.1.1."""
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + root(leaves[:half]) + root(leaves[half:])).digest()


open(path, "wb").write(b"".join(line + b"\n" for line in lines))
origin = open("events/checkpoint").read().split("\n")[0]
with open("events/checkpoint", "w") as checkpoint:
    checkpoint.write(f"{origin}\n{len(lines)}\n{base64.b64encode(root(lines)).decode()}\n")

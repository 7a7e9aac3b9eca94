"""Signed notes and cosignatures, a second time: from the text of C2SP signed-note and tlog-cosignature, with another
library for the cryptography. What our program writes is read here, and the other way round."""

import base64
import hashlib
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

SIGNATURE, COSIGNATURE = 1, 4


def key_id(name, kind, public):
    return hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + public).digest()[:4]


def verifier_key(name, kind, public):
    return f"{name}+{key_id(name, kind, public).hex()}+{base64.b64encode(bytes([kind]) + public).decode()}"


def message(kind, text, time):
    return text if kind == SIGNATURE else b"cosignature/v1\ntime %d\n" % time + text


def signed(private, name, kind, text, time):
    public = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    body = b"" if kind == SIGNATURE else time.to_bytes(8, "big")
    body += private.sign(message(kind, text, time))
    return f"— {name} {base64.b64encode(key_id(name, kind, public) + body).decode()}\n".encode()


def verified(note, verifier):
    """Who has signed: yields names and times. Raises where a known key's signature is false."""
    name, identifier, encoded = verifier.split("+", 2)
    key = base64.b64decode(encoded, validate=True)
    kind, public = key[0], key[1:]
    assert key_id(name, kind, public).hex() == identifier
    text, lines = note.rsplit(b"\n\n", 1)
    text += b"\n"
    for line in lines.decode().removesuffix("\n").split("\n"):
        dash, signer, encoded = line.split(" ")
        signature = base64.b64decode(encoded, validate=True)
        assert dash == "—"
        if signer != name or signature[:4].hex() != identifier:
            continue
        time = int.from_bytes(signature[4:12], "big") if kind == COSIGNATURE else None
        rest = signature[12:] if kind == COSIGNATURE else signature[4:]
        Ed25519PublicKey.from_public_bytes(public).verify(rest, message(kind, text, time))
        yield f"{name} {time}" if time is not None else name


def main(action, *arguments):
    out = sys.stdout.buffer
    if action == "verify":
        for signer in verified(sys.stdin.buffer.read(), *arguments):
            print(signer)
    elif action in ("sign", "cosign"):
        name, seed, time = arguments
        kind = SIGNATURE if action == "sign" else COSIGNATURE
        private = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(seed.encode()).digest())
        text = sys.stdin.buffer.read()
        separator = b"" if b"\n\n" in text else b"\n"
        body = text.rsplit(b"\n\n", 1)[0].removesuffix(b"\n") + b"\n"
        out.write(text + separator + signed(private, name, kind, body, int(time)))
    elif action == "key":
        name, seed, kind = arguments
        private = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(seed.encode()).digest())
        print(verifier_key(name, int(kind), private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)))
    elif action == "open-key":
        path, passphrase = arguments
        private = load_pem_private_key(open(path, "rb").read(), passphrase.encode() or None)
        name = open(path).readline().split(": ")[1].split("+")[0]
        print(verifier_key(name, SIGNATURE, private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)))


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except InvalidSignature:
        sys.exit("false signature")

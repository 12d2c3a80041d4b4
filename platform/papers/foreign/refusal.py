"""Why a file is refused, in words its owner can act on."""


class Refused(Exception):
    """The file is not taken in; the text says why and what to do, in Thai."""

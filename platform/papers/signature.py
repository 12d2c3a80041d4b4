"""The signature block: name in brackets, position, and for whom one signs."""

from dataclasses import dataclass

from papers.wording import official


@dataclass(frozen=True, kw_only=True)
class SignatureBlock:
    """Who signs, and by what right.

    `name` has its title (`นายสมชาย ใจดี`) and is printed in brackets; a police or military `rank`
    stands before the signature instead. When one acts for another, `acting` is the word printed
    (`รักษาราชการแทน`, `ปฏิบัติราชการแทน`, `ทำการแทน`) and `acting_for` the position acted for.
    `picture` is the signature as PNG or JPEG of our own making: see `intake.clean_picture`.
    """

    name: str
    position: str
    acting: str = ""
    acting_for: str = ""
    rank: str = ""
    picture: bytes | None = None


def signature_data(signer: SignatureBlock) -> dict[str, object]:
    """Return the block as the templates take it: rank, picture, and lines from the name down."""
    position = f"{signer.position} {signer.acting}" if signer.acting else signer.position
    lines = [f"({signer.name})" if signer.name else "", position, signer.acting_for]
    return {
        "rank": official(signer.rank),
        "picture": signer.picture,
        "lines": [official(line) for line in lines if line],
    }

"""Cut Thai text in words, with one dictionary for what is indexed and what is asked."""

import re
from collections.abc import Callable, Iterator
from threading import Lock

from thai.provinces import PROVINCES

# Words of local government that the general dictionary lacks. Changing this list, or the version
# of the segmenter, asks for the search text of all rows to be made again.
OWN_WORDS = frozenset({
    "อบต", "อบจ", "อปท", "กทม", "สถจ", "ปปช", "สตง", "ศพด", "อสม", "สำนักปลัด", "กองช่าง", "กองคลัง",
    "กองการศึกษา", "กองสาธารณสุข", "กองสวัสดิการสังคม", "ปลัดเทศบาล", "เทศบัญญัติ", "ข้อบัญญัติ",
    "บันทึกข้อความ", "หนังสือเวียน", "สารบรรณ", "ครุภัณฑ์", "เกษียนหนังสือ", "ท้องถิ่น", "ดิจิทัล",
})  # fmt: skip
SHORTEST_INNER_WORD = 3  # characters
LONGEST_COMPOUND = 60  # characters; longer pieces are no words, and cost the square of their length

_CUT_FORBIDDEN_BEFORE = re.compile("[ะ-\u0e3aๅๆ\u0e47-\u0e4e]|.[\u0e34\u0e38]?\u0e4c")
_LEADING_VOWELS = frozenset("เแโใไ")
_NO_CHUNK_LONGER = 1_000  # characters without a space; real text has a space long before


class _Engine:
    """The words and their tree, read once a process (0.6 s, 75 MB): as it warms up."""

    def __init__(self) -> None:
        # Here and not above: a process that never searches must not pay for the segmenter.
        from pythainlp.corpus import thai_words
        from pythainlp.tokenize import newmm
        from pythainlp.util import Trie

        places = frozenset(each.name for each in PROVINCES)
        general = frozenset(word.replace(".", "").lower() for word in thai_words())
        self.words = general | OWN_WORDS | places
        tree = Trie(self.words)
        self.cut: Callable[[str], list[str]] = lambda run: newmm.segment(run, tree)


_lock = Lock()
_engine: _Engine | None = None


def words_of(run: str) -> list[str]:
    """Cut an unbroken run of Thai letters in words; joined again they are the run."""
    engine = _loaded()
    pieces = (run[at : at + _NO_CHUNK_LONGER] for at in range(0, len(run), _NO_CHUNK_LONGER))
    return [word for piece in pieces for word in engine.cut(piece)]


def inner_words(word: str) -> Iterator[str]:
    """Yield the dictionary words inside a compound: ท้องถิ่น in องค์กรปกครองส่วนท้องถิ่น."""
    if not SHORTEST_INNER_WORD < len(word) <= LONGEST_COMPOUND:
        return
    words = _loaded().words
    cuts = [at for at in range(len(word) + 1) if _may_cut(word, at)]
    for start in cuts:
        for end in cuts:
            if SHORTEST_INNER_WORD <= end - start < len(word) and word[start:end] in words:
                yield word[start:end]


def _may_cut(word: str, at: int) -> bool:
    if at in (0, len(word)):
        return True
    return word[at - 1] not in _LEADING_VOWELS and not _CUT_FORBIDDEN_BEFORE.match(word, at)


def warm() -> None:
    """Read the dictionary now, so that nobody waits for it at the first search of a process."""
    _loaded()


def _loaded() -> _Engine:
    global _engine
    if _engine is None:
        with _lock:
            if _engine is None:
                _engine = _Engine()
    return _engine

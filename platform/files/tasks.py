"""What a worker may run for files."""

from files.forget import forget_bytes
from files.forget_uploads import forget_uploads

__all__ = ["forget_bytes", "forget_uploads"]

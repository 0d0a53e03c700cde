"""The first page: rows to show before the directory is open for work.

Free of SQLAlchemy and of the rules for phones and e-mails, which take longer to import than the
window to appear.
"""

from stakeholders.store.encryption_errors import LockedFileError
from stakeholders.store.errors import DirectoryFileError
from stakeholders.store.file_lock import is_held_here
from stakeholders.store.first_page import FirstPage, first_page

__all__ = ["DirectoryFileError", "FirstPage", "LockedFileError", "first_page", "is_held_here"]

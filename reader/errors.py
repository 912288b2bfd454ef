"""What can go wrong in the user's world, one class a situation; `str(error)` is fit to show.

ReaderError
├── ArticleError                 an article cannot be opened
│   ├── ArticleMissingError
│   ├── ArticleUnreadableError
│   ├── ArticleEmptyError
│   ├── ArticleTooLargeError
│   └── UnsupportedFormatError
├── LanguageModelMissingError
├── AnalysisStoppedError         the worker process ended before it answered
├── OperationCancelledError      the user asked for it
├── ExportError
├── SettingsError
└── LibraryError
    ├── LibraryLockedError
    ├── LibraryCorruptError
    ├── LibraryTooNewError
    ├── LibraryUnwritableError
    ├── NotInLibraryError
    └── OtherTextError

Everything else that is raised is a bug of ours.
"""


class ReaderError(Exception):
    """A known failure; the message names the cause and the way out."""


class ArticleError(ReaderError):
    """An article cannot be opened."""


class ArticleMissingError(ArticleError):
    """There is nothing at the place that was named."""


class ArticleUnreadableError(ArticleError):
    """The file is there, but the system refuses to read it."""


class ArticleEmptyError(ArticleError):
    """There is no text in it."""


class ArticleTooLargeError(ArticleError):
    """More text than one article can be."""


class UnsupportedFormatError(ArticleError):
    """The file holds something other than an article's text."""


class LanguageModelMissingError(ReaderError):
    """The language pipeline is not where it should be, or cannot be loaded."""


class AnalysisStoppedError(ReaderError):
    """The worker process ended before it answered."""


class OperationCancelledError(ReaderError):
    """The user asked to stop."""


class ExportError(ReaderError):
    """A quote sheet cannot be written."""


class SettingsError(ReaderError):
    """The settings cannot be saved."""


class LibraryError(ReaderError):
    """The library cannot be used."""


class LibraryLockedError(LibraryError):
    """Another program holds the library."""


class LibraryCorruptError(LibraryError):
    """The file is not a library, or it is damaged."""


class LibraryTooNewError(LibraryError):
    """A newer version of the app wrote it."""


class LibraryUnwritableError(LibraryError):
    """The disk is full, or the place cannot be written."""


class NotInLibraryError(LibraryError):
    """The article was deleted from the library."""


class OtherTextError(LibraryError, ValueError):
    """Something was found in another text than the article has by now."""

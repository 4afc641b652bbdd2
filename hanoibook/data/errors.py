"""The one error of this room."""


class DataError(ValueError):
    """A table, schema or source list that cannot be trusted; says in one line where and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.splitlines()))

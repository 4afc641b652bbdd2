"""Charts on who acts against cybercrime."""

from hanoibook.charts.responsibility import who_should_do_what

__all__ = ["who_should_do_what"]

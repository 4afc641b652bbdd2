"""A deck as PPTX: text that can be edited, charts as pictures, and what the speaker says in the notes.

``master`` draws the template, ``fitting`` chooses sizes at which words fit even in a wide typeface, ``deck`` fills the
slides, ``stages`` lets lines and answers come one by one, ``text`` writes runs and boxes.
"""

from hanoibook.classroom.slides.deck import Page, Shown, pptx
from hanoibook.classroom.slides.stages import stages
from hanoibook.classroom.slides.text import Area

__all__ = ["Area", "Page", "Shown", "pptx", "stages"]

"""A printed page as DOCX: from the HTML of a handout or a sheet, with its tables, boxes, lines and pictures.

``styles`` makes an empty document in the book's dress, ``inline`` writes what stands in a line, ``blocks`` takes the
page apart.
"""

from hanoibook.classroom.word.blocks import docx

__all__ = ["docx"]

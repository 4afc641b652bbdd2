"""Files for classes, to change and to hand in: slides as PPTX, sheets as DOCX, questions for a school's system."""

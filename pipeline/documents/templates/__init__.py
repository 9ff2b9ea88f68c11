"""Fill Word templates and put the exact texts in, each in a content control with its sources as a comment."""

from pipeline.documents.templates.controls import finish
from pipeline.documents.templates.fill import fill
from pipeline.documents.templates.marks import CLOSE, CONTENTS, OPEN, Ref, Slot

__all__ = ["CLOSE", "CONTENTS", "OPEN", "Ref", "Slot", "fill", "finish"]

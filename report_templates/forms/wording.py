"""What the blank forms ask, in plain words: columns, sections, prompts and advice.

Headings are phrases of `columns.yaml` and `imr_sections.yaml`; what stands in brackets does not count for mapping.
"""

from __future__ import annotations

from dataclasses import dataclass

MARKING = "OFFICIAL-SENSITIVE when completed"


@dataclass(frozen=True)
class Field:
    """A column of a table or a line of a form."""

    name: str  # short name, for the list and the message beside a cell
    heading: str  # what stands above the column
    hint: str = ""
    width: float = 16  # characters, in Excel
    centimetres: float = 2.5  # in Word
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """A section of the IMR form: its heading, what belongs in it, the table it holds."""

    heading: str
    prompt: str = ""
    table: str = ""
    parts: tuple[Part, ...] = ()


_YES_NO = ("Yes", "No", "Not recorded")

CHRONOLOGY = (
    Field("Number", "No.", "A number for the row, from 1. Leave it out if you like: rows keep their order.", 6, 1.1),
    Field("Date", "Date", "Day first, such as 3/4/2019. If you are not sure, write what you know: June 2018, about 3 May 2019, 12 to 15 May 2019, spring 2020.", 14, 2.1),
    Field("Time", "Time", "24-hour clock, such as 14:30. Leave it empty if no time is recorded.", 8, 1.3),
    Field("Source", "Source of information", "Where it is recorded: the system, log or letter, with its reference.", 18, 2.4),
    Field("Who was involved", "Who was involved", "Everybody who took part, with their role. Use the names as you know them.", 20, 2.4),
    Field("What happened", "What happened", "One contact or event for each row. What was seen, heard, said and done.", 50, 5.7),
    Field("Victim seen", "Was the victim seen?", "Was the victim seen, and seen alone?", 13, 1.8, ("Yes - alone", "Yes - not alone", "No", "Not recorded")),
    Field("Children seen", "Were children seen?", "Were any children of the household seen?", 13, 1.8, ("Yes", "No", "No children present", "Not recorded")),
    Field("Action taken", "Action taken or decision", "What your agency did or decided, and why.", 30, 3.2),
    Field("Expected practice", "Expected practice?", "Did it meet your policies and procedures at the time?", 12, 2.1, (*_YES_NO, "Partly")),
    Field("Comment", "Author's comment", "Your comment as author: what was good, what was missed, what we learn.", 30, 2.6),
)  # fmt: skip

CHRONOLOGY_ADVICE = (
    "One row for one contact or event, in order of time. Include what you doubt is relevant; the panel decides.",
    "Dates: write the day first (3/4/2019). If you do not know the day, write what you know: “June 2018”, “about 3 May 2019”, “12 to 15 May 2019”, “spring 2020”, “before 2016”. Please do not guess.",
    "Times: use the 24-hour clock. Leave the time empty if none is recorded.",
    "Source of information: say where it is recorded, so that anybody can find it again.",
    "Who was involved: give names and roles as your records have them. They are replaced before anything is published.",
    "Say of every contact whether the victim was seen, and seen alone, and whether children were seen.",
    "State in a row of its own any period in which your agency had no contact.",
    "Explain abbreviations where you first use them, or on the sheet “Abbreviations” of the Excel form.",
    "Add rows as you need them. Do not merge cells, and do not rename, move or add columns.",
    "Send the file as it is, in Word or Excel; not as a picture, a scan or a PDF. Send it by a secure route.",
)

IMR_ADVICE = (
    "Write under each heading. The comment beside it says what belongs there (Review, Show comments).",
    "Keep the headings as they are: they are how your report finds its place in the review. Leave no section empty; write “None” or “Not applicable” and say why.",
    "Write about your own agency. Be open, and fair to your staff. Say why things happened as well as what happened.",
    "Use the names and dates of your records. They are replaced before anything is published.",
    "Send the chronology on the form for chronologies, with this report.",
    "Send this file in Word, not as a scan or a PDF, by a secure route. You may delete this box.",
)

COVER = (
    Field("Reference", "Reference of the review"),
    Field("Agency", "Agency"),
    Field("Author", "Author"),
    Field("Job title", "Job title"),
    Field("Requested", "Date requested"),
    Field("Secured", "Date records secured"),
    Field("Version", "Version and its date"),
)

FAMILY = (
    Field("Name", "Name", centimetres=3.6),
    Field("Also known as", "Also known as", centimetres=2.7),
    Field("Relationship", "Relationship to victim", centimetres=3.0),
    Field("Date of birth", "Date of birth", centimetres=2.2),
    Field("Date of death", "Date of death", centimetres=2.2),
    Field("Ethnicity", "Ethnicity", centimetres=2.9),
)

INTERVIEWS = (
    Field("Name", "Name", centimetres=6),
    Field("Role", "Role", centimetres=6.6),
    Field("Date of interview", "Date of interview", centimetres=4),
)

QUESTIONS = (
    Field("No.", "No.", centimetres=1.4),
    Field("Term of reference", "Term of reference", centimetres=5.4),
    Field("Response", "Response", centimetres=9.8),
)

RECOMMENDATIONS = (
    Field("No.", "No.", centimetres=1.2),
    Field("Recommendation", "Recommendation", centimetres=4.8),
    Field("Scope", "Scope (local, regional or national)", centimetres=2.4, choices=("Local", "Regional", "National")),
    Field("Action", "Action to take", centimetres=3.4),
    Field("Lead", "Lead agency (and role)", centimetres=2.5),
    Field("Target date", "Target date", centimetres=2.3),
)

SIGN_OFF = (
    Field("Signed off by", "Signed off by"),
    Field("Job title", "Job title"),
    Field("Date signed off", "Date signed off"),
)

IMR = (
    Part("Introduction", "Say briefly what led to this review, whom it is about and how they are related. Say what your agency does and when it was involved."),
    Part("Victim, perpetrator and family details", "List everybody this report speaks of outside your staff. In “Relationship to victim” write Victim, Perpetrator, Child, Mother, Neighbour and so on.", "family"),
    Part("Terms of reference", "Copy the questions the panel set, with the panel’s numbers, one to a line, and the period under review."),
    Part(
        "Methodology",
        "Say how you did this review: the records you read, the policies you looked at, and what you could not find.",
        parts=(
            Part("Author and independence", "Say who you are and that you had no dealings with the people concerned and did not line-manage the staff involved."),
            Part("Interviews", "List the people you interviewed. If you interviewed nobody, say why.", "interviews"),
        ),
    ),
    Part("Parallel reviews", "Name other reviews and proceedings: criminal, inquest, misconduct, serious incident, safeguarding."),
    Part("Chronology of agency involvement", "Tell what happened in order of time, shortly; the whole chronology goes on its own form. Say of each contact whether the victim and the children were seen and spoken to alone."),
    Part("Analysis of involvement", "Say why decisions were made and things were done or not done. Look at assessment of risk, sharing of information, policy, supervision, workload and training."),
    Part("Addressing the terms of reference", "Answer each question of the panel.", "questions"),
    Part("Equality and diversity", "Say which protected characteristics mattered, and how your agency took them into account."),
    Part("Good practice", "Give examples of effective practice in this case."),
    Part("Lessons learnt", "Say what your agency learns from this case, and what it has changed already."),
    Part("Recommendations", "Make each one specific, measurable, achievable, relevant and timed. One row for each.", "recommendations"),
    Part("Sign-off", "A senior manager who is not the author endorses this report: name, post and date.", "signoff"),
)  # fmt: skip

"""How values and interface strings read. One catalogue a language; English now."""

from __future__ import annotations

from collections.abc import Callable
from math import floor, log10
from numbers import Real

GAP = "\u00a0"

CATALOGUE = {
    "kind.reported": "reported",
    "kind.surveyed": "surveyed",
    "kind.modelled": "modelled",
    "kind.claimed": "claimed",
    "grade.A": "read in the primary text",
    "grade.B": "two or more independent reports",
    "grade.C": "one report",
    "grade.D": "not yet verified",
    "fact.source": "Source",
    "fact.as_of": "Published",
    "fact.undated": "date not on file",
    "fact.grade": "Checked",
    "fact.computed": "Computed here from",
    "fact.rows": "Rows",
    "fact.other_sources": "and {} more sources, named in the rows",
    "claim.name": "Claim {} of the article",
    "claim.more": "The evidence in full",
    "article.short": "article {}",
    "article.name.un": "UN Convention, article {}",
    "article.name.budapest": "Budapest Convention, article {}",
    "article.treaty.un": "UN Convention",
    "article.treaty.budapest": "Budapest Convention",
    "article.discussed": "Discussed in",
    "article.claims": "Claims of the article that speak of it:",
    "cite.button": "Cite",
    "cite.un.apa": (
        "United Nations Convention against Cybercrime, art. {article}, December 24, 2024, A/RES/79/243. "
        "https://docs.un.org/en/A/RES/79/243"
    ),
    "cite.un.chicago": (
        "United Nations Convention against Cybercrime, art. {article}, adopted December 24, 2024, UN Doc. "
        "A/RES/79/243, https://docs.un.org/en/A/RES/79/243."
    ),
    "cite.un.oscola": (
        "United Nations Convention against Cybercrime (adopted 24 December 2024) UNGA Res 79/243 (Hanoi Convention) "
        "art {article}"
    ),
    "cite.un.bibtex": (
        "@misc{uncc-art-{article}, title = {United Nations Convention against Cybercrime, article {article}}, "
        "year = {2024}, note = {A/RES/79/243}, url = {{url}}}"
    ),
    "cite.budapest.apa": "Convention on Cybercrime, art. {article}, November 23, 2001, E.T.S. No. 185.",
    "cite.budapest.chicago": "Convention on Cybercrime, art. {article}, opened November 23, 2001, E.T.S. No. 185.",
    "cite.budapest.oscola": (
        "Convention on Cybercrime (opened for signature 23 November 2001, entered into force 1 July 2004) ETS 185 "
        "(Budapest Convention) art {article}"
    ),
    "cite.budapest.bibtex": (
        "@misc{budapest-art-{article}, title = {Convention on Cybercrime, article {article}}, "
        "year = {2001}, note = {ETS No. 185}, url = {{url}}}"
    ),
    "compare.find": "Find",
    "compare.example": "wiretap, 24-7, NCII, refusal",
    "compare.subject": "Subject",
    "compare.every": "all subjects",
    "compare.article.un": "UN Convention",
    "compare.article.budapest": "Budapest Convention",
    "compare.no_article": "no article chosen",
    "compare.link": "Copy a link to this view",
    "compare.none": "Nothing found. Our concordance has no row for this choice.",
    "compare.shown": "{} found",
    "compare.nothing": "No article mainly on this subject.",
    "compare.also": "Touched in articles",
    "compare.and": " and ",
    "compare.picture": "Articles of both conventions and the lines between them",
    "compare.picture_note": (
        "A line joins articles that answer to each other: thin and grey where they are equivalent, thick and blue "
        "where the UN text goes further, broken and orange where it is narrower. A broken frame has no counterpart."
    ),
    "compare.relation.equivalent": "equivalent",
    "compare.relation.extended": "UN text wider",
    "compare.relation.narrowed": "UN text narrower",
    "compare.relation.new_in_un": "new in the UN text",
    "compare.relation.budapest_only": "only in Budapest",
    "compare.dimensions": "Both conventions, dimension by dimension",
    "compare.dimension": "What is compared",
    "compare.debate": "Who argues what",
    "compare.with_sources": "The same table with sources",
    "compare.pin": "Pin",
    "members.day": "Day",
    "members.slide": "or slide",
    "members.any": "no country chosen",
    "members.now": (
        "On {}: {} had signed the UN Convention, {} were parties to Budapest, {} were in both, {} in neither."
    ),
    "members.no_region": "Regional organisation",
    "members.undated": "Choose a day between the opening of Budapest and the date of the data.",
    "article.more": "The article in full",
    "relation.equivalent": "Equivalent to",
    "relation.extended": "The UN text extends",
    "relation.narrowed": "The UN text narrows",
    "relation.new_in_un": "New in the UN Convention, no counterpart",
    "relation.budapest_only": "Only in the Budapest Convention",
    "table.rows": "{} rows",
    "table.view": "View",
    "table.all": "All tables",
    "table.columns": "What the columns mean",
    "table.filter": "Show rows that contain",
    "table.cite": "Cite: From Storm to Treaty contributors, {}, edition {}, data as of {}, CC BY 4.0.",
    "source.treaty": "treaty",
    "source.official_record": "official record",
    "source.survey": "survey",
    "source.model": "model",
    "source.claim": "claim",
    "source.press": "press",
    "source.critique": "critique",
    "source.academic": "research",
    "source.dataset": "data file",
    "source.own": "our own",
    "source.copy": "copy read",
    "source.repeats": "repeats",
    "source.used": "used in",
    "source.unused": "named only as an origin",
    "claim.says": "The article says:",
    "claim.finding": "What we found:",
    "open.known": "What is known:",
    "open.why": "Why it matters:",
    "open.settle": "What would settle it:",
    "open.ask": "Where you could ask:",
    "open.claim": "Claim that hangs on it:",
    "article.heading": "Article {}",
    "glossary.see": "see",
    "words.verdicts": "Verdicts on claims",
    "words.sources": "Kinds of source",
    "category.general": "general",
    "category.criminalization": "criminalization",
    "category.jurisdiction": "jurisdiction",
    "category.procedural_power": "procedural power",
    "category.safeguard": "safeguard",
    "category.international_cooperation": "international cooperation",
    "category.prevention": "prevention",
    "category.technical_assistance": "technical assistance",
    "category.implementation": "implementation",
    "category.final_provision": "final provision",
    "verdict.confirmed": "confirmed",
    "verdict.confirmed_with_nuance": "confirmed with nuance",
    "verdict.outdated": "outdated",
    "verdict.contradicted": "contradicted",
    "verdict.untraced": "untraced",
    "verdict.forecast": "forecast",
    "verdict.unverifiable": "cannot be verified",
    "verdict.translation_artefact": "artefact of translation",
    "verdict.sign.confirmed": "\u2713",
    "verdict.sign.confirmed_with_nuance": "\u2248",
    "verdict.sign.outdated": "\u21ba",
    "verdict.sign.contradicted": "\u2717",
    "verdict.sign.untraced": "?",
    "verdict.sign.forecast": "\u2192",
    "verdict.sign.unverifiable": "\u2205",
    "verdict.sign.translation_artefact": "\u21c4",
    "chart.data": "Data",
    "chart.data_and_sources": "Data and sources",
    "chart.all_sources": "Every source of these rows:",
    "edition.foot": "Edition {version} \u00b7 data as of {as_of}.",
    "edition.frozen": "Frozen edition {}: this page stays as it was.",
    "edition.kept": "Edition",
    "edition.newest": "Read the newest edition",
    "edition.moodle": "From Storm to Treaty, edition {version}, data as of {as_of}, CC BY 4.0.",
    "changes.first": "Edition {} is the first. There is no earlier edition to compare it with.",
    "changes.from": "From edition {} (data as of {}) to edition {} (data as of {})",
    "changes.since": "Since edition {} was published (data as of {})",
    "changes.no_difference": "Every fact states what it stated then.",
    "changes.numbers": (
        "Facts that changed: {}. Added: {}. Removed: {}. The same from other sources, dates or grades: {}."
    ),
    "changes.fact": "Fact",
    "changes.was": "Was",
    "changes.is": "Is",
    "changes.by": "By how much",
    "changes.why": "Why",
    "changes.no_reason": "the reason is given with the next edition",
    "changes.list_added": "Facts that were added",
    "changes.list_removed": "Facts that were removed",
    "changes.list_moved": "Facts that state the same from other sources, dates or grades",
    "changes.other_unit": "another unit",
    "changes.other_words": "written otherwise",
    "changes.days": "days",
    "changes.points": "percentage points",
    "changes.help": "compare the facts of two git revisions of the data, or of one with the data that are here",
    "changes.between": "Facts from {} (data as of {}) to {} (data as of {}):",
    "changes.here": "the data that are here",
    "changes.added": "added",
    "changes.removed": "removed",
    "changes.moved": "the same from other sources, dates or grades",
    "changes.failed": "cannot be computed from {} by the present code: {}",
    "changes.nothing": "no fact differs",
    "changes.no_git": "git is not installed. Install it, or compare two editions on the page of changes.",
    "changes.no_revision": "git has no data at {!r} ({}). Name a tag or a commit; `git tag` lists tags.",
    "changes.link": "What changed",
    "cite.page": "Cite this page",
    "cite.words": (
        "\u201c{title}\u201d. In: {book}, edition {version}, data as of {as_of}. {author}.{address} {licence}."
    ),
    "cite.licence": "CC BY 4.0",
    "add.help": "add a row to a table, or a source to `sources`, by answering questions",
    "add.help_change": "change a row of a table by answering questions",
    "add.help_set": "an answer given beforehand; may be repeated",
    "add.help_clock": "the day up to which all data have been checked, if it is later than before",
    "add.help_yes": "ask nothing: what is not set stays empty, or as it is",
    "add.help_dry": "show what would change and write nothing",
    "add.tables": "Tables that rows can be added to:",
    "add.registry": "the list of sources, data/sources.bib",
    "add.no_table": "There is no table {!r}.",
    "add.which_table": "Which table?",
    "add.which_row": "Which row? Its key is made of {}:",
    "add.bad_set": "{!r} sets nothing. Write --set column=value.",
    "add.no_column": "The table {} has no column {!r}. Its columns: {}.",
    "add.nobody": "No answer was given to: {} Name it on the command line.",
    "add.nothing": "Nothing was written.",
    "add.start": (
        "\n{} ({}). One question a column. Enter takes what stands in [brackets], a single {} leaves a cell empty, "
        "Ctrl+C ends without writing anything."
    ),
    "add.needed": "needed",
    "add.optional": "may stay empty (Enter, or {} where a value stands in brackets)",
    "add.one_of": "one of",
    "add.last_row": "in the last row",
    "add.type.integer": "a whole number in plain digits",
    "add.type.number": "a number in plain digits, at most one decimal point",
    "add.type.boolean": "yes or no",
    "add.type.string": "words or a code",
    "add.type.date": "a date such as 2025-10-25, 2025-10 or 2025",
    "add.type.keys": "keys, separated by semicolons without spaces",
    "add.taken": "{} is in {} already, in row {}. Change that row instead?",
    "add.change_instead": "Nothing was written. To change the row that is there: python -m hanoibook change {} {}",
    "add.there": "\n{}, row {}, as it is:",
    "add.which_columns": "Which columns do you want to change? (names with spaces between)",
    "add.columns": "Its columns: {}",
    "add.blank": "(empty)",
    "add.same": "Nothing differs from what is there.",
    "add.row": "The row:",
    "add.changed": "The change:",
    "add.ask_source": "{} is not in data/sources.bib. Add it now?",
    "add.bad_key": "{!r} is no key. Use small letters, digits and single hyphens, as in ic3-2026.",
    "add.taken_key": "{} is in data/sources.bib already. Use it, or choose another key.",
    "add.empty": "This field needs a value.",
    "add.plain": "{!r} has braces, backslashes or spaces around it. Write it without them.",
    "add.bad_language": "{!r} is no code of a language. Write two or three small letters, as in en, vi or ur.",
    "add.source.title": "Title, as the page or document prints it",
    "add.source.publisher": "Publisher: who is responsible for it",
    "add.source.date": "Date of publication, such as 2025-10-25, 2025-10 or 2025; Enter if it has none",
    "add.source.url": "Address, beginning with http",
    "add.source.kind": (
        "Kind: treaty, official_record, survey, model, claim, press, critique, academic, dataset or own"
    ),
    "add.source.langid": "Language, as in en, vi or ur",
    "add.ask_clock": (
        "These data are as of {}. Have you checked all of them up to a later day, so that this date may move?"
    ),
    "add.new_clock": "Up to which day (such as 2027-03-20)?",
    "add.bad_clock": "{!r} is not a day. Write it in full, as in 2027-03-20.",
    "add.clock_back": "{} is before {}, the date of these data. The date only moves forward.",
    "add.other_hand": "{} was changed while you answered. Nothing was written; run again.",
    "add.not_written": "Nothing was written: {}.",
    "add.checking": "Checking all tables, and computing every fact, chart and question ...",
    "add.broken_before": "The data broke a rule before your change, so nothing was written. {}",
    "add.broken": "Nothing was written, because with this change a rule is broken. {}",
    "add.correct": "Correct the row now?",
    "add.effects": "What changes on the site:",
    "add.clock_moved": "Date of the data, on every page: {} -> {}",
    "add.facts": "Facts that change",
    "add.charts": "Charts that change",
    "add.questions": "Questions that change",
    "add.pages": "Pages, notebooks and lessons that state, show or ask them",
    "add.file": "File",
    "add.none": "none",
    "add.moved": "{} more state the same from other sources, dates or grades",
    "add.answer": "answer",
    "add.wording": "its texts change",
    "add.quiz_of": "questions of {}",
    "add.rest": "and {} more",
    "add.write": "Write this into the table?",
    "add.dry": "A dry run: nothing was written.",
    "add.done": (
        "Written. Next: make notebooks, make book, make test. One line in CHANGELOG.md under Unreleased says what "
        "changed and why."
    ),
    "site.data_as_of": "Data as of",
    "site.licence": "Text and data under CC BY 4.0, code under MIT.",
    "site.skip": "Skip to the text",
    "site.pages": "Pages",
    "site.contents": "On this page",
    "site.search": "Search",
    "site.search_hint": "Several words find the pages that hold all of them.",
    "site.search_no_script": "Search needs JavaScript. The words of this subject are explained, without it, in the",
    "site.glossary": "glossary",
    "site.dark": "Dark colours",
    "site.walk": "Page before and after",
    "site.previous": "Before",
    "site.next": "Next",
    "site.privacy": "Privacy",
    "site.card": "From Storm to Treaty: the numbers on cybercrime, and what the Hanoi Convention changes",
    "site.lost": "There is no page at this address",
    "site.lost_why": "It may have moved, or the link may be misspelt.",
    "site.copy": "Copy",
    "site.copied": "Copied",
    "chart.download": "Download the data (CSV)",
    "chart.cite": "Cite and link",
    "chart.citation": "\u201c{}\u201d. From Storm to Treaty, edition {}, data as of {}, CC BY 4.0.",
    "chart.copy_citation": "Copy the citation",
    "chart.copy_link": "Copy the link",
    "chart.picture": "save a picture of",
    "chart.saved": "Saved",
    "chart.full": "Full screen",
    "site.contents_of_book": "Contents",
    "ledger.section": "Part of the article",
    "ledger.verdict": "Verdict",
    "ledger.all": "all",
    "ledger.shown": "{} of {} claims are shown",
    "ledger.discussed": "Discussed in",
    "section.intro": "The opening",
    "section.storm": "The global cybercrime storm",
    "section.vietnam_role": "Vietnam\u2019s role",
    "section.convention": "The Hanoi Convention",
    "section.shared_responsibility": "Shared responsibility",
    "forget.button": "Forget what this site has stored",
    "forget.done": "Removed from this browser: {}.",
    "forget.nothing": "Nothing was stored in this browser.",
    "forget.no_script": (
        "Without JavaScript this site stores nothing. What an earlier visit stored can be removed in the settings of "
        "the browser, under site data."
    ),
    "assume.heading": "Change the assumption",
    "assume.all": "All choices in words",
    "assume.growth": "Growth a year",
    "assume.share": "Share that is reported",
    "assume.tail": "How heavy the tail of losses is",
    "age_group.under_20": "Under 20",
    "age_group.20_29": "20 to 29",
    "age_group.30_39": "30 to 39",
    "age_group.40_49": "40 to 49",
    "age_group.50_59": "50 to 59",
    "age_group.60_plus": "60 and over",
    "assume.pace": "Ratifications a year",
    "assume.answer": "The answer of one person",
    "term.more": "In the glossary, with related terms",
    "source.more": "What on this site rests on it",
    "source.name": "About this source",
    "chart.sources": "Sources",
    "chart.as_of": "Data as of",
    "chart.others": "and {} more sources, listed under Data and sources",
    "chart.only_others": "{} reports, listed under Data and sources",
    "chart.grade": "weakest grade",
    "chart.no_script": "The chart needs JavaScript. The same figures are in the table.",
    "chart.missing": "n/a",
    "yes": "yes",
    "no": "no",
    "bound.exact": "stated value",
    "bound.from": "at least",
    "bound.up_to": "at most",
    "basis.referred": "complaints passed on to law enforcement",
    "basis.all": "all complaints that state a loss",
    "basis.not_published": "no total published",
    "basis.unknown": "not known",
    "year.missing": "no figure published",
    "notebook.download": "Download this notebook",
    "notebook.run": "How to run it",
    "question.budapest": "{} of the Budapest Convention",
    "report.page": "Report a mistake on this page",
    "report.page_without_account": "without an account",
    "report.figure": "Report this figure",
    "report.subject": "Mistake on {}",
    "report.letter": "Write to us; no account needed",
    "report.form.mistake": "A mistake on a page, or a barrier",
    "report.form.wrong-number": "This number is wrong",
    "report.form.new-source": "A new source",
    "report.form.translation": "A translation",
    "report.form.observed-minutes": "Minutes observed in a class",
    "report.none": (
        "This copy of the site names no address for reports. Pass yours on to whoever gave you the address or the "
        "folder: say which page, which words, and which source says otherwise."
    ),
    "licence.count": (
        "{} tables rest on {} sources of others. The number behind a kind counts the sources of that kind in the table."
    ),
    "licence.table": "Licences, table by table",
    "licence.name": "Table",
    "licence.ours": "Licence of our compilation",
    "licence.theirs": "Whose facts: kinds of source",
    "licence.own": "wording or coding of our own",
    "corrected.count": "{} rows say in their note what was corrected. Each link leads to the row.",
    "tested.pages": "This edition has {} pages, slides for classes not counted. By kind, and what stands on them:",
    "tested.written": "pages written by hand",
    "tested.notebook": "notebooks",
    "tested.table": "tables with all their rows",
    "tested.generated": "search, and the page for a wrong address",
    "tested.chart": "charts with a name",
    "tested.fact": "figures that prose can state, each with a pop-over",
    "quiz.recall": "Before you read: what stayed from \u201c{}\u201d? Not read it yet? Skip this.",
    "quiz.check": "Check",
    "quiz.answer": "Your answer",
    "quiz.choose": "choose",
    "quiz.place": "place",
    "quiz.right": "Right.",
    "quiz.wrong": "Not yet.",
    "quiz.open": "Choose an answer first.",
    "quiz.places": "{} of {} are in their place. The others are marked; try again.",
    "quiz.source": "{}: {} ({})",
    "quiz.fold": "Answer and reason",
    "quiz.if": "If you {}:",
    "quiz.sign.right": "\u2713",
    "quiz.sign.wrong": "\u2717",
    "glance.time": "Time",
    "glance.or": ", or ",
    "glance.able": "You will be able to",
    "learn.minutes": "{} minutes",
    "learn.hours": "{} hours {} minutes",
    "learn.day": "{} day",
    "learn.days": "{} days",
    "learn.of": "{} of {}",
    "learn.part": "Part of the book",
    "learn.all_parts": "All parts",
    "learn.places": "{} of {} are in their place. The others are marked.",
    "learn.read": "read",
    "learn.done": "handed in",
    "learn.to_start": "Back to the routes",
    "learn.mark": "Mark as read",
    "learn.marked": "Marked, in this browser only.",
    "learn.unmarked": "The mark is taken away.",
    "learn.to_summary": "What you have learnt so far",
    "learn.unkept": "Your browser keeps nothing for this site, so this holds only until you leave the page.",
    "learn.route.sum": "Together",
    "learn.route.test-a.short": "Before: the short test, {} questions",
    "learn.route.test-a.full": "Before: the full test, {} questions",
    "learn.route.test-b.short": "After: the short test, {} questions",
    "learn.route.test-b.full": "After: the full test, {} questions",
    "learn.test.no_script": (
        "Without JavaScript: write your answers on paper first, all of them. Then open the answers below, give "
        "yourself a point for each right one, and fill in the table at the end."
    ),
    "learn.test.form": "How long a test?",
    "learn.test.short": "Short: what the route of an hour reads ({} questions, about {} minutes)",
    "learn.test.full": "Full: at least a question on each page ({} questions, about {} minutes)",
    "learn.test.hand_in": "Hand in",
    "learn.test.again": "Take it again",
    "learn.test.open": "Not answered yet: {}. Press again to hand in all the same; they will count as not yet known.",
    "learn.test.handed": "Handed in: {} of {} right. Answers and reasons stand above, open where you missed.",
    "learn.test.earlier": "You handed in this test on {}: {} of {} right. A new result will replace this one.",
    "learn.result": "Your result",
    "learn.result.caption": "By part of the book",
    "learn.result.right": "Right",
    "learn.result.next": "Pages to turn to",
    "learn.result.first": "Read first:",
    "learn.result.after": "Read:",
    "learn.result.again": "Read again:",
    "learn.result.none": "no page suggested",
    "learn.growth": "What has changed since the pre-test",
    "learn.growth.caption": "Right answers before and after: by what you have read, and by part of the book",
    "learn.growth.marked": "Pages you marked as read",
    "learn.growth.unmarked": "Pages not marked as read",
    "learn.growth.rows": "Pages",
    "learn.growth.before": "Before",
    "learn.growth.after": "After",
    "learn.growth.change": "Change",
    "learn.growth.more": "{} more",
    "learn.growth.fewer": "{} fewer",
    "learn.growth.same": "no change",
    "learn.growth.open": "not taken",
    "learn.growth.unknown": "not known yet",
    "learn.growth.both": "Questions with a twin in the other test: {}. Before ({}): {} right. After ({}): {} right.",
    "learn.growth.one": "One of the tests is still to be taken. The change can be told when you have handed in both.",
    "learn.growth.nothing": "You have handed in neither test yet.",
    "learn.cards.from": "Page:",
    "learn.cards.days": (
        "A card that you answer right comes back after {} and at last {} days. A wrong answer sends it to the start."
    ),
    "learn.cards.no_script": (
        "Without JavaScript there is no box that remembers. Use this list: answer from memory, open the answer, and "
        "note on paper the day on which to ask yourself again."
    ),
    "learn.cards.deck": "Which cards?",
    "learn.cards.read": "Of the pages that you have marked as read",
    "learn.cards.all": "Of all pages",
    "learn.cards.due": "{} cards are due today.",
    "learn.cards.one": "One card is due today.",
    "learn.cards.none": "No card is due today.",
    "learn.cards.next_due": "The next day with cards is {}.",
    "learn.cards.empty": "There are no cards yet: mark a page as read at its foot, or choose the cards of all pages.",
    "learn.cards.next": "Next card",
    "learn.cards.back": "This card comes back in {} days, on {}.",
    "learn.cards.back_one": "This card comes back tomorrow, on {}.",
    "learn.cards.caption": "Your cards by the time they wait",
    "learn.cards.wait": "Comes back after",
    "learn.cards.count": "Cards",
    "learn.cards.begun": "You have begun {} of {} cards. Due today: {}.",
    "learn.cards.not_begun": "You have not begun the cards yet.",
    "learn.pages.said": "You have marked {} of {} pages as read. This is what they are for:",
    "learn.pages.nothing": (
        "You have marked no page as read yet. The button stands at the foot of each chapter. If you print this sheet "
        "now, it lists all pages, to be ticked by hand."
    ),
    "learn.pages.no_script": (
        "Without JavaScript this page remembers nothing. Print it and tick by hand what you have read."
    ),
    "learn.file.print": "Print this sheet",
    "learn.file.save": "Save as a file",
    "learn.file.read": "Read in a saved file",
    "learn.file.name": "from-storm-to-treaty-progress.json",
    "learn.file.saved": "Saved as {}.",
    "learn.file.taken": "Read in: pages {}, tests {}, cards {}. What was kept here before is replaced.",
    "learn.file.wrong": "This is no file that \u201cSave as a file\u201d wrote; nothing was changed.",
    "entry.never": "no year that can be foreseen",
    "plan.clock": "Time",
    "plan.minutes": "Minutes",
    "plan.step": "Step",
    "plan.do": "What you do",
    "plan.late": "If you are late",
    "plan.saves": "wins {} minutes",
    "plan.total": "In all",
    "plan.steps": "{} minutes in {} steps. If you are late, up to {} minutes can be won.",
    "plan.break": "Break",
    "plan.from": "from {}",
    "plan.asks": "Asks:",
    "plan.whole": "The whole of this hour, as it stands:",
    "plan.before": "Before class:",
    "plan.deck": "Slides for this format",
    "plan.handouts": "All handouts",
    "plan.bring": "Bring:",
    "plan.format": "In the time you have",
    "plan.formats": "Formats of the module",
    "plan.slides": "Slides for this hour",
    "plan.timetable": "Timetable: {}",
    "plan.for": "For whom:",
    "plan.lost": "What is lost:",
    "plan.estimate": "Minutes are estimates until a class has been observed.",
    "plan.kind.recall": "recall",
    "plan.kind.hook": "hook",
    "plan.kind.predict": "prediction",
    "plan.kind.talk": "talk",
    "plan.kind.worked": "worked example",
    "plan.kind.activity": "activity",
    "plan.kind.vote": "vote, talk, vote",
    "plan.kind.debrief": "debriefing",
    "plan.kind.exit": "exit question",
    "plan.kind.test": "test",
    "bank.table": "How many questions of which role and level",
    "bank.role": "Used for",
    "bank.all": "In all",
    "bank.role.recall": "recall at the start of the next page",
    "bank.role.check": "check at the end of a page",
    "bank.role.concept": "vote, talk, vote",
    "bank.role.test-a": "pre-test",
    "bank.role.test-b": "post-test",
    "bank.level.remember": "remember",
    "bank.level.understand": "understand",
    "bank.level.apply": "apply",
    "bank.level.analyse": "analyse",
    "bank.level.evaluate": "evaluate",
    "deck.of": "Slides: {}",
    "deck.talk": "Talk to somebody who chose another letter",
    "deck.talk_how": "Say why you chose yours. Then vote again.",
    "deck.talk_note": "Two minutes. Walk through the room and listen; do not help yet. Then ask for the second vote.",
    "deck.notes": "Notes in a second window",
    "deck.back": "Plan",
    "deck.next": "Next",
    "deck.end": "End of the hour",
    "deck.elapsed": "Running for",
    "deck.planned": "Planned",
    "deck.note": "For the speaker",
    "deck.others": "and {} more",
    "handout.step.said": "State the claim in a sentence of your own. Did it happen, or is it expected?",
    "handout.step.place": "Unit, year, place",
    "handout.step.kind": "Kind of figure, and how you can tell",
    "handout.step.first": "Who said it first? Leave the page and look.",
    "handout.step.counted": "What was counted, asked or computed?",
    "handout.step.grade": "How well is it checked?",
    "handout.step.verdict": "Your verdict, in a sentence that the author would find fair",
    "handout.step.change": "What would change your mind?",
    "handout.kind.reported": "reported",
    "handout.kind.surveyed": "surveyed",
    "handout.kind.modelled": "modelled",
    "handout.kind.claimed": "claimed",
    "handout.kind.count": "a count that anyone can repeat",
    "handout.no_unit": "no unit",
    "handout.no_year": "no year given",
    "handout.not_found": "We found no first source.",
    "handout.claim": "Claim {}",
    "handout.in_the_article": "In the article:",
    "handout.sources": "Sources:",
    "handout.write": "space to write",
    "handout.reason": "Your reason, from the words of the texts",
    "handout.reason_given": "Reason",
    "handout.relation": "Relation (tick one)",
    "handout.relation_given": "Relation",
    "handout.pinpoint": "Paragraph that decides",
    "handout.words": "The words that decide (copy them)",
    "handout.pair": "Pair {}",
    "handout.find": "{}, article: ________ (or none). Title:",
    "handout.inconclusive": "inconclusive (say between which)",
    "handout.card.host": "Host",
    "handout.card.victim": "Victim",
    "handout.card.source": "Source country",
    "handout.card.lawmaker": "Lawmaker",
    "handout.card.voice": "Voice {}",
    "handout.source_kind": "Kind of source:",
    "handout.page": "Page:",
    "handout.letters": "Four letters to fold and hold up, each with a shape and a pattern of its own",
    "handout.fold": "Fold along the dashed lines so that only your letter can be seen. Hold it under your chin.",
    "paper.name": "Name or number",
    "paper.date": "Date",
    "paper.as_of": "Data as of {}",
    "paper.licence": "From Storm to Treaty. Text CC BY 4.0.",
    "paper.answer": "Answer",
    "paper.unit": "in: {}",
    "paper.match": "Write the letter of what belongs to it on the line.",
    "paper.order": "Number the steps in their right order.",
    "paper.why": "Why?",
    "paper.key_only": "For teachers. Do not hand this out.",
    "paper.right": "Right: {}",
    "paper.tolerance": "accepted within {} of this value",
    "paper.misconception": "What this answer overlooks:",
    "paper.mistake": "If a learner {}:",
    "paper.about": "{page} \u00b7 objective {objective} \u00b7 {level} \u00b7 {role}",
    "paper.about_none": "{page} \u00b7 {level} \u00b7 {role}",
    "paper.dissent": (
        "A reasoned dissent may be right. Mark the reason, the place in the text and the fairness, and not the "
        "agreement with this key."
    ),
    "paper.claim_key": "Key to the worksheet on tracing claims",
    "paper.concordance_key": "Key to the form for coding pairs of articles",
    "paper.on_the_sheet": "on the sheet",
    "paper.evidence": "Evidence",
    "paper.second": "A second coding, made from the texts alone: {}.",
    "paper.close_call": "Note:",
    "paper.none_other": "none",
    "paper.level.remember": "remember",
    "paper.level.understand": "understand",
    "paper.level.apply": "apply",
    "paper.level.analyse": "analyse",
    "paper.level.evaluate": "evaluate",
    "paper.role.recall": "recall",
    "paper.role.check": "check",
    "paper.role.concept": "concept question",
    "paper.role.test-a": "pre-test",
    "paper.role.test-b": "post-test",
    "kit.title": "From Storm to Treaty: a kit to teach from, without a network",
    "kit.key_title": "From Storm to Treaty: the key for teachers",
    "kit.sheet": "Recall and check, {}",
    "kit.edition": "Edition {}, data as of {}. Nothing in this folder asks for a network.",
    "kit.tonight": "Tonight, in an hour",
    "kit.choose": "Choose the time you have:",
    "kit.plans": "Open the plans of its hours and try the slides:",
    "kit.slides": "slides",
    "kit.with_notes": "PDF with notes",
    "kit.print": "Print what the line \u201cBring\u201d of each plan names, from",
    "kit.read": "Read where learners stumble, on the page of each hour, and the",
    "kit.notes": "notes that hold for every hour",
    "kit.inside": "What is inside",
    "kit.site": "The whole book, with charts, questions, slides and search. Open it in any browser.",
    "kit.students": "Handouts and question sheets to print, notebooks with blanks. No answers in here.",
    "kit.teachers": (
        "Slides as PDF, notebooks with solutions, and all questions for a school\u2019s system (Moodle XML, GIFT). "
        "These hold answers."
    ),
    "kit.data": "Every table with its description and sources.",
    "kit.manifest": "Every file with its size and checksum.",
    "kit.hand_out": (
        "Give learners the folders site and for-students. The key to sheets and worksheets is an archive of its own. "
        "Minutes are estimates until a class has been observed."
    ),
    "kit.student": (
        "# Notebooks for students\n\nEdition {version}, data as of {as_of}. Each notebook has blanks and checks: put "
        "your answer after `answer =` and run the cell. "
        "How to start JupyterLab stands on the page *Run the notebooks*.\n"
    ),
    "kit.teacher": (
        "# Notebooks for teachers\n\nEdition {version}, data as of {as_of}. The same notebooks with solutions, minutes "
        "and common mistakes. Minutes are estimates until observed. Do not hand this folder out.\n"
    ),
    "kit.wheelhouse": (
        "# Install without a network\n\n```\npython3 -m venv lab\n"
        "lab/bin/pip install --no-index --find-links wheelhouse --require-hashes -r wheelhouse/lab.txt\n"
        "lab/bin/pip install --no-index --find-links wheelhouse hanoibook\nlab/bin/jupyter lab student\n```\n\n"
        "The wheels fit the system and the Python of the machine that fetched them.\n"
    ),
    "exercise.data_error": "The data cannot be read: {}",
    "exercise.right": "Right: {}.",
    "exercise.mistake": "Not yet. {}",
    "exercise.off": "Not yet: {} is {}. Hint: {}",
    "exercise.high": "too high",
    "exercise.low": "too low",
    "exercise.open": "Not answered yet. Hint: {}",
    "exercise.unknown": "There is no exercise {}. The exercises are: {}.",
    "exercise.no_number": (
        "That is not a number to judge. Write digits only, without quotation marks or signs such as % or $."
    ),
    "exercise.no_word": "That is none of the words to choose from. Write one of them in quotation marks: {}.",
    "exercise.wrong_word": "Not yet: {}. {} Hint: {}",
    "exercise.no_claim": "There is no claim of that number. The ledger runs from C01 to C87.",
    "exercise.no_verdict": "No verdict yet. Write one of these words in quotation marks: {}.",
    "exercise.same_verdict": "The ledger says the same: {}. Its reason: {}",
    "exercise.other_verdict": (
        "The ledger says something else: {}. Its reason: {} You may still be right; say what evidence would decide it."
    ),
    "explorer.live": "This control runs in the notebook. Here is its first state.",
    "explorer.growth": "Growth in per cent a year",
    "explorer.year": "Year",
    "explorer.published": "Published (upper bar)",
    "explorer.reached": "At this rate (lower bar)",
    "explorer.bars": "Side by side",
    "explorer.sentence": (
        "{first} in {start}, growing {rate} a year, becomes {reached} in {year}: {word} the published {published}."
    ),
    "explorer.kind": "Kind",
    "explorer.all_kinds": "all kinds",
    "explorer.publisher": "Publisher",
    "explorer.scope": "Place and people",
    "explorer.amount": "Amount",
    "explorer.figures": "For {year}: {count} figures, from {least} to {most}. The largest is {times} the smallest.",
    "explorer.one_figure": "For {year}: one figure, {most}.",
    "explorer.no_figures": "For {}: no figure of this kind in our tables.",
    "explorer.billions": "Total in billions of dollars",
    "explorer.reports": "Reports",
    "explorer.per_report": "That is {} per report. In the FBI's record for 2025 it is {}. Yours is {} as much.",
    "explorer.no_reports": "Type how many reports there are; nothing can be divided by nought.",
    "explorer.day": "Day",
    "explorer.no_day": "Choose a day: year, month and day.",
    "explorer.basis": "Count parties to Budapest by",
    "explorer.basis.deposit": "deposit of the instrument",
    "explorer.basis.in_force": "entry into force",
    "explorer.country": "Country",
    "explorer.members": (
        "On {day}: {un} had signed the UN Convention, {budapest} were parties to Budapest, {both} were in both. "
        "{country}: {standing}."
    ),
    "explorer.standing.both": "in both",
    "explorer.standing.un_only": "UN Convention only",
    "explorer.standing.budapest_only": "Budapest only",
    "explorer.standing.neither": "in neither",
    "explorer.region": "Region",
    "explorer.concept": "Subject",
    "explorer.pairs": "Articles mainly on this: UN Convention {un}, Budapest {budapest}. Rows of comparison: {rows}.",
    "explorer.un_article": "UN Convention",
    "explorer.budapest_article": "Budapest",
    "explorer.relation": "Relation",
    "explorer.difference": "What differs",
    "explorer.none": "none",
    "explorer.sample": "People asked",
    "explorer.tail": "Losses",
    "explorer.tail.3.0": "tame: very large losses are very rare (tail 3)",
    "explorer.tail.2.0": "tail 2",
    "explorer.tail.1.5": "heavy (tail 1.5)",
    "explorer.tail.1.2": "very heavy (tail 1.2)",
    "explorer.tail.1.1": "heaviest: a few victims lose almost everything (tail 1.1)",
    "explorer.cap": "Lower every larger answer to",
    "explorer.no_cap": "no cap",
    "explorer.told": "Victims who tell the interviewer",
    "explorer.surveys": (
        "Simulated, not observed: {count} surveys of {sample} people each. The true loss per person is {truth}. "
        "Half of the surveys lie below {median} of it; the highest finds {most} as much. In the middle survey "
        "one single answer makes up {largest} of the total."
    ),
    "explorer.against_truth": "Estimate against the truth",
    "explorer.surveys_in": "Surveys",
    "explorer.between": "{} to {} times",
    "explorer.over": "{} times and more",
    "explorer.claim": "Claim",
    "explorer.uncover": "Show evidence and verdict",
    "explorer.no_date": "no date",
    "explorer.sources": "What rests behind it:",
    "explorer.above": "above",
    "explorer.below": "below",
    "explorer.near": "close to",
    "scale.trillion": "trillion",
    "scale.billion": "billion",
    "scale.million": "million",
    "unit.times": "times",
    "unit.per_year": "a year",
    "month.1": "January",
    "month.2": "February",
    "month.3": "March",
    "month.4": "April",
    "month.5": "May",
    "month.6": "June",
    "month.7": "July",
    "month.8": "August",
    "month.9": "September",
    "month.10": "October",
    "month.11": "November",
    "month.12": "December",
    "rank.1": "first",
    "rank.2": "second",
    "rank.3": "third",
    "rank.4": "fourth",
    "rank.5": "fifth",
    "rank.other": "number",
}

_SCALES = (
    (1_000_000_000_000, "scale.trillion"),
    (1_000_000_000, "scale.billion"),
    (1_000_000, "scale.million"),
)


def say(key: str) -> str:
    """Return the interface string of a key.

    >>> say("grade.D")
    'not yet verified'
    """
    return CATALOGUE[key]


def money(amount: float, currency: str = "USD") -> str:
    """Write an amount of money: from a million on with three significant digits, below in full.

    >>> money(10_500_000_000_000), money(20_877_000_000), money(640)
    ('USD\\xa010.5\\xa0trillion', 'USD\\xa020.9\\xa0billion', 'USD\\xa0640')
    """
    for size, name in _SCALES:
        if abs(amount) >= size * 0.9995:
            return f"{currency}{GAP}{significant(amount / size)}{GAP}{say(name)}"
    return f"{currency}{GAP}{round(amount):,}"


def day(date: str) -> str:
    """Write an ISO date of any precision the way prose does.

    >>> day("2025-10-25"), day("2025-12"), day("2027")
    ('25\\xa0October\\xa02025', 'December\\xa02025', '2027')
    """
    year, *rest = date.split("-")
    if not rest:
        return year
    month = say(f"month.{int(rest[0])}")
    return GAP.join([*(str(int(part)) for part in rest[1:]), month, year])


def significant(number: float, digits: int = 3) -> str:
    """Write a number with so many significant digits, without trailing zeros after the point.

    >>> significant(20.877), significant(12.0), significant(9500.4), significant(0.06818)
    ('20.9', '12', '9,500', '0.0682')
    """
    if number == 0:
        return "0"
    text = f"{number:,.{max(0, digits - 1 - floor(log10(abs(number))))}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(share: float) -> str:
    """Write a share as a percentage: three digits from ten per cent on, two below, one below a tenth.

    >>> percent(0.346), percent(0.1502), percent(0.02533), percent(0.00068)
    ('34.6%', '15%', '2.5%', '0.07%')
    """
    points = abs(share * 100)
    return f"{significant(share * 100, 3 if points >= 10 else 2 if points >= 0.1 else 1)}%"


def show(value: object, unit: str) -> str:
    """Write a value the way prose, tables and alt texts print it.

    Units: a currency code, ``share``, ``share a year``, ``times``, ``year``, ``rank``, ``date`` (an ISO text),
    or the plural of a thing counted.

    >>> show(503, "times"), show(1_008_597, "complaints"), show(2015, "year")
    ('503\\xa0times', '1,008,597', '2015')
    """
    if unit == "date":
        return day(str(value))
    if not isinstance(value, Real):
        return str(value)
    number = float(value)
    if unit in CURRENCIES:
        return money(number, unit)
    return _WRITERS[unit](number) if unit in _WRITERS else f"{round(number):,}"


CURRENCIES = ("USD", "VND", "EUR", "GBP", "HKD")
_WRITERS: dict[str, Callable[[float], str]] = {
    "share": percent,
    "share a year": lambda number: f"{percent(number)} {say('unit.per_year')}",
    "times": lambda number: f"{significant(number)}{GAP}{say('unit.times')}",
    "year": lambda number: str(int(number)),
    "rank": lambda number: CATALOGUE.get(f"rank.{int(number)}", f"{say('rank.other')} {int(number)}"),
}

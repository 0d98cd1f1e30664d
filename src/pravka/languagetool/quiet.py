"""What of LanguageTool's findings is not shown: rules off by default and false alarms that come of Markdown."""

from __future__ import annotations

import re

from pravka.document import BORDER, OBJECT, Document
from pravka.languagetool.passages import Match

# Rules that were right in under 70 % of the findings read (docs/languagetool.md); `enable` switches one on again
OFF = frozenset(
    """
    COMPLEX_SOUZ_PUNCT Cap_Letters_Name DEFIS_COMMA DPT_Unification DotOrCase DoubleNE DoubleNOT ESLI_TO
    KRUG_KRUGLIJ LICHNO_JA Many_PNN OPREDELENIA PREP_Na_And_Noun PREP_Pro_And_Noun PREP_V_and_Noun
    PREP_cherez_and_ADJ PUNKT_KAVITCHKI Postrojenije_slovosochet_mnogo_malo_nemnogo_nemalo
    Postrojenije_slovosochetanij_upravlenie1 Potok_and_Noun RU_SIMPLE_REPLACE SENTENCE_WHITESPACE TAKOJ_KAK
    TAK_JE_KAK Tavtology_plani_na_budushee Tire_and_spaces UPPERCASE_SENTENCE_START Unify_Adj_NN_gender
    Unify_PADJ_NN_number Verb_and_NomDTV Verb_and_PREP Verb_tsa_and_ttsya dlya_togo_chtoby_2 noun_genitive_3
    to_and_to v_ruchnuju
    """.split()
)
LEVEL = {"STYLE": "info", "REDUNDANCY": "info", "TYPOGRAPHY": "info", "MISC": "info"}  # by category; else warning
PICTURES = re.compile(
    r"["
    r"\u2190-\u21ff"  # arrows
    r"\u2300-\u27bf\u2b00-\u2bff"  # symbols
    r"\U0001f000-\U0001faff"  # emoji
    r"]"
)
SIGNS = re.compile(
    r"[:;=][-\u2013\u2014']?[)(D]"  # smileys
    r"|::"  # pseudo-elements of CSS, paths of Rust and C++
)
COMMA_AT_DASH = re.compile(r"[-\u2013\u2014]\s*,")
REACH = 2  # how far a sign may stick out of a match


def is_false_alarm(doc: Document, start: int, end: int, match: Match) -> bool:
    """Tell whether a match is about a placeholder, a picture, a sign made of marks, or the dash of a sentence."""
    marked = doc.prose[start:end]
    if OBJECT in marked or BORDER in marked or not marked.strip("\0"):
        return True
    if PICTURES.search(marked) or _holds_sign(doc.prose, start, end):
        return True
    return any(COMMA_AT_DASH.search(r) and not COMMA_AT_DASH.search(marked) for r in match.replacements[:1])


def _holds_sign(prose: str, start: int, end: int) -> bool:
    left = max(0, start - REACH)
    found = (m.span() for m in SIGNS.finditer(prose, left, end + REACH))
    return any(a < end and start < b for a, b in found)

"""Grammemes as bits: the names are OpenCorpora's; a reading's grammemes are one int. No words here."""

from __future__ import annotations

from functools import cache

# The order is free, but frequent grammemes come first: small ints are faster.
NAMES = tuple(
    """
    NOUN ADJF ADJS COMP VERB INFN PRTF PRTS GRND NUMR ADVB NPRO PRED PREP CONJ PRCL INTJ
    nomn gent datv accs ablt loct voct gen1 gen2 acc2 loc1 loc2 sing plur masc femn neut anim inan
    1per 2per 3per pres past futr indc impr perf impf tran intr actv pssv Apro Fixd Pltm Sgtm
    Anum Name Surn Patr Geox Orgn Abbr ms-f Ms-f GNdr Qual Supr Subx Poss Trad
    V-ey V-oy Cmp2 V-ej Impe Impx Mult Refl incl excl Infr Slng Arch Litr Erro Dist Ques Dmns Prnt
    V-be V-en V-ie V-bi Fimp Prdx Coun Coll V-sh Af-p Inmx Vpre Anph Init Adjx Hypo
    """.split()
)
BITS = {name: 1 << position for position, name in enumerate(NAMES)}


@cache
def mask(*names: str) -> int:
    """Join the bits of grammemes; a name may hold several, as "NOUN,inan plur" does. KeyError names a stranger."""
    joined = 0
    for name in names:
        for part in name.replace(",", " ").split():
            joined |= BITS[part]
    return joined


def names(bits: int) -> tuple[str, ...]:
    """List the grammemes of a mask."""
    return tuple(name for name, bit in BITS.items() if bits & bit)


POS = mask("NOUN ADJF ADJS COMP VERB INFN PRTF PRTS GRND NUMR ADVB NPRO PRED PREP CONJ PRCL INTJ")
CASE = mask("nomn gent datv accs ablt loct voct gen1 gen2 acc2 loc1 loc2")
NUMBER = mask("sing plur")
GENDER = mask("masc femn neut")
PERSON = mask("1per 2per 3per")
TENSE = mask("pres past futr")
MOOD = mask("indc impr")
ANIMACY = mask("anim inan")
VOICE = mask("actv pssv")
ASPECT = mask("perf impf")
GROUPS = {
    "pos": POS,
    "case": CASE,
    "number": NUMBER,
    "gender": GENDER,
    "person": PERSON,
    "tense": TENSE,
    "mood": MOOD,
    "animacy": ANIMACY,
    "voice": VOICE,
    "aspect": ASPECT,
}

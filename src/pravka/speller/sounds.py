"""Spellings that sound or look alike to a Russian ear: the confusions a walk over the lexicon may follow at small cost.

Sources: the orthograms of «Правила русской орфографии и пунктуации» (2006): unstressed vowels, voiced and mute
consonants,
double letters, soft and hard signs, -тся/-ться, н/нн, vowels after sibilants and «ц».
"""

from __future__ import annotations

VOWEL_PAIRS = "оа еи ея иы ий яи эе ыу юу уы ёо ео уо юё юе яа ой"
CONSONANT_PAIRS = "бп вф гк дт жш зс шщ чщ цс гх гв чш зж шс"
# What is written -> what may be meant; pairs of letters are listed one way and used both ways.
CLUSTERS = """
    сч-щ зч-щ жч-щ сщ-щ шч-щ чш-щ тщ-тч чн-шн чт-шт тс-ц дс-ц тьс-ц тьс-тс тс-ст ццо-тс цца-тся цца-ться ца-тся ца-ться
    цо-тся тца-тся тца-ться цк-тск цк-дск ск-сск ск-тск ск-дск цс-тс сн-стн зн-здн рц-рдц нц-ндц нц-нтц нск-нтск
    нск-ндск
    нств-вств ств-вств лнц-нц шк-жк кг-гк хк-гк хч-гч во-го ва-го йо-ё ьо-ё ье-ьё ью-ю ья-я ъе-е ье-е ъя-я ъю-ю ие-ье
    ия-ья
    ии-и ь- ъ- ъ-ь й-и йе-е еи-ей ио-йо ия-я иа-ия ыи-ы ы-ьи ьи-ы ыва-ова ова-ыва ива-ева ева-ива ене-ение еее-ее
    нн-н лл-л сс-с мм-м пп-п рр-р тт-т кк-к фф-ф бб-б гг-г дд-д жж-ж зз-з цц-ц вв-в нт-н ст-с сс-ст агенс-агентс нтс-нс
    рь-р ль-л нь-н ть-т дь-д сь-с зь-з чь-ч шь-ш щь-щ жь-ж тся-ться шся-шься ешь-еш ишь-иш
    инск-енск енск-инск ечк-ичк ичк-ечк иц-ец ец-иц ек-ик ик-ек ен-ян ян-ен пре-при при-пре ин-ын из-ыз иг-ыг ис-ыс
    ъи-ы бес-без рас-раз ис-из вос-воз чрес-через нис-низ
""".split()


def _spread() -> dict[str, tuple[tuple[str, str], ...]]:
    """Index the confusions by the first letter written: letter -> ((written, meant), …); "" -> what was left out."""
    index: dict[str, set[tuple[str, str]]] = {}
    pairs = [(pair[0], pair[1]) for pair in f"{VOWEL_PAIRS} {CONSONANT_PAIRS}".split()]
    pairs += [(a, b) for a, _, b in (cluster.partition("-") for cluster in CLUSTERS)]
    for a, b in pairs:
        for written, meant in ((a, b), (b, a)):
            index.setdefault(written[:1], set()).add((written, meant))
    return {letter: tuple(sorted(found)) for letter, found in index.items()}


CONFUSIONS = _spread()

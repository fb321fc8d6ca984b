"""Countries, bodies and kinds of event that the news calls by several names: a small list of our own.

One line a referent: `plain names | formal names and acronyms | seats that stand for a government | demonyms`,
names of one kind parted by semicolons, the first plain name being the referent's. Kept short on purpose: what
is not here is still resolved by spelling, title and acronym. Add a line to extend it.
"""

from __future__ import annotations

from dataclasses import dataclass

_COUNTRIES = """
China | People's Republic of China; PRC; P.R.C. | Beijing | Chinese
Taiwan | Republic of China; ROC; Chinese Taipei | Taipei | Taiwanese
Japan | | Tokyo | Japanese
North Korea | Democratic People's Republic of Korea; DPRK; D.P.R.K. | Pyongyang | North Korean
South Korea | Republic of Korea; ROK | Seoul | South Korean
Russia | Russian Federation | Moscow; the Kremlin; Kremlin | Russian
Ukraine | | Kyiv; Kiev | Ukrainian
United States; US; U.S.; USA; America | United States of America | Washington; the White House | American
United Kingdom; UK; U.K.; Britain | | London; Downing Street; Whitehall | British
Germany | Federal Republic of Germany | Berlin | German
France | French Republic | Paris; the Elysee; the Élysée | French
Italy | | Rome | Italian
Spain | Kingdom of Spain | Madrid | Spanish
Poland | | Warsaw | Polish
Hungary | | Budapest | Hungarian
Turkey; Türkiye; Turkiye | Republic of Turkey; Republic of Türkiye | Ankara | Turkish
Greece | Hellenic Republic | Athens | Greek
Israel | State of Israel | Jerusalem; Tel Aviv | Israeli
Iran | Islamic Republic of Iran; Islamic Republic | Tehran | Iranian
Iraq | Republic of Iraq | Baghdad | Iraqi
Syria | Syrian Arab Republic | Damascus | Syrian
Saudi Arabia | Kingdom of Saudi Arabia; KSA | Riyadh | Saudi
Egypt | Arab Republic of Egypt | Cairo | Egyptian
India | Republic of India | New Delhi; Delhi | Indian
Pakistan | Islamic Republic of Pakistan | Islamabad | Pakistani
Afghanistan | Islamic Emirate of Afghanistan | Kabul | Afghan
Myanmar; Burma | | Naypyidaw | Burmese
Vietnam | Socialist Republic of Vietnam | Hanoi | Vietnamese
Philippines; the Philippines | | Manila | Filipino; Philippine
Indonesia | | Jakarta | Indonesian
Australia | Commonwealth of Australia | Canberra | Australian
New Zealand; Aotearoa | | Wellington | New Zealander
Canada | | Ottawa | Canadian
Mexico | | Mexico City | Mexican
Brazil | | Brasilia; Brasília | Brazilian
Argentina | | Buenos Aires | Argentine
Venezuela | Bolivarian Republic of Venezuela | Caracas | Venezuelan
Cuba | | Havana | Cuban
South Africa | | Pretoria | South African
Nigeria | | Abuja | Nigerian
Ethiopia | | Addis Ababa | Ethiopian
Belarus | Republic of Belarus | Minsk | Belarusian
Azerbaijan | | Baku | Azerbaijani
Armenia | | Yerevan | Armenian
Georgia | | Tbilisi | Georgian
Serbia | | Belgrade | Serbian
Netherlands; the Netherlands; Holland | | The Hague | Dutch
Sweden | | Stockholm | Swedish
Finland | | Helsinki | Finnish
Norway | | Oslo | Norwegian
Ireland | Republic of Ireland | Dublin | Irish
"""
_BODIES = """
European Union; EU; E.U.; the bloc | | Brussels |
United Nations; UN; U.N. | United Nations Organization | |
NATO; Nato | North Atlantic Treaty Organization; North Atlantic Treaty Organisation | |
World Health Organization; WHO | | |
International Monetary Fund; IMF | | |
World Trade Organization; WTO | | |
European Central Bank; ECB | | |
Federal Reserve; the Fed; Fed; Fed Reserve | Federal Reserve System; Federal Reserve Board | |
Bank of England; BoE | | |
Bank of Japan; BoJ; BOJ | | |
European Commission | | |
International Criminal Court; ICC | | |
International Atomic Energy Agency; IAEA | | |
Association of Southeast Asian Nations; ASEAN | | |
African Union; AU | | |
World Bank | | |
"""
# What a body is, where an article names one of the kind only.
_DESCRIBED = """
central bank: Federal Reserve; European Central Bank; Bank of England; Bank of Japan
"""
# Kinds of event that reports name with different words, the plainest first; the first word names the kind.
_EVENTS = """
agreement: agreement agreements pact partnership accord treaty deal alliance compact
war: war conflict invasion aggression hostilities offensive
attack: attack assault raid strike bombing shooting massacre
accident: accident crash collision sinking derailment incident disaster tragedy
protest: protest protests demonstration demonstrations rally march unrest riot riots uprising
ruling: ruling verdict judgment judgement decision
recession: recession downturn slowdown slump contraction
exercise: exercise exercises drill drills manoeuvres maneuvers
"""


@dataclass(frozen=True)
class Place:
    """A referent and its names by kind."""

    name: str
    plain: tuple[str, ...]
    formal: tuple[str, ...]
    seats: tuple[str, ...]
    demonyms: tuple[str, ...]


def _read(table: str) -> tuple[Place, ...]:
    found = []
    for line in table.strip().splitlines():
        plain, formal, seats, demonyms = (
            tuple(x.strip() for x in part.split(";") if x.strip()) for part in line.split("|")
        )
        found.append(Place(plain[0], plain, formal, seats, demonyms))
    return tuple(found)


COUNTRIES = _read(_COUNTRIES)
BODIES = _read(_BODIES)
DESCRIBED: dict[str, frozenset[str]] = {
    line.split(":")[0]: frozenset(name.strip() for name in line.split(":")[1].split(";"))
    for line in _DESCRIBED.strip().splitlines()
}
EVENTS: dict[str, tuple[str, ...]] = {
    line.split(":")[0]: tuple(line.split(":")[1].split()) for line in _EVENTS.strip().splitlines()
}

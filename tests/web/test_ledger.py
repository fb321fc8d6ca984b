"""Who calls whom what, at a glance."""

from newsdiff.web.pages.ledger import TELLING, Referent, Use, Variant


def variant(text: str, outlets: int, kind: str = "plain") -> Variant:
    uses = tuple(Use(f"Outlet {n}", f"outlet-{n}", 1, f"#{text}-{n}", ()) for n in range(outlets))
    return Variant(text, kind, uses)


def test_a_glance_holds_the_common_names_and_the_loaded_ones_and_counts_the_rest() -> None:
    common = [variant(f"name {n}", 9 - n) for n in range(8)]
    loaded = variant("rust bucket", 1, "loaded")
    referent = Referent("the ship", (*common, loaded))
    assert [v.text for v in referent.telling] == [*(f"name {n}" for n in range(5)), "rust bucket"]
    assert referent.untold == 3
    assert len(referent.telling) == TELLING


def test_a_few_names_are_all_told() -> None:
    referent = Referent("the ship", (variant("the ship", 3), variant("the ferry", 1)))
    assert (referent.telling, referent.untold) == (referent.variants, 0)

"""The outlet that a page's copyright line names."""

import pytest

from newsdiff.ingest.copyright import suggested_outlet


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2024 Harbour Post. All rights reserved.", "Harbour Post"),
        ("Copyright © 2019-2024, The Upland Courier Ltd. | Imprint", "The Upland Courier"),
        ("Copyright 2024 by Talvern Radio", "Talvern Radio"),
        ("(c) Morning Gull 2024", "Morning Gull"),
        ("COPYRIGHT: Evening Tide – all rights reserved", "Evening Tide"),
        ("Copyright law was the subject of the talks, the minister of Talvern said on Monday.", ""),
        ("© all rights reserved", ""),
        ("Photo: © Lamp Pictures", ""),
        ("© 2024", ""),
        ("The bridge is open.", ""),
        ("© 2024 U.S. Harbour News. All rights reserved.", "U.S. Harbour News"),
        ("© St. Orm Times 2024", "St. Orm Times"),
        ("Copyright © 2024 Post Co. All rights reserved", "Post"),
        ("Copyright Lamp and Gull of Orm, all rights reserved", "Lamp and Gull of Orm"),
        ("Copyright Office opens inquiry", ""),
        ("Copyright Office Opens Inquiry", ""),
        ("Copyright Act 1976", ""),
        ("(c) Failure to pay rent", ""),
        ("(c) Failure to pay rent before 2024", ""),
        ("(c) Breach Of Contract", ""),
        ("(c) In 2024 the tenant left.", ""),
        ("(c) In 2024", ""),
        ("(c) Since 2019, Harbour Law has changed.", ""),
        ("(c) 2024 Harbour Post, Orm", "Harbour Post"),
    ],
)
def test_a_copyright_line_names_the_outlet(line: str, name: str) -> None:
    assert suggested_outlet(f"A bridge opens\n\nThe town has a bridge.\n{line}\nContact us\n") == name


def test_of_several_lines_the_last_counts() -> None:
    assert suggested_outlet("© Lamp Pictures\nThe bridge is open.\n© 2024 Harbour Post\n") == "Harbour Post"

"""Fixtures of the tests of stories."""

import pytest
from django.contrib.auth.models import User

from tests import factories


@pytest.fixture
def editor() -> User:
    return factories.staff()

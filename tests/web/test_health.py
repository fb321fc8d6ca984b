import pytest
from django.db import OperationalError

from newsdiff.stories.services import workers
from tests.factories import heartbeat

pytestmark = pytest.mark.django_db


def test_ready_when_a_worker_has_just_been_heard(client):
    heartbeat(seconds_ago=5)
    answer = client.get("/healthz/ready")
    assert answer.status_code == 200
    assert answer.json() == {"web": "up", "database": "up", "worker": "up"}


def test_not_ready_without_a_worker(client):
    answer = client.get("/healthz/ready")
    assert answer.status_code == 503
    assert answer.json()["worker"] == "down"


@pytest.mark.parametrize(("limit", "seconds_ago", "status"), [(20, 25, 503), (200, 25, 200), (200, 205, 503)])
def test_a_worker_counts_as_gone_when_others_may_take_its_jobs(client, settings, limit, seconds_ago, status):
    settings.NEWSDIFF_STALLED_AFTER = limit
    heartbeat(seconds_ago=seconds_ago)
    assert client.get("/healthz/ready").status_code == status


def test_not_ready_without_a_database(client, monkeypatch):
    class Broken:
        def cursor(self):
            raise OperationalError("the server went away")

    monkeypatch.setattr(workers, "connection", Broken())
    answer = client.get("/healthz/ready")
    assert answer.status_code == 503
    assert answer.json()["database"] == "down"


def test_live_asks_nobody_and_is_not_kept(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/healthz/live")
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("address", ["/healthz/live", "/healthz/ready"])
def test_health_needs_no_tls_behind_a_proxy(client, settings, address):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(address).status_code != 301

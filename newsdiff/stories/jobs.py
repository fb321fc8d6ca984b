"""What runs in the background."""

from procrastinate import App


def on_app_ready(app: App) -> None:
    """Register the tasks with procrastinate's Django app."""

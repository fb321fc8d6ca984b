"""Views make three moves: fetch, build the page object, render."""

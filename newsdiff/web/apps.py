from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "newsdiff.web"
    label = "web"

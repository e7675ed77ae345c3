"""The languages of the portal in templates."""

from __future__ import annotations

from django import template

from taxonomy import languages

register = template.Library()

register.simple_tag(languages.active_language)
register.simple_tag(languages.main_language)

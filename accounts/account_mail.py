"""Mails about accounts: in whose language, with which links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.utils import translation

from accounts.languages import PREFIX, with_language
from accounts.way_back import way_back, with_way_back

if TYPE_CHECKING:
    from accounts.models import User


def public_link(url: str, back: str) -> str:
    """Return a link at the portal's public address, in the language spoken, with the way back.

    allauth takes host and scheme from the request, whose sender chooses the host.
    """
    path = urlsplit(url)._replace(scheme="", netloc="").geturl()
    known = with_language(with_way_back(path, back), translation.get_language() or "")
    return f"{settings.PUBLIC_URL}{known}"


class AccountMail(DefaultAccountAdapter):
    """The part of the account adapter that writes mails."""

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell a person about a change of the account, in the person's language."""
        with translation.override(user.language):
            super().send_notification_mail(template_prefix, user, context, email)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail whose links lead to the portal's public address."""
        asking = self.request.path_info.startswith(PREFIX)
        back = way_back(self.request) if asking else ""
        links = {
            name: public_link(value, back)
            for name, value in context.items()
            if name.endswith("_url")
        }
        names = {"site_name": settings.SITE_NAME, "site_url": settings.PUBLIC_URL}
        super().send_mail(template_prefix, email, {**context, **links, **names})

"""All addresses of the portal."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern

from accounts.views.sign_out import sign_out
from catalogue.open_data.views import show_catalog
from content.page_views import serve_page
from content.reading import reading
from portal import error_views, health_views, media_views, well_known_views
from portal.api import api
from portal.page_passwords import ask_for_documents, ask_for_page
from portal.sitemaps import SITEMAPS

handler400 = "portal.error_views.bad_request"
handler403 = "portal.error_views.forbidden"
handler404 = "portal.error_views.not_found"
handler500 = "portal.error_views.server_error"

# Wagtail's own two sign-in pages would pass by second factor and rate limits.
SIGN_IN = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("health/live", health_views.live, name="health_live"),
    path("health/ready", health_views.ready, name="health_ready"),
    path("robots.txt", well_known_views.robots, name="robots"),
    path(".well-known/security.txt", well_known_views.security_text, name="security_text"),
    path("favicon.ico", well_known_views.icon, name="favicon"),
    re_path(r"^catalog\.(?P<ending>ttl|jsonld|rdf)$", show_catalog, name="catalog"),
    path("sitemap.xml", reading("p")(sitemap), {"sitemaps": SITEMAPS}, name="sitemap"),
    path("admin/login/", SIGN_IN),
    path("admin/logout/", sign_out),
    # Wagtail's way to try out the page for errors would count as one.
    path("admin/failwhale/", error_views.not_found),
    path("admin/", include("editorial.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path(
        "documents/authenticate_with_password/<int:restriction_id>/",
        ask_for_documents,
        name="wagtaildocs_authenticate_with_password",
    ),
    path("documents/", include(wagtaildocs_urls)),
    path("account/", include("accounts.urls")),
    path("api/v1/", include("search.api_urls")),
    path("api/v1/", api.urls),
    path("media/<path:path>", media_views.picture, name="picture"),
]
urlpatterns += i18n_patterns(
    path("_util/login/", SIGN_IN),
    # Before the pages, whose pattern fits it too.
    path(
        "_util/authenticate_with_password/<int:restriction_id>/<int:page_id>/",
        ask_for_page,
        name="wagtailcore_authenticate_with_password",
    ),
    path("", include("home.urls")),
    path("search/", include("search.urls")),
    path("", include("cases.urls")),
    path("", include("guidance.urls")),
    path("learning/", include("learning.urls")),
    re_path(serve_pattern, serve_page, name="wagtail_serve"),
    path("", include(wagtail_urls)),
)

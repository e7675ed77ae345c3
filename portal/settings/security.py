"""Sign-in, cookies, transport and the Content Security Policy (ADR 0011)."""

from __future__ import annotations

from csp.constants import NONE, SELF

from portal.env import read_environment

ENVIRONMENT = read_environment()

AUTHENTICATION_BACKENDS = ["accounts.backends.OwnAddressBackend"]
PASSWORD_CHECKS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, object]] = [
    {"NAME": f"{PASSWORD_CHECKS}.UserAttributeSimilarityValidator"},
    {"NAME": f"{PASSWORD_CHECKS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{PASSWORD_CHECKS}.CommonPasswordValidator"},
    {"NAME": f"{PASSWORD_CHECKS}.NumericPasswordValidator"},
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_learning"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
# In the browser that has signed up; in others the link only confirms.
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
# One address per person: a new one replaces the old one once it is confirmed.
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_SESSION_REMEMBER = False
# A town hall has one network address: limits per address (ip) are high, per account (key) low.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "100/m/ip,5/300s/key",
    "signup": "300/h/ip",
    "reset_password": "100/m/ip,5/m/key",
    "reset_password_from_key": "100/m/ip",
    # allauth would mail one confirmation in three minutes to a mailbox and drop the others
    # silently, also when a stranger has asked for the first one.
    "confirm_email": "10/h/key",
    "second_factor_code": "10/h/user",
    "second_factor_guess": "10/15m/user",
    "page_password": "20/m/ip,200/h/ip",
    "feedback": "100/h/ip",
    "gap": "60/h/ip",
    "unsent_response": "300/h/ip",
}
ACCOUNT_FORMS = {
    "login": "accounts.forms.sign_in.SignInForm",
    "signup": "accounts.forms.sign_in.SignUpForm",
    "add_email": "accounts.forms.sign_in.NewAddressForm",
    "change_password": "accounts.forms.sign_in.ChangePasswordForm",
    "set_password": "accounts.forms.sign_in.SetPasswordForm",
    "reset_password": "accounts.forms.sign_in.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.sign_in.NewPasswordForm",
    "reauthenticate": "accounts.forms.sign_in.ConfirmPasswordForm",
}
MFA_ADAPTER = "accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "accounts.forms.second_factor.CodeForm",
    "reauthenticate": "accounts.forms.second_factor.ConfirmCodeForm",
    "activate_totp": "accounts.forms.second_factor.ActivateAppForm",
    "login_webauthn": "accounts.forms.second_factor.SignInPasskeyForm",
    "authenticate_webauthn": "accounts.forms.second_factor.PasskeyForm",
    "reauthenticate_webauthn": "accounts.forms.second_factor.ConfirmPasskeyForm",
    "add_webauthn": "accounts.forms.second_factor.AddPasskeyForm",
    "edit_webauthn": "accounts.forms.second_factor.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": "100/m/ip"}
MFA_TOTP_ISSUER = "Wissensportal"
# Clocks of phones differ: the code before and the one after count too.
MFA_TOTP_TOLERANCE = 1
# Nobody signs in with an address that is not confirmed, so people with a second factor may
# change it.
MFA_ALLOW_UNVERIFIED_EMAIL = True
STAFF_MFA_REQUIRED = ENVIRONMENT.flag("STAFF_MFA_REQUIRED", default=True)

# The prefixes keep other hosts of the domain from setting these cookies (RFC 6265bis 4.1.3).
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
KNOWN_DEVICE_COOKIE_NAME = "__Secure-device"
SESSION_ENGINE = "accounts.models.sessions"
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
CSRF_COOKIE_SECURE = True
# As long as the browser is open: it protects a form and should tell nobody about a later visit.
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "portal.error_views.csrf_failure"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
# What the operator's other subdomains do is not the portal's to decide (W005, W021); the editors'
# preview shows pages of this site in a frame (W019).
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W019", "security.W021"]
# The fields of one form; the largest, a page of 80 statements with three sources, has 2 MB. Files
# do not count, and portal/body_limits.py bounds both.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
if ENVIRONMENT.flag("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Rate limits count the reader, not the proxy.
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
    },
}

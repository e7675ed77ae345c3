"""A passkey in software: makes and uses credentials as a browser with an authenticator does."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

FLAG = AuthenticatorData.FLAG
COSE_KEY: Any = ES256  # has no types
HERE_AND_KNOWN = FLAG.UP | FLAG.UV


@dataclass
class SoftwarePasskey:
    """One key pair for one origin."""

    origin: str
    user_handle: str
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(16))

    def create(self, options: dict[str, Any]) -> str:
        """Answer to a request to make a credential, as JSON."""
        public = options["publicKey"]
        credential = AttestedCredentialData.create(
            Aaguid.NONE, self.credential_id, COSE_KEY.from_cryptography_key(self.key.public_key())
        )
        data = AuthenticatorData.create(
            sha256(public["rp"]["id"].encode()), HERE_AND_KNOWN | FLAG.AT, 0, bytes(credential)
        )
        client = self._client_data("webauthn.create", public["challenge"])
        return self._answer(
            {
                "clientDataJSON": websafe_encode(client),
                "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
            }
        )

    def sign(self, options: dict[str, Any]) -> str:
        """Answer to a request to prove who it is, as JSON."""
        public = options["publicKey"]
        data = AuthenticatorData.create(sha256(public["rpId"].encode()), HERE_AND_KNOWN, 0)
        client = self._client_data("webauthn.get", public["challenge"])
        signature = self.key.sign(data + client.hash, ec.ECDSA(SHA256()))
        return self._answer(
            {
                "clientDataJSON": websafe_encode(client),
                "authenticatorData": websafe_encode(data),
                "signature": websafe_encode(signature),
                "userHandle": websafe_encode(self.user_handle.encode()),
            }
        )

    def _client_data(self, kind: str, challenge: str) -> CollectedClientData:
        return CollectedClientData.create(kind, challenge, self.origin)

    def _answer(self, response: dict[str, str]) -> str:
        identifier = websafe_encode(self.credential_id)
        return json.dumps(
            {
                "id": identifier,
                "rawId": identifier,
                "type": "public-key",
                "response": response,
                "clientExtensionResults": {"credProps": {"rk": True}},
            }
        )

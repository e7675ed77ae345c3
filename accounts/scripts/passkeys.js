// Shows what needs a passkey only where the browser knows passkeys, and says when one has failed.

const known = "PublicKeyCredential" in window;
for (const part of document.querySelectorAll("[data-passkey]")) part.hidden = !known;
for (const note of document.querySelectorAll("[data-passkey-unknown]")) {
  note.hidden = known || Boolean(document.querySelector("#passkey_login"));
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const note of document.querySelectorAll("[data-passkey-failed]")) note.hidden = false;
});

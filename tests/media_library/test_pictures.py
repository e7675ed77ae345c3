"""Pictures tell nobody who made them and where, break no page, and are seen by who may see them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection, CollectionViewRestriction

from media_library import forms
from media_library.models import CustomDocument, CustomImage
from portal.page_cache import page_memory
from tests.factories.pages import make_standard_page
from tests.factories.portal import Portal
from tests.factories.streams import block, item
from tests.media_library import files
from tests.media_library.test_uploading import details

KINDS = {
    "JPEG": "bild.jpg",
    "PNG": "bild.png",
    "WEBP": "bild.webp",
    "GIF": "bild.gif",
    "AVIF": "bild.avif",
    "MPO": "bild.jpg",
}


def upload(admin: Client, name: str, content: bytes) -> CustomImage:
    data = details(file=files.upload(name, content), decorative="on", title=name)
    admin.post(reverse("wagtailimages:add"), data)
    return CustomImage.objects.latest("pk")


def upload_several(admin: Client, name: str, content: bytes) -> CustomImage:
    url = reverse("wagtailimages:add_multiple")
    answer = admin.post(url, {"files[]": files.upload(name, content)}).json()
    number = answer["uploaded_file_id"]
    data = details(decorative="on").items()
    fields = {f"uploaded-image-{number}-{field}": value for field, value in data}
    admin.post(reverse("wagtailimages:create_multiple_from_uploaded_image", args=[number]), fields)
    return CustomImage.objects.latest("pk")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("way", [upload, upload_several])
def test_no_file_of_a_picture_tells_where_and_by_whom_it_was_taken(
    admin: Client, kind: str, way: Any
) -> None:
    image = way(admin, KINDS[kind], files.photograph(kind))
    made = [image.file.path]
    made += [image.get_rendition(spec).file.path for spec in ("original", "width-10", "fill-8x8")]
    for path in made:
        content = Path(path).read_bytes()
        assert files.SECRET.encode() not in content, path
        assert not Image.open(io.BytesIO(content)).getexif(), path
    expected = (40, 20) if kind == "GIF" else (20, 40)
    assert (image.width, image.height) == expected, "turned as it was taken"


def test_a_replaced_picture_is_cleaned_too(admin: Client) -> None:
    image = upload(admin, "a.png", files.png())
    data = details(file=files.upload("b.jpg", files.photograph()), decorative="on")
    admin.post(reverse("wagtailimages:edit", args=[image.pk]), data)
    image.refresh_from_db()
    assert files.SECRET.encode() not in Path(image.file.path).read_bytes()


def test_colour_profiles_stay(admin: Client) -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    buffer = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(buffer, "JPEG", icc_profile=profile)
    image = upload(admin, "bild.jpg", buffer.getvalue())
    assert Image.open(image.file.path).info["icc_profile"] == profile


def test_originals_cannot_be_guessed_and_only_editors_get_them(admin: Client) -> None:
    image = upload(admin, "rathaus.jpg", files.photograph())
    assert "original_images/rathaus" not in image.file.name
    assert Client().get(image.file.url).status_code == 404
    assert admin.get(image.file.url).status_code == 200
    assert image.title == "rathaus"


@pytest.mark.parametrize("size", [(1, 20_000), (20_000, 1), (1, 200), (13_000, 1000)])
def test_pictures_of_which_no_smaller_one_can_be_made_are_refused(
    admin: Client, size: tuple[int, int]
) -> None:
    file = files.upload("bild.png", files.png(*size))
    answer = admin.post(reverse("wagtailimages:add"), details(file=file, decorative="on"))
    assert f"{size[0]} × {size[1]}" in str(answer.context["form"].errors["file"])


def test_files_that_are_gone_break_no_page(admin: Client, portal: Portal) -> None:
    image = upload(admin, "bild.png", files.png())
    admin.post(reverse("wagtaildocs:add"), details(file=files.upload("a.pdf", files.pdf())))
    document = CustomDocument.objects.get()
    body = [
        block("picture", {"image": image.pk, "caption": "Das Rathaus"}),
        block("downloads", {"title": "Dateien", "documents": [item(document.pk)]}),
    ]
    page = make_standard_page(portal.homes["de"], body=body)
    assert document.title in Client().get(page.url).content.decode()
    Path(image.file.path).unlink()
    Path(document.file.path).unlink()
    image.renditions.all().delete()
    page_memory.clear()
    answer = Client().get(page.url)
    assert answer.status_code == 200
    assert "Das Rathaus" in answer.content.decode()
    assert document.url not in answer.content.decode()
    for name in ("wagtailimages:index", "wagtaildocs:index"):
        assert admin.get(reverse(name)).status_code == 200, name
    assert admin.get(reverse("wagtaildocs:edit", args=[document.pk])).status_code == 200


def test_pictures_of_a_private_collection_are_private_files(admin: Client, portal: Portal) -> None:
    image = upload(admin, "bild.png", files.png())
    page = make_standard_page(portal.homes["de"], teaser_image=image)
    page.save_revision().publish()
    rendition = image.get_rendition("width-10")
    public = Client().get(rendition.url)
    assert (public.status_code, "public" in public["Cache-Control"]) == (200, True)
    root = Collection.get_first_root_node()
    assert root is not None
    private = root.add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    CustomImage.objects.filter(pk=image.pk).update(collection=private)
    assert Client().get(rendition.url).status_code == 404
    member = admin.get(rendition.url)
    assert (member.status_code, member["Cache-Control"]) == (200, "private, no-store")


def test_without_room_the_form_says_so_and_keeps_what_was_typed(
    admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "ROOM_KEPT_FREE", 10**18)
    for name, file in (("wagtailimages:add", "a.png"), ("wagtaildocs:add", "a.pdf")):
        content = files.png() if file.endswith("png") else files.pdf()
        data = details(file=files.upload(file, content), decorative="on", title="Mein Titel")
        answer = admin.post(reverse(name), data)
        assert "keinen Platz" in str(answer.context["form"].errors["file"])
        assert "Mein Titel" in answer.content.decode()
    assert not list(Path(settings.MEDIA_ROOT).rglob("*Mein*"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_that_breaks_off_is_refused_and_leaves_no_file(admin: Client, kind: str) -> None:
    whole = files.photograph(kind)
    before = set(Path(settings.MEDIA_ROOT).rglob("*"))
    for part in (0.3, 0.6, 0.9):
        file = files.upload(KINDS[kind], whole[: int(len(whole) * part)])
        answer = admin.post(reverse("wagtailimages:add"), details(file=file, decorative="on"))
        assert answer.context["form"].errors["file"], part
        several = {"files[]": files.upload(KINDS[kind], whole[: int(len(whole) * part)])}
        answer = admin.post(reverse("wagtailimages:add_multiple"), several)
        assert not answer.json()["success"], part
    assert set(Path(settings.MEDIA_ROOT).rglob("*")) == before


def test_no_original_is_stored_that_could_not_be_cleaned(admin: Client) -> None:
    photograph = files.photograph()
    image = CustomImage(title="Abgebrochen", width=40, height=20)
    with pytest.raises(OSError, match=r"(?i)truncated|broken"):
        image.file.save("bild.jpg", files.upload("bild.jpg", photograph[:-40]), save=False)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
def test_a_damaged_picture_is_taken_or_refused_in_words(admin: Client, kind: str) -> None:
    sound = files.photograph(kind)
    ending = {"JPEG": "jpg"}.get(kind, kind.lower())
    damaged = [
        *(sound[: len(sound) * part // 10] for part in (3, 5, 7, 9)),
        *(sound[:place] + b"\xff\x00\xff" * 9 + sound[place + 27 :] for place in (20, 60, 200)),
    ]
    for content in damaged:
        file = files.upload(f"bild.{ending}", content)
        answer = admin.post(reverse("wagtailimages:add"), details(file=file, alt_text="Bild"))
        assert answer.status_code == 302 or answer.context["form"].errors["file"]

"""Images and documents: their files, named by what they hold, and what is known of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection

from starter.form.fields import read_fields, set_fields, write_fields
from starter.form.files import Record
from starter.form.media_names import media_names, name_of_bytes
from starter.form.pages import family_id
from starter.form.problems import Problems
from starter.form.references import References
from starter.form.slots import Slots

MODELS = {"images": get_image_model, "documents": get_document_model}
# Where pictures keep what their makers may not want to tell.
TELLING = {"exif", "xmp", "XML:com.adobe.xmp", "photoshop", "comment"}
# What follows from the file, what people did with it, and what is written by hand below.
LEFT_OUT = frozenset(
    {
        *("id", "file", "width", "height", "file_size", "file_hash", "created_at"),
        *("uploaded_by_user", "collection"),
    }
)


def fields_of(model: Any) -> list[Any]:
    """Return the fields that say what is known of a medium."""
    return [field for field in model._meta.concrete_fields if field.name not in LEFT_OUT]


def write_media(kind: str, folder: Path, references: References) -> list[Record]:
    """Copy all files of a kind into a folder and return what is known of each, by name."""
    model = MODELS[kind]()
    names = media_names(model)
    records = []
    for medium in model.objects.filter(pk__in=names).select_related("collection"):
        name = names[medium.pk]
        target = folder / "media" / name.partition("~")[0]
        target.parent.mkdir(parents=True, exist_ok=True)
        with medium.file.open("rb") as file:
            target.write_bytes(file.read())
        slots = Slots(references, "", family_id(""))
        record = {"file": name, **write_fields(medium, fields_of(model), slots)}
        collections = [*medium.collection.get_ancestors(inclusive=True)[1:]]
        if collections:
            record["collection"] = [collection.name for collection in collections]
        tags = sorted(medium.tags.names())
        records.append({**record, **({"tags": tags} if tags else {})})
    return sorted(records, key=lambda record: str(record["file"]))


def load_media(
    kind: str, records: list[Record], folder: Path, references: References, problems: Problems
) -> int:
    """Make the media that are not there yet; return how many."""
    model = MODELS[kind]()
    made = 0
    for record in records:
        name = str(record.get("file"))
        if references.key(model, name) is not None:
            continue
        path = folder / "media" / name.partition("~")[0]
        if not path.is_file():
            problems.add(f"{kind}.yaml", name, f"expected the file media/{path.name}")
            continue
        if refusal := refusal_of(path, name):
            problems.add(f"{kind}.yaml", name, refusal)
            continue
        slots = Slots(references, name, family_id(""), file=f"{kind}.yaml", problems=problems)
        known = {k: v for k, v in record.items() if k not in ("file", "collection", "tags")}
        medium = model()
        set_fields(medium, read_fields(model, known, fields_of(model), slots))
        medium.collection = collection_of(record.get("collection") or [])
        store_file(medium, path)
        medium.save()
        medium.tags.set(record.get("tags") or [])
        made += 1
    references.forget()
    return made


def refusal_of(path: Path, name: str) -> str:
    """Return why a file may not be taken; what is empty is no reason."""
    expected = name_of_bytes(path.read_bytes(), path.name)
    if expected != path.name:
        return f"the file was changed; by what it holds it is called {expected}"
    try:
        with Image.open(path) as picture:
            told = set(picture.info) & TELLING or picture.getexif()
    except (OSError, ValueError, Image.DecompressionBombError):
        return ""
    return (
        "the picture tells when, where or by whom it was made; take that out first" if told else ""
    )


def store_file(medium: Any, path: Path) -> None:
    """Keep a file as it is: it was cleaned when it was first uploaded, and has its name by that."""
    field = medium._meta.get_field("file")
    wanted = field.generate_filename(medium, path.name)
    storage = medium.file.storage
    name = storage.get_available_name(wanted, max_length=field.max_length)
    data = path.read_bytes()
    try:
        target = Path(storage.path(name))
    except NotImplementedError:
        name = storage.save(name, ContentFile(data))
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    medium.file = name
    medium.file_size = len(data)


def collection_of(names: list[str]) -> Collection:
    """Return the collection at the end of a path, made where it is missing."""
    collection = Collection.get_first_root_node()
    for name in names:
        below = collection.get_children().filter(name=name).first()
        collection = below or collection.add_child(name=name)
    return collection

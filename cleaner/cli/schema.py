"""`cleaner schema`."""

import click
import msgspec

from cleaner.document import Document


@click.command()
def command() -> None:
    """Print the JSON Schema of an output row.

    One row is one document. Parquet carries the same fields; `extra` and the `value` of embedded
    data are JSON text there.
    """
    schema = msgspec.json.schema(Document)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    click.echo(msgspec.json.format(msgspec.json.encode(schema)).decode())

"""From bytes to text: which encoding a document is in, and how that is known."""

from cleaner_encoding.decoding.layers import declared_in_markup, decode_bytes

__all__ = ["declared_in_markup", "decode_bytes"]

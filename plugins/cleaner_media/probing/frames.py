"""Sound without a header: frames that follow one another (WHATWG MIME Sniffing, 6.2.3)."""

_BIT_RATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_LOW_BIT_RATES = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_SAMPLE_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def begins_with_frames(head: bytes) -> str | None:
    """Give "audio/mpeg" or "audio/aac" where a frame is followed by another; else None.

    What follows the first frame must be among the bytes: 1441 are enough for MP3, 8192 for AAC.
    """
    if not head.startswith(b"\xff"):
        return None
    for media_type, size_at in (("audio/mpeg", _mp3_size), ("audio/aac", _aac_size)):
        size = size_at(head, 0)
        if size and size_at(head, size):
            return media_type
    return None


def _mp3_size(head: bytes, place: int) -> int:
    """Give the size of an MPEG frame of layer III; 0 where there is none (ISO 11172-3, 2.4.1.3)."""
    if len(head) < place + 4 or head[place] != 0xFF or head[place + 1] & 0xE6 != 0xE2:
        return 0
    version = head[place + 1] >> 3 & 3
    rate, frequency = head[place + 2] >> 4, head[place + 2] >> 2 & 3
    if version not in _SAMPLE_RATES or rate in (0, 15) or frequency == 3:
        return 0
    bits = (_BIT_RATES if version == 3 else _LOW_BIT_RATES)[rate] * 1000
    samples = 144 if version == 3 else 72
    padding = head[place + 2] >> 1 & 1
    return samples * bits // _SAMPLE_RATES[version][frequency] + padding


def _aac_size(head: bytes, place: int) -> int:
    """Give the size of an ADTS frame; 0 where there is none (ISO 14496-3, 1.A.3.2)."""
    if len(head) < place + 6 or head[place] != 0xFF or head[place + 1] & 0xF6 != 0xF0:
        return 0
    size = (head[place + 3] & 3) << 11 | head[place + 4] << 3 | head[place + 5] >> 5
    return size if size >= 7 and head[place + 2] >> 2 & 15 < 13 else 0

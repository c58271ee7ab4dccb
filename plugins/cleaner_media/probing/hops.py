"""The addresses on the way to a file: in the form that is sent, vetted, and where one leads on."""

from ada_url import join_url, normalize_url

from cleaner_media.judging.tables import BAD_PORTS
from cleaner_media.probing.addresses import Vetting

REDIRECTS = frozenset((301, 302, 303, 307, 308))
"""The statuses whose `Location` is followed (RFC 9110, 15.4)."""

_MAX_ADDRESS = 8_000  # RFC 9110, 4.1: what all should support
_MAX_SHOWN = 300
_RAW_BYTES = {0xDC00 + byte: f"%{byte:02X}" for byte in range(0x80, 0x100)}  # as aiohttp gives them


class RefusedError(Exception):
    """An address, or one that it redirects to, is not asked any further; `problem` is the code."""

    def __init__(self, problem: str, detail: str) -> None:
        super().__init__(detail)
        self.problem = problem


def vetted(url: str, vetting: Vetting) -> str:
    """Give the normal form of an address, without fragment, user name and password.

    The form that is looked at is the one that is sent: no two parsers can disagree about it. Raises
    `RefusedError` for what it tells itself must not be asked for, ValueError for what is no URL.

    >>> vetted("HTTP://me:secret@Example.com:80/a b#c", Vetting())
    'http://example.com/a%20b'
    """
    href = _bare(str(normalize_url(url)))
    if not href.startswith(("http://", "https://")):
        raise RefusedError("bad-redirect", f"it leads to {href:.{_MAX_SHOWN}}")
    host, port = _host_and_port(host_of(href))
    if port and int(port) in BAD_PORTS:
        raise RefusedError("bad-redirect", f"port {port} is of another service")
    if ":" in host or host.rstrip(".").rpartition(".")[2].isdecimal():
        reason = vetting.reason(host.rstrip("."))
        if reason:
            raise RefusedError("private-address", f"{host}: {reason}")
    return href


def led_to(url: str, location: str | None) -> str:
    """Give the address that a redirect leads to, as `vetted` would; it is not vetted yet.

    Raises `RefusedError`.
    """
    if not location:
        raise RefusedError("bad-redirect", "a redirect without an address")
    try:
        target = _bare(str(join_url(url, location.translate(_RAW_BYTES))))
    except (ValueError, UnicodeError):
        raise RefusedError("bad-redirect", f"it leads to {location:.{_MAX_SHOWN}}") from None
    if not target.startswith(("http://", "https://")):
        raise RefusedError("bad-redirect", f"it leads to {target:.{_MAX_SHOWN}}")
    if len(target) > _MAX_ADDRESS:
        raise RefusedError("bad-redirect", f"it leads to an address of {len(target):,} characters")
    return target


def host_of(address: str) -> str:
    """Give the host of an address of http or https, with its port.

    >>> host_of("http://[::1]:8080/a")
    '[::1]:8080'
    """
    return address.partition("://")[2].partition("/")[0]


def _bare(href: str) -> str:
    # in the normal form neither sign stands anywhere else before the path
    href = href.partition("#")[0]
    name, at, host = host_of(href).rpartition("@")
    return href.replace(f"{name}{at}{host}", host, 1) if at else href


def _host_and_port(authority: str) -> tuple[str, str]:
    if authority.startswith("["):
        host, _, port = authority[1:].partition("]")
        return host, port.removeprefix(":")
    host, _, port = authority.partition(":")
    return host, port

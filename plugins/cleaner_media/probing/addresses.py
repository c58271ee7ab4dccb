"""Which addresses may be connected to: those of the public internet, and what the user allows."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from cleaner_media.probing.networks import (
    CARRIES_6TO4,
    CARRIES_IPV4,
    GLOBAL_UNICAST,
    NETWORKS_4,
    NETWORKS_6,
    Networks,
)

_Network = IPv4Network | IPv6Network
_32_BITS = 0xFFFF_FFFF
_ISATAP = 0x0000_5EFE  # RFC 5214, 6.1: the interface id is 0000:5efe or 0200:5efe and an IPv4 one
_ISATAP_MASK = 0xFDFF_FFFF


class Vetting:
    """Tells which addresses may be connected to.

    `allow_private` opens the networks that private hosts have: loopback, private, shared,
    link-local. Services for the metadata of cloud machines stay closed, as do multicast and
    reserved networks. `allow_networks` opens any network, "10.1.0.0/16", or address, "::1", and
    whatever is in it. Raises ValueError for one that is neither.

    >>> Vetting(allow_networks=("10.1.0.0/16",)).reason("10.1.2.3")
    """

    def __init__(
        self, *, allow_private: bool = False, allow_networks: tuple[str, ...] = ()
    ) -> None:
        opened = [_network(text) for text in allow_networks]
        self._four = _Ranges(NETWORKS_4, allow_private, opened, 32)
        self._six = _Ranges(NETWORKS_6, allow_private, opened, 128)

    def reason(self, address: str | IPv4Address | IPv6Address) -> str | None:
        """Say in words why an address may not be connected to; None where it may.

        An IPv6 address that carries an IPv4 one is judged by that, and a zone (`fe80::1%eth0`) is
        seen through. Never raises.

        >>> vetting = Vetting()
        >>> vetting.reason("93.184.216.34"), vetting.reason("::ffff:7f00:1"), vetting.reason("x")
        (None, 'loopback', 'not an address')
        """
        if isinstance(address, str):
            try:
                address = ip_address(address)
            except ValueError:
                return "not an address"
        number = int(address)
        if address.version == 4:
            return self._four.at(number)
        found = self._six.at(number)
        if found == CARRIES_IPV4:
            return self._four.at(number & _32_BITS)
        if found == CARRIES_6TO4:  # RFC 3056, 2: behind the first 16 bits
            return self._four.at(number >> 80 & _32_BITS)
        if found == GLOBAL_UNICAST:
            is_isatap = number >> 32 & _ISATAP_MASK == _ISATAP
            return self._four.at(number & _32_BITS) if is_isatap else None
        return found


class _Ranges:
    """Ranges of numbers that cover all addresses of one version, with what each is."""

    def __init__(
        self, rows: Networks, allow_private: bool, opened: Iterable[_Network], bits: int
    ) -> None:
        special = [
            (ip_network(text), None if allow_private and is_private else words)
            for text, words, is_private in rows
        ]
        # the narrower network has the last word, and the user's after it
        painted: list[tuple[_Network, str | None]] = [
            *sorted(special, key=lambda row: row[0].prefixlen),
            *((network, None) for network in opened if network.max_prefixlen == bits),
        ]
        ends = {edge for network, _ in painted for edge in _edges(network)}
        self._starts = sorted(ends | {0})
        self._found: list[str | None] = [None] * len(self._starts)
        for network, words in painted:
            low, high = (bisect_left(self._starts, edge) for edge in _edges(network))
            self._found[low:high] = [words] * (high - low)

    def at(self, number: int) -> str | None:
        return self._found[bisect_right(self._starts, number) - 1]


def _edges(network: _Network) -> tuple[int, int]:
    return int(network.network_address), int(network.broadcast_address) + 1


def _network(text: str) -> _Network:
    try:
        return ip_network(text)
    except ValueError as error:
        raise ValueError(
            f"{text!r} is neither a network, such as 10.1.0.0/16, nor an address: {error}"
        ) from None

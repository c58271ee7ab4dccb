"""Which addresses may be connected to: by example, and as promises."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleaner_media.probing.addresses import Vetting

PLAIN = Vetting()

PUBLIC = """
    1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 93.184.216.34 100.63.255.255 100.128.0.0 126.255.255.255
    128.0.0.1 168.63.129.15 168.63.129.17 169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0
    192.0.1.0 192.0.3.0 192.88.98.255 192.88.100.0 192.167.255.255 192.169.0.0 198.17.255.255
    198.20.0.0 198.51.99.255 198.51.101.0 203.0.112.255 203.0.114.0 223.255.255.255
    2001:200::1 2001:4860:4860::8888 2003::1 2606:4700::1111 2620:4f:7fff::1 2a00:1450::5
    2001:db7:ffff::1 2001:db9::1 3ffe:ffff::1 3fff:1000::1
    ::ffff:8.8.8.8 ::8.8.8.8 ::ffff:0:8.8.8.8 64:ff9b::8.8.8.8 2002:808:808::1
    2606:4700::5efe:808:808 2606:4700::5eff:a00:1
""".split()

SPECIAL = [
    ("0.0.0.0", "this network"),
    ("0.1.2.3", "this network"),
    ("10.0.0.0", "private network"),
    ("10.255.255.255", "private network"),
    ("100.64.0.0", "shared address space of a provider"),
    ("100.127.255.255", "shared address space of a provider"),
    ("100.100.100.200", "metadata service of Alibaba Cloud"),
    ("127.0.0.1", "loopback"),
    ("127.255.255.255", "loopback"),
    ("168.63.129.16", "metadata service of Azure"),
    ("169.254.0.0", "link-local"),
    ("169.254.169.253", "link-local"),
    ("169.254.169.254", "metadata service of cloud machines"),
    ("169.254.170.2", "metadata service of AWS containers"),
    ("172.16.0.0", "private network"),
    ("172.31.255.255", "private network"),
    ("192.0.0.9", "reserved for protocols"),
    ("192.0.0.192", "metadata service of Oracle Cloud"),
    ("192.0.2.1", "for documentation"),
    ("192.31.196.1", "AS112 service"),
    ("192.52.193.1", "multicast relay"),
    ("192.88.99.1", "6to4 relay"),
    ("192.168.0.0", "private network"),
    ("192.168.255.255", "private network"),
    ("192.175.48.6", "AS112 service"),
    ("198.18.0.0", "for benchmarks"),
    ("198.19.255.255", "for benchmarks"),
    ("198.51.100.7", "for documentation"),
    ("203.0.113.7", "for documentation"),
    ("224.0.0.1", "multicast"),
    ("239.255.255.255", "multicast"),
    ("240.0.0.1", "reserved"),
    ("255.255.255.254", "reserved"),
    ("255.255.255.255", "broadcast"),
    ("::", "unspecified"),
    ("::1", "loopback"),
    ("::2", "this network"),
    ("1::1", "not global unicast"),
    ("64:ff9b:1::1", "translation of a local network"),
    ("100::1", "discarded"),
    ("100:0:0:1::1", "dummy prefix"),
    ("200::1", "not global unicast"),
    ("1fff:ffff::1", "not global unicast"),
    ("2001::1", "Teredo tunnel"),
    ("2001:0:808:808::1", "Teredo tunnel"),
    ("2001:1::1", "reserved for protocols"),
    ("2001:2::1", "for benchmarks"),
    ("2001:20::1", "no address but an identifier (ORCHID)"),
    ("2001:1ff:ffff::1", "reserved for protocols"),
    ("2001:db8::1", "for documentation"),
    ("2620:4f:8000::1", "AS112 service"),
    ("3fff::1", "for documentation"),
    ("3fff:fff:ffff::1", "for documentation"),
    ("4000::1", "not global unicast"),
    ("5f00::1", "segment identifier"),
    ("8000::1", "not global unicast"),
    ("fc00::1", "private network"),
    ("fdff:ffff::1", "private network"),
    ("fd00:ec2::254", "metadata service of AWS"),
    ("fe00::1", "not global unicast"),
    ("fe80::1", "link-local"),
    ("fe80::1%eth0", "link-local"),
    ("febf:ffff::1", "link-local"),
    ("fec0::1", "site-local"),
    ("ff02::1", "multicast"),
    ("::ffff:127.0.0.1", "loopback"),
    ("::ffff:7f00:1%lo", "loopback"),
    ("::ffff:169.254.169.254", "metadata service of cloud machines"),
    ("::10.0.0.1", "private network"),
    ("::ffff:0:192.168.1.1", "private network"),
    ("64:ff9b::10.0.0.1", "private network"),
    ("64:ff9b::a83f:8110", "metadata service of Azure"),
    ("2002:7f00:1::1", "loopback"),
    ("2002:a9fe:a9fe::", "metadata service of cloud machines"),
    ("2606:4700::5efe:10.0.0.1", "private network"),
    ("2606:4700::200:5efe:127.0.0.1", "loopback"),
    ("fe80::5efe:8.8.8.8", "link-local"),
    ("", "not an address"),
    ("example.org", "not an address"),
    ("127.1", "not an address"),
    ("0x7f.0.0.1", "not an address"),
    ("010.0.0.1", "not an address"),
    ("2130706433", "not an address"),
    ("10.0.0.1/8", "not an address"),
    ("8.8.8.8%eth0", "not an address"),
    ("8.8.8.8 ", "not an address"),
    ("[::1]", "not an address"),
    ("::1%", "not an address"),
    ("٨.٨.٨.٨", "not an address"),
    ("8.8.8.8\0", "not an address"),
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert PLAIN.reason(address) is None
    assert PLAIN.reason(ip_address(address)) is None


@pytest.mark.parametrize(("address", "reason"), SPECIAL)
def test_special(address: str, reason: str) -> None:
    assert PLAIN.reason(address) == reason
    if reason != "not an address":
        assert PLAIN.reason(ip_address(address)) == reason


PRIVATE = """
    10.1.2.3 172.16.0.1 192.168.0.1 127.0.0.1 169.254.1.1 100.64.0.1 ::1 fc00::1 fe80::1%eth0
    fec0::1 ::ffff:10.0.0.1 2002:7f00:1:: 8.8.8.8 2606:4700::1111
""".split()
STILL_CLOSED = """
    0.0.0.0 168.63.129.16 169.254.169.254 100.100.100.200 192.0.0.192 192.0.2.1 224.0.0.1 240.0.0.1
    :: 64:ff9b:1::1 2001:db8::1 4000::1 fd00:ec2::254 ff02::1 ::ffff:169.254.169.254
""".split()


@pytest.mark.parametrize("address", PRIVATE)
def test_private_networks_can_be_opened(address: str) -> None:
    assert Vetting(allow_private=True).reason(address) is None


@pytest.mark.parametrize("address", STILL_CLOSED)
def test_what_is_no_host_of_ours_stays_closed(address: str) -> None:
    vetting = Vetting(allow_private=True)
    assert vetting.reason(address) == PLAIN.reason(address) is not None


ALLOWED = [
    ("10.1.0.0/16", "10.1.255.255", True),
    ("10.1.0.0/16", "10.2.0.0", False),
    ("10.1.0.0/16", "10.0.255.255", False),
    ("10.1.0.0/16", "::ffff:10.1.2.3", True),
    ("127.0.0.1", "127.0.0.1", True),
    ("127.0.0.1", "127.0.0.2", False),
    ("127.0.0.1", "::1", False),
    ("::1", "::1", True),
    ("::1", "::2", False),
    ("fd00::/8", "fd12::1", True),
    ("fd00::/8", "fd00::5efe:10.0.0.1", True),
    ("fd00::/8", "fc00::1", False),
    ("169.254.0.0/16", "169.254.169.254", True),
    ("0.0.0.0/0", "255.255.255.255", True),
    ("::/0", "ff02::1", True),
]


@pytest.mark.parametrize(("network", "address", "allowed"), ALLOWED)
def test_a_network_can_be_opened(network: str, address: str, allowed: bool) -> None:
    reason = Vetting(allow_networks=(network,)).reason(address)
    assert (reason is None) == allowed


@pytest.mark.parametrize(
    "text", ["", "intranet", "10.0.0.1/8", "10.0.0.0/33", "1.2.3.4-9", "[::1]"]
)
def test_what_is_no_network_is_refused(text: str) -> None:
    with pytest.raises(
        ValueError, match=r"neither a network, such as .*, nor an address: "
    ) as error:
        Vetting(allow_networks=("10.0.0.0/8", text))
    assert str(error.value).startswith(repr(text))


EDGES_4 = [10 << 24, 127 << 24, (172 << 24) + (16 << 16), (192 << 24) + (168 << 16), 224 << 24]
FOUR = st.integers(0, 2**32 - 1) | st.builds(
    lambda edge, step: edge + step, st.sampled_from(EDGES_4), st.integers(-300, 300)
)
SIX = st.integers(0, 2**128 - 1) | st.builds(
    lambda head, rest: head << 112 | rest,
    st.sampled_from([0, 0x64, 0x100, 0x2001, 0x2002, 0x2606, 0x3FFF, 0xFC00, 0xFE80, 0xFF02]),
    st.integers(0, 2**112 - 1) | st.integers(0, 2**50),
)
CARRYING = [
    ip_network(text) for text in ("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96")
]
SIX_TO_FOUR = ip_network("2002::/16")


def is_special(address: IPv4Address | IPv6Address) -> bool:
    return any(
        (
            address.is_private,
            address.is_loopback,
            address.is_link_local,
            address.is_multicast,
            address.is_reserved,
            address.is_unspecified,
        )
    )


@given(FOUR)
def test_the_library_knows_no_more_of_ipv4(number: int) -> None:
    address = IPv4Address(number)
    if is_special(address):
        assert PLAIN.reason(address) is not None


@given(SIX)
@example(1)
@example(0xFEC0 << 112)
def test_the_library_knows_no_more_of_ipv6(number: int) -> None:
    address = IPv6Address(number)
    # of those that carry IPv4 addresses the library says other things in each version
    if is_special(address) and not any(address in network for network in (*CARRYING, SIX_TO_FOUR)):
        assert PLAIN.reason(address) is not None


@given(FOUR)
def test_carried_addresses_are_judged_as_they_are(number: int) -> None:
    reason = PLAIN.reason(IPv4Address(number))
    for network in CARRYING[1:]:
        assert PLAIN.reason(IPv6Address(int(network.network_address) + number)) == reason
    assert PLAIN.reason(IPv6Address(0x2002 << 112 | number << 80 | 1)) == reason


@given(FOUR, st.integers(0, 32), FOUR)
def test_an_opened_network_opens_its_own_of_ipv4(start: int, prefix: int, other: int) -> None:
    network = IPv4Network((start, prefix), strict=False)
    vetting = Vetting(allow_networks=(str(network),))
    for number in (start, other):
        address = IPv4Address(number)
        expected = None if address in network else PLAIN.reason(address)
        assert vetting.reason(address) == expected


@given(SIX, st.integers(0, 128), SIX)
def test_an_opened_network_opens_its_own_of_ipv6(start: int, prefix: int, other: int) -> None:
    network = IPv6Network((start, prefix), strict=False)
    vetting = Vetting(allow_networks=(str(network),))
    for number in (start, other):
        address = IPv6Address(number)
        expected = None if address in network else PLAIN.reason(address)
        assert vetting.reason(address) == expected


@given(st.text() | st.text("0123456789abcdef.:%/[]"))
@example("1" * 1_000_000)
@example(":" * 1_000_000)
@example("1." * 500_000)
@example("::1%" + "x" * 1_000_000)
def test_never_raises(text: str) -> None:
    assert PLAIN.reason(text) is None or PLAIN.reason(text)

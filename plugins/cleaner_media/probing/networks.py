"""What is known of networks that are not the public internet."""

Networks = tuple[tuple[str, str | None, bool], ...]

NETWORKS_4: Networks = (
    ("0.0.0.0/8", "this network", False),  # RFC 791, 3.2; RFC 1122, 3.2.1.3
    ("10.0.0.0/8", "private network", True),  # RFC 1918
    ("100.64.0.0/10", "shared address space of a provider", True),  # RFC 6598
    ("100.100.100.200/32", "metadata service of Alibaba Cloud", False),
    ("127.0.0.0/8", "loopback", True),  # RFC 1122, 3.2.1.3
    ("168.63.129.16/32", "metadata service of Azure", False),
    ("169.254.0.0/16", "link-local", True),  # RFC 3927
    ("169.254.0.23/32", "metadata service of Tencent Cloud", False),
    ("169.254.42.42/32", "metadata service of Scaleway", False),
    ("169.254.169.254/32", "metadata service of cloud machines", False),
    ("169.254.170.2/32", "metadata service of AWS containers", False),
    ("169.254.170.23/32", "metadata service of AWS containers", False),
    ("172.16.0.0/12", "private network", True),  # RFC 1918
    ("192.0.0.0/24", "reserved for protocols", False),  # RFC 6890, 2.1
    ("192.0.0.192/32", "metadata service of Oracle Cloud", False),
    ("192.0.2.0/24", "for documentation", False),  # RFC 5737
    ("192.31.196.0/24", "AS112 service", False),  # RFC 7535
    ("192.52.193.0/24", "multicast relay", False),  # RFC 7450
    ("192.88.99.0/24", "6to4 relay", False),  # RFC 7526
    ("192.168.0.0/16", "private network", True),  # RFC 1918
    ("192.175.48.0/24", "AS112 service", False),  # RFC 7534
    ("198.18.0.0/15", "for benchmarks", False),  # RFC 2544
    ("198.51.100.0/24", "for documentation", False),  # RFC 5737
    ("203.0.113.0/24", "for documentation", False),  # RFC 5737
    ("224.0.0.0/4", "multicast", False),  # RFC 5771
    ("240.0.0.0/4", "reserved", False),  # RFC 1112, 4
    ("255.255.255.255/32", "broadcast", False),  # RFC 919, 7; RFC 8190
)
"""Special IPv4 networks (IANA's registry by RFC 6890, and its successors): network, what it is in
words, and whether private hosts live there. All that is in none of them is public."""

CARRIES_IPV4 = "carries an IPv4 address in its last 32 bits"
CARRIES_6TO4 = "carries an IPv4 address behind its first 16 bits"
GLOBAL_UNICAST = "global unicast"

NETWORKS_6: Networks = (
    ("::/0", "not global unicast", False),  # RFC 4291, 2.4; RFC 3587, 3
    ("::/96", CARRIES_IPV4, False),  # RFC 4291, 2.5.5.1 (compatible)
    ("::/128", "unspecified", False),  # RFC 4291, 2.5.2
    ("::1/128", "loopback", True),  # RFC 4291, 2.5.3
    ("::ffff:0:0/96", CARRIES_IPV4, False),  # RFC 4291, 2.5.5.2 (mapped)
    ("::ffff:0:0:0/96", CARRIES_IPV4, False),  # RFC 2765, 2.1 (translated)
    ("64:ff9b::/96", CARRIES_IPV4, False),  # RFC 6052, 2.1 (NAT64)
    ("64:ff9b:1::/48", "translation of a local network", False),  # RFC 8215
    ("100::/64", "discarded", False),  # RFC 6666
    ("100:0:0:1::/64", "dummy prefix", False),  # RFC 9780
    ("2000::/3", GLOBAL_UNICAST, False),  # RFC 3587, 3
    ("2001::/23", "reserved for protocols", False),  # RFC 2928
    ("2001::/32", "Teredo tunnel", False),  # RFC 4380
    ("2001:2::/48", "for benchmarks", False),  # RFC 5180
    ("2001:10::/28", "no address but an identifier (ORCHID)", False),  # RFC 4843
    ("2001:20::/28", "no address but an identifier (ORCHID)", False),  # RFC 7343
    ("2001:30::/28", "no address but an identifier (drone)", False),  # RFC 9374
    ("2001:db8::/32", "for documentation", False),  # RFC 3849
    ("2002::/16", CARRIES_6TO4, False),  # RFC 3056, 2
    ("2620:4f:8000::/48", "AS112 service", False),  # RFC 7534
    ("3fff::/20", "for documentation", False),  # RFC 9637
    ("5f00::/16", "segment identifier", False),  # RFC 9602
    ("fc00::/7", "private network", True),  # RFC 4193
    ("fd00:42::42/128", "metadata service of Scaleway", False),
    ("fd00:ec2::23/128", "metadata service of AWS containers", False),
    ("fd00:ec2::254/128", "metadata service of AWS", False),
    ("fd20:ce::254/128", "metadata service of Google Cloud", False),
    ("fe80::/10", "link-local", True),  # RFC 4291, 2.5.6
    ("fec0::/10", "site-local", True),  # RFC 3879
    ("ff00::/8", "multicast", False),  # RFC 4291, 2.7
)
"""The same for IPv6, where only `2000::/3` is given to public hosts."""

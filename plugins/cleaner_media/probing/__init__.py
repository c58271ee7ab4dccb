"""Asking over the network whether media links are alive."""

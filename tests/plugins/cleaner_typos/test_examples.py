"""The examples in the docstrings say what is so."""

import doctest
import importlib
import pkgutil

import pytest

import cleaner_typos

MODULES = sorted(
    module.name for module in pkgutil.walk_packages(cleaner_typos.__path__, "cleaner_typos.")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0

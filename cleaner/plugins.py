"""Finding plugins, loading them, and saying which one is at fault when that fails."""

import importlib
import importlib.util
import os
import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pluggy

from cleaner import hookspecs
from cleaner.errors import PLUGIN_FAILURES, PluginError

GROUP = "cleaner"


class PluginInfo(msgspec.Struct, frozen=True):
    """What `cleaner plugins` lists of a plugin. `error` is set for one that could not be loaded."""

    name: str
    version: str
    file: str
    hooks: list[str] = []
    error: str | None = None


class Plugins:
    """The loaded plugins: their hooks, and what is known of each.

    Built from the entry points of the group `cleaner` and from `extra`, which names Python files
    and modules. A plugin that fails to load raises `PluginError`, or with `ignore_broken` is
    listed in `infos` with its error and left out.
    """

    def __init__(self, extra: Sequence[str] = (), *, ignore_broken: bool = False) -> None:
        self._manager = pluggy.PluginManager(GROUP)
        self._manager.add_hookspecs(hookspecs)
        self.hook: Any = self._manager.hook
        self.infos: list[PluginInfo] = []
        self._ignore_broken = ignore_broken
        found = sorted(entry_points(group=GROUP), key=lambda point: point.name)
        for point in found:
            self._load_entry_point(point)
        for name in dict.fromkeys(extra):
            self._load_named(name)
        self._load_core()

    def _load_core(self) -> None:
        # what comes last and calls itself last is asked last: any plugin may take over a format
        for name in ("cleaner.io.readers", "cleaner.io.writers", "cleaner.decode"):
            self._manager.register(importlib.import_module(name), name)

    def _load_entry_point(self, point: EntryPoint) -> None:
        version = point.dist.version if point.dist else ""
        self._load(point.name, point.value, version, point.load)

    def _load_named(self, name: str) -> None:
        if name.endswith(".py") or os.sep in name:
            path = Path(name)
            self._load(path.stem, name, "", lambda: import_file(path))
        else:
            self._load(name, name, "", lambda: importlib.import_module(name))

    def _load(self, name: str, origin: str, version: str, load: Any) -> None:
        try:
            plugin = load()
            if self._manager.is_registered(plugin):
                return
            self._register(plugin, name)
        except PLUGIN_FAILURES as error:
            reason = f"{type(error).__name__}: {error}"
            if not self._ignore_broken:
                raise PluginError(
                    f'the plugin "{name}" ({origin}) could not be loaded: {reason}. '
                    "Mend or uninstall it, or go on without it: --ignore-broken-plugins."
                ) from error
            self.infos.append(PluginInfo(name, version, origin, error=reason))
            return
        version = version or str(getattr(plugin, "__version__", ""))
        file = getattr(plugin, "__file__", None) or origin
        self.infos.append(PluginInfo(name, version, str(file), self.hooks_of(plugin)))

    def _register(self, plugin: object, name: str) -> None:
        other = self._manager.get_plugin(name)
        if other is not None:
            place = getattr(other, "__file__", other)
            raise PluginError(f'another plugin is called "{name}" already: {place}')
        self._manager.register(plugin, name)
        try:
            # pluggy's own check speaks of hooks only; the caller says which plugin it was
            self._manager.check_pending()
        except pluggy.PluginValidationError as error:
            self._manager.unregister(plugin)
            raise PluginError(f"it implements a hook that cleaner lacks ({error})") from None
        if not self.hooks_of(plugin):
            self._manager.unregister(plugin)
            raise PluginError("it implements no hook of cleaner; a function may lack its @hookimpl")

    def hooks_of(self, plugin: object) -> list[str]:
        """Name the hooks that a registered plugin implements."""
        callers = self._manager.get_hookcallers(plugin) or []
        return sorted(caller.name for caller in callers)

    @property
    def broken(self) -> list[PluginInfo]:
        """The plugins that could not be loaded."""
        return [info for info in self.infos if info.error]

    def collect(self, hook: str) -> Iterable[tuple[str, Any]]:
        """Call a hook of each plugin in turn and give (plugin name, result), None results left out.

        For hooks whose results are put together, so that an error names its plugin.
        """
        for implementation in getattr(self.hook, hook).get_hookimpls():
            try:
                result = implementation.function()
            except PLUGIN_FAILURES as error:
                raise PluginError(
                    f'the plugin "{implementation.plugin_name}" failed in {hook}: '
                    f"{type(error).__name__}: {error}"
                ) from error
            if result is not None:
                yield implementation.plugin_name, result


def import_file(path: Path) -> ModuleType:
    """Import a Python file as a module of its stem's name.

    Raises `PluginError` where there is no such file, and whatever the file's code raises.
    """
    path = path.resolve()
    if not path.is_file():
        raise PluginError(f"there is no file {path}")
    name = f"cleaner_plugin_{path.stem}"
    loaded = sys.modules.get(name)
    if loaded is not None and getattr(loaded, "__file__", None) == str(path):
        return loaded
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise PluginError(f"{path} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module

"""The pipeline: one document on its way from bytes to record."""

import base64
from collections.abc import Iterable
from time import perf_counter
from typing import Any, get_args, get_type_hints

import msgspec

from cleaner import edits as _edits
from cleaner.charsets import known_name
from cleaner.config import Config, EditsLevel, typed
from cleaner.decode import decode_text
from cleaner.dictionaries import Dictionary
from cleaner.document import Decoded, Document, Extracted, LeftOut, Page, RawDocument
from cleaner.edits import Edit, Positions
from cleaner.errors import PLUGIN_FAILURES, ConfigError, PluginError, StageError, nearest
from cleaner.io import zstd
from cleaner.io.sniff import is_html
from cleaner.measures import all_measures, measured
from cleaner.plugins import Plugins
from cleaner.record_check import problem
from cleaner.stages import Stage, order, select
from cleaner.survey import NOT_SURVEYED, Noted, SurveyCounter, Surveyed, encode, load
from cleaner.tally import Tally


class Pipeline:
    """Takes documents through decoding, extraction and the stages.

    Built from a configuration: loads the plugins, orders the stages and checks their options, so
    that everything that is wrong with the settings is said before a document is read
    (`PluginError`, `ConfigError`). `tally` sums up what was done; take it away to start another.
    `left_out` is what extraction left out of the last document.
    `surveyed` is what a survey counted, which the stages that need it get.
    """

    def __init__(self, config: Config, plugins: Plugins | None = None) -> None:
        self.config = config
        if config.input.encoding:
            known_name(config.input.encoding, _named(config, "[input] encoding"))
        self.plugins = plugins or Plugins(
            config.pipeline.plugins, ignore_broken=config.pipeline.ignore_broken_plugins
        )
        self.all_stages = order(list(_given_stages(self.plugins)))
        options = _options(self.all_stages, config)
        _give_dictionaries(options, self.plugins)
        selected = select(self.all_stages, config.pipeline.stages, config.pipeline.skip)
        self._steps = [(stage, options[stage.name]) for stage in selected]
        self._options = {stage.name: options[stage.name] for stage in selected}
        self._all_options = options
        self._measures = [one for one in all_measures(self.plugins) if one.stored]
        self.tally = Tally()
        self.left_out: list[LeftOut] = []
        self.surveyed = NOT_SURVEYED

    @property
    def stages(self) -> list[Stage]:
        """The stages that run, in their order."""
        return [stage for stage, _ in self._steps]

    def clean(self, raw: RawDocument) -> Document:
        """Give the cleaned record of one document. Raises `StageError` where a step fails on it."""
        self.left_out = []
        document = self._begun(raw)
        for stage, options in self._steps:
            self._timed(stage.name, _run_stage, document, stage, options, self.surveyed)
        document.quality = self._timed("measure", measured, document.text, self._measures)
        self._timed("record", self._finish, document, raw)
        return document

    def note(self, raw: RawDocument) -> list[tuple[str, Noted]]:
        """Give what the stages with a survey note of one document, with their names.

        Each gets the document as the stages before it leave it where nothing was surveyed. Raises
        `StageError` where a step fails on it.
        """
        notes: list[tuple[str, Noted]] = []
        surveying = [number for number, (stage, _) in enumerate(self._steps) if stage.survey]
        if not surveying:
            return notes
        document = self._begun(raw)
        for stage, options in self._steps[: surveying[-1] + 1]:
            noted = self._timed(stage.name, _note, document, stage, options)
            if noted is not None:
                notes.append((stage.name, noted))
            if stage is not self._steps[surveying[-1]][0]:
                self._timed(stage.name, _run_stage, document, stage, options, NOT_SURVEYED)
        return notes

    def survey(self, raws: Iterable[RawDocument]) -> int:
        """Go over all documents that will be cleaned; give how many keys of stages recur in them.

        The counts are used from then on. A document that a stage fails on is not counted. Counting
        is done in temporary files; raises `OutputError` where there is no room for them.
        """
        with SurveyCounter() as counter:
            for raw in raws:
                try:
                    counter.add(encode(self.note(raw)))
                except StageError:
                    # it fails again where it is cleaned, and is told of there
                    continue
            self.surveyed = load(counter.finish(), into_memory=True)
        return len(self.surveyed)

    def _begun(self, raw: RawDocument) -> Document:
        document: Document = self._timed("decode", self._decoded, raw)
        if _is_html(raw.media_type, document.text):
            self._timed("extract", self._extract, document)
        return document

    def _timed(self, name: str, step: Any, *arguments: Any) -> Any:
        start = perf_counter()
        try:
            return step(*arguments)
        except PLUGIN_FAILURES as error:
            # the document is set aside and the others go on
            raise StageError(name, f"{type(error).__name__}: {error}") from error
        finally:
            spent = self.tally.seconds
            spent[name] = spent.get(name, 0.0) + perf_counter() - start

    def _decoded(self, raw: RawDocument) -> Document:
        """Begin the record of a document with its decoded text."""
        raw.encoding = raw.encoding or self.config.input.encoding
        if isinstance(raw.data, str):
            decoded = decode_text(raw.data)
        else:
            decoded = self.plugins.hook.cleaner_decode(raw=raw, data=raw.data)
        if not isinstance(decoded, Decoded):
            raise PluginError(f"a plugin gave {decoded!r:.80} for decoded text")
        return Document(
            id=raw.id or raw.default_id,
            source=raw.source,
            text=decoded.text,
            url=raw.url,
            base_url=raw.url or self.config.input.base_url,
            title=raw.title,
            published=raw.published,
            language=raw.language,
            encoding=decoded.encoding,
            extra=raw.extra,
        )

    def _extract(self, document: Document) -> None:
        page = Page(document.text, document, self._options, self._all_options)
        extracted = self.plugins.hook.cleaner_extract(page=page)
        if extracted is None:
            raise PluginError("no plugin extracts the main text of HTML pages")
        if not isinstance(extracted, Extracted):
            raise PluginError(f"a plugin gave {extracted!r:.80} for extracted text")
        document.text = extracted.text
        # what the source itself says of a page goes before what its markup says
        document.title = document.title or extracted.title
        document.published = document.published or extracted.published
        document.language = document.language or extracted.language
        document.facts.update(extracted.facts)
        self.left_out = extracted.left_out

    def _finish(self, document: Document, raw: RawDocument) -> None:
        """Check what plugins made of the record, count it, and make it as large as is wanted."""
        wrong = problem(document)
        if document.id != (raw.id or raw.default_id) or document.source != raw.source:
            wrong = "a plugin changed id or source"
        made = sum(document.metrics.get(f"{stage.name}.edits", 0) for stage, _ in self._steps)
        if wrong is None and made != len(document.edits):
            wrong = "a plugin changed the log of edits"
        if wrong:
            raise PluginError(f"after the last stage the record is not sound: {wrong}")
        self.tally.add(document)
        _keep_edits(document, self.config.run.edits)
        if self.config.run.keep_raw:
            document.raw = pack_raw(raw.data)


def _named(config: Config, setting: str) -> str:
    return f"{config.origin}: {setting}" if config.origin else setting


def _given_stages(plugins: Plugins) -> Iterable[Stage]:
    for name, stages in plugins.collect("cleaner_stages"):
        if not isinstance(stages, list | tuple):
            raise PluginError(f'the plugin "{name}" gives {stages!r:.60}, no list of stages')
        for stage in stages:
            if not isinstance(stage, Stage):
                raise PluginError(
                    f'the plugin "{name}" gives {stage!r:.60} as a stage; mark it with @stage'
                )
            yield stage


def _options(stages: list[Stage], config: Config) -> dict[str, msgspec.Struct | None]:
    by_name = {stage.name: stage for stage in stages}
    for name in config.stages:
        table = _named(config, f"[stages.{name}]")
        if name not in by_name:
            raise ConfigError(f"{table}: there is no such stage; {nearest(name, by_name)}")
        if by_name[name].options is None:
            raise ConfigError(f'{table}: the stage "{name}" has no options')
        if "sites" in config.stages[name]:
            raise ConfigError(f'{table}: rules for sites are tables of their own: [sites."HOST"]')
        if "dictionaries" in config.stages[name]:
            raise ConfigError(f"{table}: dictionaries come of plugins; your own files: dictionary")
    options: dict[str, msgspec.Struct | None] = {}
    for stage in stages:
        given = config.stages.get(stage.name, {})
        options[stage.name] = (
            typed(given, stage.options, _named(config, f"[stages.{stage.name}]"))
            if stage.options
            else None
        )
    _give_sites(options, config)
    return options


def _give_sites(options: dict[str, msgspec.Struct | None], config: Config) -> None:
    """Put the rules for sites into the options of every stage that has a field for them.

    A stage gets the keys of its own; a key that no stage has is an error.
    """
    taking = {name: _site_rules(given) for name, given in options.items() if _has(given, "sites")}
    if config.sites and not taking:
        raise ConfigError(f"{_named(config, '[sites]')}: no stage takes rules for sites")
    known = {key for rules in taking.values() for key in rules.__struct_fields__}
    for host, table in config.sites.items():
        for key in table:
            if key not in known:
                where = _named(config, f'[sites."{host}"]')
                raise ConfigError(f'{where}: there is no setting "{key}"; {nearest(key, known)}')
    for name, rules in taking.items():
        sites = {}
        for host, table in config.sites.items():
            own = {key: value for key, value in table.items() if key in rules.__struct_fields__}
            sites[host] = typed(own, rules, _named(config, f'[sites."{host}"]'))
        options[name] = _with(options[name], "sites", sites, _named(config, "[sites]"))


def _give_dictionaries(options: dict[str, msgspec.Struct | None], plugins: Plugins) -> None:
    """Put the dictionaries of all plugins into the options of every stage that has a field."""
    given: list[Dictionary] = []
    for name, dictionaries in plugins.collect("cleaner_dictionaries"):
        if not isinstance(dictionaries, list | tuple):
            raise PluginError(
                f'the plugin "{name}" gives {dictionaries!r:.60}, no list of dictionaries'
            )
        for one in dictionaries:
            if not isinstance(one, Dictionary):
                raise PluginError(f'the plugin "{name}" gives {one!r:.60}, which is no Dictionary')
            given.append(one)
    for name in [name for name, taking in options.items() if _has(taking, "dictionaries")]:
        options[name] = _with(options[name], "dictionaries", tuple(given), "cleaner_dictionaries")


def _has(options: msgspec.Struct | None, field: str) -> bool:
    return options is not None and field in options.__struct_fields__


def _site_rules(options: Any) -> type[msgspec.Struct]:
    rules: type[msgspec.Struct] = get_args(get_type_hints(type(options))["sites"])[1]
    return rules


def _with(options: Any, field: str, value: Any, where: str) -> msgspec.Struct:
    """Give options with another value, made anew so that their own checks see it."""
    try:
        made: msgspec.Struct = type(options)(**{**msgspec.structs.asdict(options), field: value})
    except ValueError as error:
        raise ConfigError(f"{where}: {error}") from None
    return made


def _is_html(media_type: str | None, text: str) -> bool:
    if media_type in ("text/html", "application/xhtml+xml"):
        return True
    return media_type is None and is_html(text)


def _note(document: Document, stage: Stage, options: msgspec.Struct | None) -> Noted | None:
    noted = stage.note(document, options)
    if not isinstance(noted, Noted | None):
        raise PluginError(f"its survey gave {noted!r:.80}, which is not a Noted")
    return noted


def _run_stage(
    document: Document, stage: Stage, options: msgspec.Struct | None, surveyed: Surveyed
) -> None:
    """Run one stage: check, apply and log its edits, and move all findings along with them."""
    text = document.text
    found_before = len(document.findings)
    given = list(stage(document, options, surveyed.of_stage(stage.name)))
    if document.text is not text:
        raise PluginError("it assigned document.text; a stage yields edits instead")
    for edit in given:
        if not isinstance(edit, Edit):
            raise PluginError(f"it yielded {edit!r:.80}, which is not an Edit")
    for finding in document.findings[found_before:]:
        finding.stage = stage.name
        if not 0 <= finding.start <= finding.end <= len(text):
            raise PluginError(f"its finding at {finding.start}:{finding.end} lies outside the text")
    checked = _edits.check(text, given)
    document.metrics[f"{stage.name}.edits"] = len(checked)
    if not checked:
        return
    document.edits.extend(
        msgspec.structs.replace(edit, stage=stage.name, before=text[edit.start : edit.end])
        for edit in checked
    )
    document.text = _edits.apply(text, checked)
    if document.findings:
        positions = Positions(checked)
        for finding in document.findings:
            finding.start = positions.after(finding.start)
            finding.end = max(finding.start, positions.after(finding.end))


def _keep_edits(document: Document, level: EditsLevel) -> None:
    if level == "all":
        return
    if level == "summary":
        for edit in document.edits:
            key = f"{edit.stage}.edits.{edit.rule}"
            document.metrics[key] = document.metrics.get(key, 0) + 1
    document.edits = []


def pack_raw(data: bytes | str) -> str:
    """Give raw input as zstd-compressed base64 (text as UTF-8), the form of the field `raw`."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return base64.b64encode(zstd.compress(raw)).decode("ascii")


def unpack_raw(packed: str, max_bytes: int = 1 << 30) -> bytes:
    """Give the bytes that `pack_raw` packed. Raises `ValueError` for what it did not pack."""
    try:
        frame = base64.b64decode(packed, validate=True)
    except ValueError as error:
        raise ValueError(f"not base64: {error}") from None
    try:
        decompressor = zstd.ZstdDecompressor()
        data: bytes = decompressor.decompress(frame, max_bytes)
    except zstd.ZstdError as error:
        raise ValueError(f"not zstd: {error}") from None
    if not decompressor.eof:
        raise ValueError(f"not zstd: cut off, or larger than {max_bytes:,} bytes")
    return data

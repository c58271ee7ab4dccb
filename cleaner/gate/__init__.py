"""The gate: tables made of the output, suites loaded strictly, a verdict of our own.

    suites = suites.load_suites(["article"], sources)
    frames = tables.load_tables(Path("clean.jsonl"), suites, manifest)
    judged = verdict.check(suites, frames)

The modules are imported one by one, because plugins need `sources` alone. None of them imports
pandas or Great Expectations by itself: that takes seconds. `gx.warm_up` imports them, in a
background thread if there is other work to do.
"""

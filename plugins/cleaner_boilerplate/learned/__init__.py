"""Models as data, and what reads them: no training library is needed to use one."""

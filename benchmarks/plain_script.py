"""The script that people write before they reach for a tool: chardet and ftfy, file by file.

python plain_script.py FOLDER OUT.jsonl
"""

import json
import sys
from pathlib import Path

import chardet
import ftfy

folder, out = map(Path, sys.argv[1:])
with out.open("w", encoding="utf-8") as stream:
    for path in sorted(folder.iterdir()):
        raw = path.read_bytes()
        text = raw.decode(chardet.detect(raw)["encoding"] or "utf-8", "replace")
        row = {"source": str(path), "text": ftfy.fix_text(text)}
        stream.write(json.dumps(row, ensure_ascii=False) + "\n")

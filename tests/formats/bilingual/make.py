"""Makes memory-utf16.tmx of memory.tmx: the same memory as older programs save it. The other files are by hand."""
import pathlib

here = pathlib.Path(__file__).parent
text = (here / "memory.tmx").read_text("utf-8").replace('encoding="UTF-8"', 'encoding="UTF-16"')
(here / "memory-utf16.tmx").write_bytes(text.replace("\n", "\r\n").encode("utf-16"))

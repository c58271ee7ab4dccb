r"""Xdebug's HTML, as it is and as it stands in a text when its tags are gone.

    array (size=N)                       then N elements, `empty`, or `...` at the depth limit
    object(CLASS)[ID]                    then its properties;  &object(CLASS)[ID]  &array
    string 'raw' (length=BYTES)          string 'beginning'... (length=BYTES) over the limit
    int 5   float 1.5   boolean true   null   resource(5, stream)
    enum(CLASS::CASE) : string 'H' (length=1)
    key =  5 =>  |  'raw' =>  |  private readonly ?int 'name' (DECLARING CLASS) =>

Elements are indented deeper than what they belong to; nothing closes a branch. Where the blanks
were collapsed, only the sizes and the form of the keys tell what belongs where. Source: xdebug
src/lib/var_export_html.c; `(size=N)` since 2.2.
"""

import re

from cleaner_phpdump.dialects.cutting import ELLIPSIS

_KEY_FORM = (
    r"(?P<visibility>public|protected|private)(?: (?:static|readonly))*+"
    r"(?: (?P<type>[?\w\\|&()]{1,200}))? (?:'(?P<property>)|(?P<number>-?\d{1,20}) =>)"
    r"|(?P<index>-?\d{1,20}) =>|'(?P<key>)"
)
KEY = re.compile(_KEY_FORM)
_VALUE_FORM = (
    r"string '(?P<string>)"
    r"|array \(size=(?P<size>\d{1,10})\)|(?P<old_array>array)(?=\s+(?:empty\b|-?\d{1,20} =>|'))"
    r"|(?P<recursion>&array|&object\([^()\n]{1,200}\)\[\d{1,10}\]|\.\.\.)"
    r"|object\((?P<object>[^()\n]{1,200})\)\[(?P<id>\d{1,10})\]"
    r"|int (?P<int>-?\d{1,20})"
    r"|float (?P<float>-?(?:INF|NAN|\d{1,400}(?:\.\d{1,400})?(?:E[+-]?\d{1,4})?))"
    r"|boolean (?P<bool>true|false)|(?P<null>null)"
    r"|resource\((?P<resource>\d{1,20}), (?P<rtype>[^()\n]{1,80})\)"
    r"|enum\((?P<class>[\w\\]{1,200})::(?P<case>\w{1,200})\)"
    r"(?: : (?:int (?P<int_backing>-?\d{1,20})|string '(?P<text_backing>)))?"
    r"|\*uninitialized\*(?P<unset>)"
)
VALUE = re.compile(_VALUE_FORM)
_UNNAMED_VALUE = re.sub(r"\(\?P<\w+>", "(", _VALUE_FORM)
# a key may hold anything; it ends where a value follows
KEY_END = re.compile(
    rf"'(?: \((?P<owner>[^()\n]{{1,200}})\))? ?=>(?=\s*(?:{_UNNAMED_VALUE}"
    r"|[a-z&]{0,8}(?: [^\n]{0,120})?(?:\s*\Z|…|\.\.\.|\[)))"
)
KEY_MAX = 300
JOINED_KEY = re.compile(rf"'[^'\n]{{0,200}}{KEY_END.pattern}")
NOTE = re.compile(r"empty\b|more elements\.\.\.|\.\.\.(?!\s*=>)|virtual 'closure' '[^'\n]{0,300}'")
STRING_END = re.compile(r"'(?=(?:\.\.\.)? \(length=\d{1,10}\))")
CUT_LENGTH = re.compile(
    r"'(?:\.\.\.)? ?(?:\([a-z]{0,6}=?\d{0,10})?\s*(?:…|\.\.\.|\[[^\[\]]{1,8}\])?\s*\Z"
)
LENGTH = re.compile(r"'(?P<more>\.\.\.)? \(length=(?P<length>\d{1,10})\)")
CUT = re.compile(
    rf"(?P<token>(?:[^\n]{{0,160}}?\S)??)(?:\s{{0,400}}+\Z|\s{{0,8}}{ELLIPSIS}\s{{0,400}}+\Z)"
)
# the beginning of a value, of a key of an array and of a property, cut off anywhere
CUT_VALUE = re.compile(
    r"array \(size=\d{0,10}|&?object\([^()\n]{0,200}(?:\)(?:\[\d{0,10})?)?"
    r"|resource\(\d{0,20}(?:, ?[^()\n]{0,80})?|float -?[\d.E+-]{0,40}"
    r"|enum\([\w\\:]{0,300}(?:\)(?: :?(?: [^\n]{0,80})?)?)?"
)
CUT_INDEX = re.compile(r"'[^\n]{0,160}|-?\d{1,20} ?=?")
CUT_PROPERTY = re.compile(
    r"(?:public|protected|private)(?: [?\w\\|&()]{0,60}){0,3}(?: '[^\n]{0,120}| -?\d{0,20} ?=?)?"
)
BEGINNINGS = (
    *("string '", "array (size=", "object(", "int ", "float ", "boolean true", "boolean false"),
    *("null", "resource(", "enum(", "*uninitialized*", "&object(", "&array"),
)
EMPTY = "empty"
NOTES = ("more elements...",)
PROPERTIES = ("public ", "protected ", "private ")
# what Xdebug's line about the call proves to be a head that was cut off
CUT_HEAD = re.compile(
    r"(?:object\([^()\n]{0,200}\)?|array(?: \(size=?)?|string(?: ')?|enum)\s{0,20}\Z"
)
